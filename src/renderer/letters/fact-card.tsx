import { Portal } from '@mantine/core'
import type { LetterFact } from '@shared/letters'
import type { StaleFact } from '@shared/stale-facts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../ui/use-field-label'
import styles from './fact-card.module.css'
import { useFactSource } from './use-chips'

type FactCardProps = {
  readonly facts: readonly LetterFact[]
  readonly stale: readonly StaleFact[]
  /** The text whose chips the card explains. */
  readonly children: ReactNode
}

type Shown = { readonly field: string; readonly left: number; readonly top: number }

const chipAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('.fact-chip') : null

/**
 * Says where a fact comes from, while the pointer is on its chip or the keyboard has selected it. Escape puts the card
 * away. The same words are the chip's accessible description, so the card itself is hidden from screen readers.
 */
export function FactCard({ facts, stale, children }: FactCardProps) {
  const [shown, setShown] = useState<Shown | null>(null)
  const wrapper = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const text = wrapper.current
    if (!text) return undefined
    const hide = () => setShown(null)
    const point = (event: Event) => setShown(placeOf(chipAt(event.target)))
    // The editor marks a chip that is selected as a whole; that is the keyboard's way to point at it.
    const select = () =>
      setShown(placeOf(text.querySelector<HTMLElement>('.fact-chip.ProseMirror-selectednode')))
    const hideOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    const aborter = new AbortController()
    const { signal } = aborter
    text.addEventListener('pointerover', point, { signal })
    text.addEventListener('pointerleave', hide, { signal })
    text.addEventListener('focusout', hide, { signal })
    text.addEventListener('keydown', hideOnEscape, { signal })
    text.addEventListener('scroll', hide, { signal, capture: true })
    document.addEventListener('selectionchange', select, { signal })
    return () => aborter.abort()
  }, [])

  return (
    <div ref={wrapper} className={styles.wrapper}>
      {children}
      {shown ? (
        <Portal>
          <div className={styles.card} style={{ left: shown.left, top: shown.top }} aria-hidden>
            <FactWords
              field={shown.field}
              fact={facts.find(({ field }) => field === shown.field) ?? null}
              was={stale.find(({ field }) => field === shown.field)?.was ?? null}
            />
          </div>
        </Portal>
      ) : null}
    </div>
  )
}

/** The widest the card gets, with its margin, in px. */
const cardRoom = 300

/** Below the chip, inside the window; null without a chip. */
function placeOf(chip: HTMLElement | null): Shown | null {
  const field = chip?.dataset.field
  if (!chip || field === undefined) return null
  const { left, bottom } = chip.getBoundingClientRect()
  return { field, left: Math.min(left, window.innerWidth - cardRoom), top: bottom + 6 }
}

type FactWordsProps = {
  readonly field: string
  readonly fact: LetterFact | null
  /** What it said when the text was written, where that has changed. */
  readonly was: string | null
}

function FactWords({ field, fact, was }: FactWordsProps) {
  const t = useTranslations('letters.fact')
  const stalely = useTranslations('letters.stale')
  const labelOf = useFieldLabel()
  const sourceOf = useFactSource()
  if (fact === null)
    return (
      <>
        <p className={styles.value}>{labelOf(field)}</p>
        <p className={styles.source}>{t('open')}</p>
      </>
    )
  const value = typeof fact.value === 'string' ? fact.value : fact.value.join(', ')
  return (
    <>
      <p className={styles.source}>{labelOf(field)}</p>
      <p className={styles.value}>{value}</p>
      <p className={styles.source}>{sourceOf(fact)}</p>
      {was === null ? null : <p className={styles.source}>{stalely('card', { was })}</p>}
      {fact.recordType === 'filled' ? <p className={styles.source}>{t('change')}</p> : null}
    </>
  )
}
