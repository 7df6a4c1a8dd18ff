import { Button } from '@mantine/core'
import type { CaseHistory, TimelineItem } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo } from '../navigation'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { KeyCap } from '../ui/key-cap'
import { PromiseLine } from '../ui/promise-line'
import { useAriaKeys } from '../ui/use-keys'
import { hasPlace, holdsWords, opportunityOf, type TodayLine } from './today-lines'
import styles from './today-pane.module.css'
import { useLineText } from './use-line-text'
import { useShortEntry } from './use-short-entry'
import type { TodayActions } from './use-today-actions'

type TodayPaneProps = { readonly line: TodayLine; readonly actions: TodayActions }

/** Explains the chosen line: where it stands, why it is here, what was asked, and what was before. */
export function TodayPane({ line, actions }: TodayPaneProps) {
  const t = useTranslations('today')
  const text = useLineText()
  const today = useToday()
  const history = useCall('interviews.history', { clientId: line.item.clientId })
  const { lead, rest, rule } = text(line)
  const step = line.type === 'step' ? line.item : null
  return (
    <div className={styles.pane}>
      <h2 className={styles.name}>{lead}</h2>
      {rest === '' ? null : (
        <p className={styles.text} data-private={holdsWords(line) ? true : undefined}>
          {rest}
        </p>
      )}
      {typeof step?.daysLate === 'number' ? (
        <p className={`late ${styles.big}`}>{t('late', { days: step.daysLate })}</p>
      ) : null}
      {step?.promise ? (
        <div className={styles.promise}>
          <PromiseLine
            saidOn={step.promise.saidOn}
            promisedFrom={step.promise.from}
            promisedTo={step.promise.to}
            today={today}
          />
        </div>
      ) : null}
      <Buttons line={line} actions={actions} />
      <section className={styles.section}>
        <h3 className="group-head">{t('why')}</h3>
        <p className={styles.text} data-private={holdsWords(line) ? true : undefined}>
          {rule}{' '}
          {step && step.next.ruleDays !== null ? (
            <button
              type="button"
              className={styles.link}
              onClick={() => goTo({ at: 'settings', partId: 'follow-up-clock' })}
            >
              {t('changeRule')}
            </button>
          ) : null}
        </p>
        {step !== null && step.budget.freeOn !== null ? (
          <p className={`quiet ${styles.text}`}>
            {t('budget', { sent: step.budget.sent, limit: step.budget.limit })}
          </p>
        ) : null}
      </section>
      {history.data ? <Before history={history.data} line={line} /> : null}
    </div>
  )
}

/** The words on the first button. */
function mainAct({ type }: TodayLine): 'goOnWriting' | 'openOutbox' | 'listen' | 'draftLetter' {
  if (type === 'draft') return 'goOnWriting'
  if (type === 'unsent') return 'openOutbox'
  return type === 'recording' ? 'listen' : 'draftLetter'
}

function Buttons({ line, actions }: TodayPaneProps) {
  const t = useTranslations('today')
  const ariaKeys = useAriaKeys()
  const step = line.type === 'step' ? line.item : null
  const canDo = step !== null && ['thank_you', 'check_in', 'let_go'].includes(step.next.kind)
  return (
    <div className={styles.buttons}>
      <Button
        variant="filled"
        rightSection={<KeyCap action="draftLetter" />}
        aria-keyshortcuts={ariaKeys('draftLetter')}
        onClick={() => actions.draft(line)}
      >
        {t(mainAct(line))}
      </Button>
      <Button
        rightSection={<KeyCap action="openCase" />}
        aria-keyshortcuts={ariaKeys('openCase')}
        onClick={() =>
          hasPlace(line)
            ? goTo({ at: 'client', id: line.item.clientId, tab: 'timeline' })
            : actions.open(line)
        }
      >
        {t('openCase')}
      </Button>
      {line.type === 'interview' ? (
        <Button
          rightSection={<KeyCap action="prepareSession" />}
          aria-keyshortcuts={ariaKeys('prepareSession')}
          onClick={() => actions.prepare(line)}
        >
          {t('prepareSession')}
        </Button>
      ) : null}
      {step !== null && step.next.stepKey !== null ? (
        <div className={styles.small}>
          {canDo ? (
            <Button
              rightSection={<KeyCap action="stepDone" />}
              aria-keyshortcuts={ariaKeys('stepDone')}
              onClick={() => actions.done(line)}
            >
              {t('done')}
            </Button>
          ) : null}
          <Button
            rightSection={<KeyCap action="stepLater" />}
            aria-keyshortcuts={ariaKeys('stepLater')}
            onClick={() => actions.later(line)}
          >
            {t('later')}
          </Button>
          <Button
            rightSection={<KeyCap action="stepAside" />}
            aria-keyshortcuts={ariaKeys('stepAside')}
            onClick={() => actions.aside(line)}
          >
            {t('aside')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Lines shown under "before that". */
const shownBefore = 6

/** The open question in the client's words, then the newest note, message and letter, then what else was before. */
function Before({ history, line }: { readonly history: CaseHistory; readonly line: TodayLine }) {
  const t = useTranslations('today')
  const { day } = useDayText()
  const short = useShortEntry()
  const opportunityId = opportunityOf(line)
  const about = history.timeline.filter(
    (item) => opportunityId === null || item.opportunityId === null || item.opportunityId === opportunityId,
  )
  const question = about.find((item) => item.type === 'question' && item.answeredByLetterId === null)
  const past = about.filter((item) => item.on <= history.today && item !== question)
  const newest = (type: TimelineItem['type']) => past.find((item) => item.type === type)
  const last = (['note', 'message', 'letter'] as const).flatMap((type) => {
    const item = newest(type)
    return item ? [{ type, item }] : []
  })
  const others = past.filter((item) => !last.some((one) => one.item === item)).slice(0, shownBefore)
  return (
    <>
      {question?.type === 'question' ? (
        <section className={styles.section}>
          <h3 className="group-head">
            <span>{t('asked', { name: line.item.client })}</span>
            <span>{day(question.on, 'short')}</span>
          </h3>
          <p className={`said ${styles.said}`}>{t('quote', { text: question.body.trim() })}</p>
        </section>
      ) : null}
      {last.length > 0 ? (
        <section className={styles.section}>
          <h3 className="group-head">{t('last')}</h3>
          <dl className={styles.log}>
            {last.map(({ type, item }) => (
              <div key={type} className={styles.entry}>
                <dt>{t(`lastOf.${type}`, { day: day(item.on, 'short') })}</dt>
                <dd data-private>{short(item)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section className={styles.section}>
          <h3 className="group-head">{t('before')}</h3>
          <dl className={styles.log}>
            {others.map((item) => (
              <div key={item.id} className={styles.entry}>
                <dt>{day(item.on, 'short')}</dt>
                <dd data-private>{short(item)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </>
  )
}
