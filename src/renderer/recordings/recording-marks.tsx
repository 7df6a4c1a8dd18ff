import { clockOf } from '@shared/mock-sessions/answer-times'
import type { FactMark } from '@shared/mock-sessions/session-facts'
import { markText } from '@shared/mock-sessions/session-quotes'
import type { KeyboardEvent, Ref } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import styles from './recording-part.module.css'

/** A mark with its place in the recording's own time, in milliseconds. */
export type PlacedMark = { readonly mark: FactMark; readonly playMs: number }

type RecordingMarksProps = {
  readonly ref: Ref<HTMLOListElement>
  readonly marks: readonly PlacedMark[]
  readonly placeMs: number
  readonly onPlay: (playMs: number) => void
}

/** Up and down go through the list, as in every other one. */
function moveInList(event: KeyboardEvent<HTMLOListElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[at + by]?.focus()
  event.preventDefault()
}

/** The marks that were recorded, each with the session's clock; one that is pressed is played from there. */
export function RecordingMarks({ ref, marks, placeMs, onPlay }: RecordingMarksProps) {
  const t = useTranslations('recordings')
  const current = marks.findLast(({ playMs }) => playMs <= placeMs + 50)?.mark.id
  if (marks.length === 0) return <p className="quiet">{t('noMarks')}</p>
  return (
    <>
      <h3 className={styles.subhead}>
        {t('marks')} <KeyCap action="recordingMarks" />
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of its buttons */}
      <ol className={styles.marks} ref={ref} aria-label={t('marks')} onKeyDown={moveInList}>
        {marks.map(({ mark, playMs }) => (
          <li key={mark.id}>
            <button
              type="button"
              className={styles.mark}
              aria-current={mark.id === current || undefined}
              onClick={() => onPlay(playMs)}
            >
              <span className={styles.markTime}>{clockOf(mark.atMs)}</span>
              <span className={styles.markWords}>{markText(mark) || t('bareMark', { kind: mark.kind })}</span>
              <span className="quiet">{t('markKind', { kind: mark.kind })}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
