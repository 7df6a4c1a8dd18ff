import { Button, UnstyledButton } from '@mantine/core'
import type { SessionRow } from '@shared/mock-sessions'
import { clockOf } from '@shared/mock-sessions/answer-times'
import { questionsDue } from '@shared/mock-sessions/questions-due'
import type { SessionFacts } from '@shared/mock-sessions/session-facts'
import { progressOf } from '@shared/mock-sessions/session-progress'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import styles from '../interviews/case-lists.module.css'
import { goTo } from '../navigation'
import { useToday } from '../practice'
import { RecordedUntil } from '../recordings/recorded-until'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Split } from '../ui/screen'
import { useLateLoading } from '../ui/use-late-loading'
import { CarriedList } from './carried-list'
import { DriftWords } from './drift-words'
import { PrepareButton } from './prepare-button'
import { CriteriaProgress, ProgressFigure } from './progress-figure'
import { placeOfSession } from './session-place'
import report from './session-report.module.css'

type ClientSessionsProps = {
  readonly clientId: string
  /** What the client is called. */
  readonly name: string
}

/** A client's mock sessions: the list, how they went on, and what the next one takes up again. */
export function ClientSessions({ clientId, name }: ClientSessionsProps) {
  const t = useTranslations('sessionReport')
  const list = useCall('mockSessions.list', { clientId })
  const history = useCall('mockSessions.history', { clientId })
  const isLate = useLateLoading(list.isPending || history.isPending)
  const error = list.error ?? history.error
  if (error)
    return (
      <Failure
        error={error}
        onRetry={() => {
          void list.refetch()
          void history.refetch()
        }}
      />
    )
  if (!list.data || !history.data) return isLate ? <GreyRows /> : null
  const { rows } = list.data
  const { sessions } = history.data
  if (rows.length === 0)
    return (
      <EmptyState
        title={t('tab.empty', { name })}
        hint={t('tab.emptyHint')}
        action={<SessionButtons clientId={clientId} />}
      />
    )
  const numberOf = new Map(sessions.map(({ id, number }) => [id, number]))
  return (
    <Split stacks>
      <Pane label={t('tab.label', { name })} width="grow">
        <div className={styles.tools}>
          <SessionButtons clientId={clientId} />
        </div>
        <ul className={styles.list} aria-label={t('tab.label', { name })}>
          {rows.map((row) => (
            <li key={row.id} className={styles.item}>
              <SessionLine row={row} number={numberOf.get(row.id) ?? null} />
            </li>
          ))}
        </ul>
        {sessions.length === 0 ? null : (
          <div className={report.main}>
            <ProgressFigure progress={progressOf(sessions)} name={name} />
            <CriteriaProgress progress={progressOf(sessions)} name={name} />
          </div>
        )}
      </Pane>
      <Pane label={t('asideLabel')} width="aside">
        <SessionsAside sessions={sessions} name={name} />
      </Pane>
    </Split>
  )
}

function SessionLine({ row, number }: { readonly row: SessionRow; readonly number: number | null }) {
  const t = useTranslations('sessionReport')
  const { instant } = useDayText()
  const { id, kind, state, title, startedAt, createdAt, elapsedMs, average, questionCount, recordedUntil } =
    row
  return (
    <UnstyledButton className={styles.row ?? ''} data-item={id} onClick={() => goTo(placeOfSession(row))}>
      <span className={styles.main}>
        <span className={styles.name}>{title}</span>{' '}
        {number === null ? null : <span>{t('tab.line', { kind, number })}</span>}
      </span>
      <span className={styles.second}>
        <span className="quiet">{instant(startedAt ?? createdAt)}</span>
        <span className={state === 'ended' ? 'quiet' : 'due'}>{t('tab.state', { state })}</span>
        {elapsedMs === 0 ? null : <span className="quiet number">{clockOf(elapsedMs)}</span>}
        <span className="quiet">{t('tab.questions', { count: questionCount })}</span>
        {average === null ? null : <span className="number">{t('tab.score', { mean: average })}</span>}
        <RecordedUntil on={recordedUntil} />
      </span>
    </UnstyledButton>
  )
}

function SessionsAside({
  sessions,
  name,
}: {
  readonly sessions: readonly SessionFacts[]
  readonly name: string
}) {
  const t = useTranslations('sessionReport')
  const today = useToday()
  const due = questionsDue(sessions, today)
  const next = sessions.length + 1
  return (
    <div className={report.aside}>
      <section className={report.section} aria-label={t('again')}>
        <h2 className={report.head}>{t('again')}</h2>
        <p className="quiet">
          {due.length === 0 ? t('againNone') : t('tab.due', { count: due.length, session: next })}
        </p>
        <CarriedList questions={due} />
      </section>
      <section className={report.section} aria-label={t('drift.title')}>
        <h2 className={report.head}>{t('drift.title')}</h2>
        <DriftWords drift={progressOf(sessions).drift} name={name} />
      </section>
    </div>
  )
}

/** What can be begun for this client: a session, or work on the answers. */
function SessionButtons({ clientId }: { readonly clientId: string }) {
  const t = useTranslations('answers')
  return (
    <div className={report.buttons}>
      <PrepareButton clientId={clientId} />
      <Button onClick={() => goTo({ at: 'answers', clientId })}>{t('open')}</Button>
    </div>
  )
}
