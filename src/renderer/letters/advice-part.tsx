import { SegmentedControl } from '@mantine/core'
import { findTopics } from '@shared/find-topics'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { AdviceCard } from './advice-card'
import styles from './advice-part.module.css'
import { AdviceSearch } from './advice-search'
import { foundLines, lineLimit, type SchoolChoice, suggestionLines } from './suggestion-list'
import type { LetterDesk } from './use-letter-desk'

type AdvicePartProps = {
  readonly desk: LetterDesk
  /** The client's words; empty when nothing was asked. */
  readonly question: string
  readonly onAdd: (topicId: string) => void
}

const schools = ['both', 'patience', 'initiative'] as const

const firstCap = () => <KeyCap action="addAdvice" />
const lastCap = () => <KeyCap action="addAdvice" index={lineLimit - 1} />

/** Advice for the question, best first, each with its reasons; or whatever the coach searches for. */
export function AdvicePart({ desk, question, onAdd }: AdvicePartProps) {
  const t = useTranslations('letters.advice')
  const { clientId } = desk.stored.letter
  const { opportunityId, topics } = desk.draft
  const [school, setSchool] = useState<SchoolChoice>('both')
  const [wanted, setWanted] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const suggested = useCall('advice.suggest', { clientId, opportunityId, question }, { keepPrevious: true })
  const library = useCall('advice.list', {})
  const isLate = useLateLoading(suggested.isPending)

  const isSearching = wanted.trim() !== ''
  const fits = suggested.data?.fits ?? true
  // What fits badly is a near miss of a question; without one it is chance, and not shown.
  const hasQuestion = question.trim() !== ''
  const lines = isSearching
    ? foundLines(
        findTopics(
          (library.data ?? []).filter(({ isRetired }) => !isRetired),
          wanted,
        ),
      )
    : suggestionLines(fits || hasQuestion ? (suggested.data?.suggestions ?? []) : [], school, lineLimit)
  const current = lines.find(({ topicId }) => topicId === chosenId) ?? lines[0]
  const add = (index: number) => {
    const line = lines[index]
    if (line === undefined) return
    setChosenId(line.topicId)
    if (!topics.includes(line.topicId)) onAdd(line.topicId)
  }
  useKeys({ addAdvice: add, find: () => search.current?.focus() })

  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h2 className={styles.title}>{isSearching ? t('found') : t('title')}</h2>
        {isSearching ? null : (
          <SegmentedControl
            aria-label={t('school')}
            value={school}
            onChange={(value) => setSchool(schools.find((known) => known === value) ?? 'both')}
            data={schools.map((value) => ({ value, label: t(`schools.${value}`) }))}
          />
        )}
      </div>
      <AdviceSearch input={search} value={wanted} onChange={setWanted} onEnter={() => add(0)} />
      <div className={styles.scroll}>
        {suggested.error ? (
          <Failure error={suggested.error} onRetry={() => void suggested.refetch()} />
        ) : null}
        {isLate ? <GreyRows /> : null}
        {isSearching || fits ? null : (
          <output className={styles.weak}>
            <span className={hasQuestion ? 'due' : styles.weakTitle}>
              {t(hasQuestion ? 'noneFits' : 'noQuestion')}
            </span>
            <span>{t(hasQuestion ? 'noneFitsHint' : 'noQuestionHint')}</span>
          </output>
        )}
        {isSearching && lines.length === 0 ? (
          <p className={styles.nothing}>{t('nothingFound', { wanted })}</p>
        ) : null}
        {desk.addFailure ? (
          <p className={`late ${styles.nothing}`} role="alert">
            {desk.addFailure.message}
          </p>
        ) : null}
        <ol className={styles.list} aria-label={isSearching ? t('found') : t('title')}>
          {lines.map((line) => (
            <AdviceCard
              key={line.topicId}
              line={line}
              topic={library.data?.find(({ topicId }) => topicId === line.topicId) ?? null}
              facts={desk.facts}
              kind={desk.draft.kind}
              isCurrent={line === current}
              isInLetter={topics.includes(line.topicId)}
              isBusy={desk.isAdding}
              onChoose={() => setChosenId(line.topicId)}
              onAdd={() => onAdd(line.topicId)}
            />
          ))}
        </ol>
      </div>
      <p className={styles.foot}>{t.rich('keys', { first: firstCap, last: lastCap })}</p>
    </div>
  )
}
