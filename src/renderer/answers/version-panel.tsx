import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core'
import {
  type AnswerVersion,
  type AnswerVersionDraft,
  countWords,
  flagPhrases,
  secondsFor,
  starParts,
} from '@shared/answers'
import type { Cliche } from '@shared/question-bank'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { SaveStatus } from '../ui/save-status'
import { useAutosave } from '../ui/use-autosave'
import styles from './answers.module.css'
import { FlaggedField } from './flagged-field'
import { workshopCalls } from './workshop-calls'

export type VersionDraft = Omit<AnswerVersionDraft, 'id' | 'answerId'>

type VersionPanelProps = {
  readonly version: AnswerVersion
  readonly answerId: string
  readonly number: number
  readonly draft: VersionDraft
  readonly phrases: readonly Cliche[]
  readonly wordsPerMinute: number
  readonly onDraft: (draft: VersionDraft) => void
  readonly onRemove: () => void
}

const scores = ['1', '2', '3', '4', '5'] as const
const scoreOf = (value: string): number | null => (value === '' ? null : Number(value))

/** One version: its words with what is worn out in them, how long they take, which parts it has, and two scores. */
export function VersionPanel(props: VersionPanelProps) {
  const { version, answerId, number, draft, phrases, wordsPerMinute, onDraft, onRemove } = props
  const t = useTranslations('answers')
  const inputOf = (typed: VersionDraft) => {
    const { body, hasSituation, hasTask, hasAction, hasResult, selfScore, coachScore } = typed
    return {
      id: version.id,
      answerId,
      body,
      hasSituation,
      hasTask,
      hasAction,
      hasResult,
      selfScore,
      coachScore,
    }
  }
  const autosave = useAutosave<VersionDraft>({
    recordKey: version.id,
    save: (typed) => call('answers.saveVersion', inputOf(typed)),
    announce: (typed) => ({ name: 'answers.saveVersion', input: inputOf(typed) }),
  })
  const change = (part: Partial<VersionDraft>) => {
    const next = { ...draft, ...part }
    onDraft(next)
    autosave.change(next)
  }
  const leave = async () => {
    if (await autosave.flush()) await refresh(workshopCalls)
  }
  const flags = flagPhrases(draft.body, phrases)
  const words = countWords(draft.body)
  const seconds = secondsFor(words, wordsPerMinute)
  const score = (who: 'selfScore' | 'coachScore') => (
    <NativeSelect
      label={t(who)}
      value={String(draft[who] ?? '')}
      onChange={(event) => change({ [who]: scoreOf(event.currentTarget.value) })}
      data={[{ value: '', label: t('noScore') }, ...scores.map((value) => ({ value, label: value }))]}
    />
  )
  const apart =
    draft.selfScore === null || draft.coachScore === null ? null : draft.selfScore - draft.coachScore
  return (
    <section className={styles.panel} aria-label={t('version', { number })}>
      <header className={styles.panelHead}>
        <h3>{t('version', { number })}</h3>
        <span className={styles.length}>
          {t('length', {
            words,
            minutes: Math.floor(seconds / 60),
            seconds: String(seconds % 60).padStart(2, '0'),
          })}
        </span>
        <SaveStatus state={autosave.state} onRetry={() => void autosave.flush()} />
        <ActionIcon aria-label={t('removeVersion', { number })} onClick={onRemove}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </ActionIcon>
      </header>
      <FlaggedField
        label={t('words', { number })}
        value={draft.body}
        flags={flags}
        onChange={(body) => change({ body })}
        onBlur={() => void leave()}
      />
      <fieldset className={styles.star}>
        <legend>{t('star')}</legend>
        {starParts.map((part) => (
          <Checkbox
            key={part}
            label={t(`parts.${part}`)}
            checked={draft[part]}
            onChange={(event) => change({ [part]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
      <div className={styles.scores}>
        {score('selfScore')}
        {score('coachScore')}
        {apart === null ? null : (
          <span className="quiet">
            {apart === 0
              ? t('sameScore')
              : apart > 0
                ? t('clientHigher', { by: apart })
                : t('coachHigher', { by: -apart })}
          </span>
        )}
      </div>
      {flags.length > 0 ? (
        <ul className={styles.flags} aria-label={t('flags')}>
          {flags.map(({ from, to, advice }) => (
            <li key={from}>
              <b data-private>“{draft.body.slice(from, to)}”</b> {advice}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
