import { type Score, type SessionCriterion, scores as scale } from '@shared/mock-sessions'
import { type KeyboardEvent, memo, useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import styles from './criteria-grid.module.css'

type CriteriaGridProps = {
  readonly criteria: readonly SessionCriterion[]
  /** The coach's scores of the answer, in the order of the criteria. */
  readonly scores: readonly (Score | null)[]
  readonly chosenRef: string | null
  readonly questionId: string | null
  readonly isDisabled: boolean
  readonly onChoose: (criterionRef: string) => void
  readonly onScore: (criterionRef: string, score: Score) => void
}

/**
 * The scores of one answer. One stop for Tab a criterion; 1 to 5 score the chosen one wherever the focus is outside a text
 * field, arrows move, Space scores.
 */
export function CriteriaGrid(props: CriteriaGridProps) {
  const { criteria, scores, chosenRef, questionId, isDisabled, onChoose, onScore } = props
  const t = useTranslations('mockSessions')
  const grid = useRef<HTMLDivElement>(null)
  const at = criteria.findIndex(({ criterionRef }) => criterionRef === chosenRef)
  const chosenScore = scores[at] ?? null
  // The focus follows the chosen criterion, unless the coach is somewhere else, as in a text. Another question begins anew.
  useEffect(() => {
    const { activeElement } = document
    const isHere = activeElement === document.body || grid.current?.contains(activeElement)
    if (!isHere || isDisabled) return
    const row = grid.current?.querySelector(`[data-criterion="${CSS.escape(chosenRef ?? '')}"]`)
    if (row && !row.contains(activeElement)) row.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another question has the same first criterion
  }, [chosenRef, questionId, isDisabled])
  // The ring stands on the score that was just given.
  useEffect(() => {
    const row = grid.current?.querySelector(`[data-criterion="${CSS.escape(chosenRef ?? '')}"]`)
    if (chosenScore !== null && row?.contains(document.activeElement))
      row.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()
  }, [chosenRef, chosenScore])

  const chosen = criteria[at]
  return (
    <section className={styles.part} aria-label={t('criteria')}>
      <h2 className="group-head">
        <span>{t('criteria')}</span>
        <span className={styles.keys}>
          <KeyCap action="scoreAnswer" />
          {t('keysTo')}
          <KeyCap action="scoreAnswer" index={4} />
          {t('keysScore')}
        </span>
      </h2>
      {criteria.length === 0 ? <p className="quiet">{t('noCriteria')}</p> : null}
      <div ref={grid} className={styles.grid}>
        {criteria.map((criterion, index) => (
          <CriterionRow
            key={criterion.criterionRef}
            criterion={criterion}
            score={scores[index] ?? null}
            isChosen={criterion.criterionRef === chosenRef}
            isDisabled={isDisabled}
            onChoose={onChoose}
            onScore={onScore}
          />
        ))}
      </div>
      {chosen && chosenScore !== null ? (
        <p className={styles.anchor}>
          {t('anchor', { score: chosenScore, text: chosen.anchors[chosenScore - 1] ?? '' })}
        </p>
      ) : null}
    </section>
  )
}

/** Left and right go from score to score; a score is given by its number or by Space. */
function moveAmongScores(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  buttons[buttons.findIndex((button) => button === document.activeElement) + by]?.focus()
}

type CriterionRowProps = {
  readonly criterion: SessionCriterion
  readonly score: Score | null
  readonly isChosen: boolean
  readonly isDisabled: boolean
  readonly onChoose: (criterionRef: string) => void
  readonly onScore: (criterionRef: string, score: Score) => void
}

const CriterionRow = memo(function CriterionRow(props: CriterionRowProps) {
  const { criterion, score, isChosen, isDisabled, onChoose, onScore } = props
  const { criterionRef, name, anchors } = criterion
  const nameId = useId()
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its scores take the focus, one at a time
    <div
      role="radiogroup"
      aria-labelledby={nameId}
      aria-disabled={isDisabled || undefined}
      className={styles.row}
      data-criterion={criterionRef}
      data-chosen={isChosen || undefined}
      onKeyDown={moveAmongScores}
    >
      <span id={nameId} className={styles.name} title={name}>
        {name}
      </span>
      {scale.map((value) => (
        <button
          key={value}
          type="button"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input would score by the arrows that only move here
          role="radio"
          aria-checked={score === value}
          aria-label={String(value)}
          title={anchors[value - 1] || undefined}
          disabled={isDisabled}
          tabIndex={value === (score ?? 1) ? 0 : -1}
          className={styles.score}
          onFocus={() => onChoose(criterionRef)}
          onClick={() => onScore(criterionRef, value)}
        >
          {value}
        </button>
      ))}
    </div>
  )
})
