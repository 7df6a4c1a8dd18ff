import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { Client } from '@shared/clients'
import type { CaseHistory } from '@shared/interviews'
import { questionsDue } from '@shared/mock-sessions/questions-due'
import type { SessionFacts } from '@shared/mock-sessions/session-facts'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { CallError, useCall, useSend } from '../api'
import { goTo } from '../navigation'
import { useDayText } from '../ui/day-text'
import { closePrepare, type PrepareFor } from '../ui/prepare-session'
import { useUnsavedWork } from '../ui/unsaved-work'
import { CriteriaChoice } from './criteria-choice'
import { PlanEditor } from './plan-editor'
import styles from './prepare-dialog.module.css'
import { sessionCalls } from './session-calls'
import {
  aimsOf,
  type Bank,
  draftCriteria,
  firstAim,
  firstCriteria,
  type PlannedQuestion,
  type SessionAim,
} from './session-plan'

type PrepareFormProps = {
  readonly client: Client
  readonly history: CaseHistory
  /** Sessions the client had before that are over. */
  readonly sessions: readonly SessionFacts[]
  readonly bank: Bank
  readonly about: PrepareFor
}

/** Seconds an answer may take; 0 is without a limit. */
const limits = [0, 60, 90, 120, 180, 240, 300, 420, 600] as const
const usualLimit = 180

/** The parts of a session before it begins. Ctrl or Cmd with Enter prepares from any field. */
export function PrepareForm({ client, history, sessions, bank, about }: PrepareFormProps) {
  const t = useTranslations('mockSessions.prepare')
  const aims = aimsOf(history)
  const number = sessions.length + 1
  const aimText = useAimText(history)
  const [aim, setAim] = useState(() => firstAim(aims, about))
  const [ownTitle, setOwnTitle] = useState<string | null>(null)
  const [limit, setLimit] = useState<number>(usualLimit)
  const [plan, setPlan] = useState<readonly PlannedQuestion[]>([])
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const suggested = useCall('questionBank.suggestSet', { clientId: client.id, roundId: aim.roundId })
  const prepare = useSend('mockSessions.prepare', { changes: sessionCalls })
  const first = useRef<HTMLSelectElement>(null)
  // The dialog may be open before there is a field in it to begin with; where there was one at once, its own search for the
  // first one comes after this and finds the mark.
  useEffect(() => first.current?.focus(), [])
  useUnsavedWork(plan.length > 0 || ownTitle !== null)

  const refs = chosen ?? firstCriteria(plan, bank.criteria)
  const isAimed = aim.opportunityId !== null
  const title =
    ownTitle ?? (isAimed ? t('titleFor', { number, aim: aimText(aim, 'name') }) : t('titleAlone', { number }))
  const problem = plan.length === 0 ? t('needsQuestion') : title.trim() === '' ? t('needsTitle') : null

  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    setTried(true)
    if (problem !== null || prepare.isPending) return
    try {
      const session = await prepare.mutateAsync({
        id: newId(),
        clientId: client.id,
        ...aim,
        title: title.trim(),
        questions: plan.map(({ key: _key, ...question }) => ({
          ...question,
          // A set that says how long an answer may take knows better.
          limitSeconds: question.limitSeconds ?? (limit === 0 ? null : limit),
        })),
        criteria: draftCriteria(refs, bank.criteria),
      })
      closePrepare()
      goTo({ at: 'mockSession', id: session.id })
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error.answer.message)
    }
  }
  const byKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void submit()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears one key from all its fields
    <form onSubmit={(event) => void submit(event)} onKeyDown={byKey} noValidate>
      <div className={styles.fields}>
        <NativeSelect
          ref={first}
          data-autofocus
          label={t('aim', { name: client.fullName })}
          value={aims.indexOf(aim)}
          onChange={(event) => setAim(aims[Number(event.currentTarget.value)] ?? aim)}
          data={aims.map((one, index) => ({ value: String(index), label: aimText(one, 'choice') }))}
        />
        <TextInput
          label={t('name')}
          value={title}
          maxLength={200}
          onChange={(event) => setOwnTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('limit')}
          value={limit}
          onChange={(event) => setLimit(Number(event.currentTarget.value))}
          data={limits.map((seconds) => ({
            value: String(seconds),
            label: t('limitChoice', { seconds, minutes: seconds / 60 }),
          }))}
        />
      </div>
      <PlanEditor
        plan={plan}
        bank={bank}
        limit={limit}
        suggested={suggested.data?.items ?? []}
        due={questionsDue(sessions, history.today)}
        onPlan={setPlan}
      />
      <CriteriaChoice criteria={bank.criteria} chosen={refs} onChosen={setChosen} />
      {(isTried && problem !== null) || failure !== null ? (
        <p role="alert" className={styles.failure}>
          {failure ?? problem}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" aria-disabled={prepare.isPending}>
          {t('submit')}
        </Button>
        <Button onClick={closePrepare}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

/** An aim in words: to choose it by, or as part of the session's name. */
function useAimText(history: CaseHistory): (aim: SessionAim, form: 'choice' | 'name') => string {
  const t = useTranslations('mockSessions.prepare')
  const stage = useTranslations('interviews.form')
  const { day } = useDayText()
  return ({ opportunityId, roundId }, form) => {
    const standing = history.standings.find((one) => one.opportunityId === opportunityId)
    const round = history.rounds.find(({ id }) => id === roundId)
    const employer = standing?.employer ?? ''
    if (!standing) return t('aimNone')
    if (!round) return form === 'name' ? employer : t('aimOpportunity', { employer, role: standing.role })
    const stageName = stage('stageChoice', { stage: round.stage })
    return form === 'name'
      ? t('aimName', { employer, stage: stageName })
      : t('aimRound', { employer, stage: stageName, day: day(round.heldOn) })
  }
}
