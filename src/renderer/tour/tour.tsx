import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { useFailureNotice } from '../ui/use-failure-notice'
import { isCovered } from '../ui/use-keys'
import { cornerFor } from './corner'
import styles from './tour.module.css'
import { type TourStop, tourStops } from './tour-stops'
import { endTour } from './tour-store'
import { useTarget } from './use-target'

/** Distance of the ring from what it goes around, in CSS pixels. */
const gap = 4

/**
 * Shows a new coach around: a card that says what is where, and a ring around it. The app stays usable; Escape or a button ends
 * the tour wherever it is, and the focus goes back to where it was.
 */
export function Tour() {
  const t = useTranslations('tour')
  const [stops, setStops] = useState<readonly TourStop[]>([])
  const [at, setAt] = useState(0)
  const sayFailure = useFailureNotice()
  const next = useRef<HTMLButtonElement>(null)
  const stop = stops[at] ?? null
  const box = useTarget(stop?.target ?? null)
  const isLast = at === stops.length - 1

  const go = async (to: number, among: readonly TourStop[]): Promise<void> => {
    setAt(to)
    try {
      const place = await among[to]?.place?.()
      if (place) goTo(place)
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  const begin = useEffectEvent((found: readonly TourStop[]): void => {
    setStops(found)
    void go(0, found)
  })
  const giveUp = useEffectEvent((error: unknown): void => {
    sayFailure(t('failed'), error)
    endTour()
  })
  useEffect(() => {
    const before = document.activeElement
    tourStops().then(begin, giveUp)
    return () => {
      const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected
      if (isThere) before.focus()
      else document.getElementById('screen')?.focus()
    }
  }, [])
  // A screen that has just come may take the focus for itself; the tour's own keys are on the card.
  const shown = stop === null ? null : `${stop.name} ${box === null ? 'soon' : 'there'}`
  useEffect(() => {
    if (shown !== null) next.current?.focus({ preventScroll: true })
  }, [shown])
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isCovered()) return
      // Escape would go back from the screen below as well.
      event.preventDefault()
      event.stopPropagation()
      endTour()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])

  if (stop === null) return null
  return (
    <>
      {box === null ? null : (
        <div
          className={styles.ring}
          style={{
            left: box.left - gap,
            top: box.top - gap,
            width: box.width + 2 * gap,
            height: box.height + 2 * gap,
          }}
          aria-hidden
        />
      )}
      <section className={styles.card} data-corner={cornerFor(box)} aria-labelledby="tour-title">
        <output className={styles.said}>
          <p className={styles.count}>{t('stop', { number: at + 1, count: stops.length })}</p>
          <h2 className={styles.title} id="tour-title">
            {t(`stops.${stop.name}.title`)}
          </h2>
          <p className={styles.text}>{t(`stops.${stop.name}.text`)}</p>
        </output>
        <div className={styles.buttons}>
          {isLast ? null : (
            <Button className={styles.leave ?? ''} variant="subtle" onClick={endTour}>
              {t('leave')}
            </Button>
          )}
          {at === 0 ? null : <Button onClick={() => void go(at - 1, stops)}>{t('back')}</Button>}
          <Button ref={next} variant="filled" onClick={() => (isLast ? endTour() : void go(at + 1, stops))}>
            {t(isLast ? 'done' : 'next')}
          </Button>
        </div>
      </section>
    </>
  )
}
