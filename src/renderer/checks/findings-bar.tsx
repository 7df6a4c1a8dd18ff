import { UnstyledButton } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Failure } from '../ui/failure'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { FindingLine } from './finding-line'
import styles from './findings-bar.module.css'
import { useDismissals } from './use-dismissal'
import { useLetterCheck } from './use-letter-check'

/** As many as leave room for the text; what holds the letter comes first. */
const shownAtFirst = 2

/** What the checks have to say about a letter, under its text. Nothing when they have nothing to say. */
export function FindingsBar({ letterId }: { readonly letterId: string }) {
  const t = useTranslations('checks.bar')
  const ariaKeys = useAriaKeys()
  const check = useLetterCheck(letterId)
  const dismissals = useDismissals(letterId)
  const [isLong, setLong] = useState(false)
  const list = useRef<HTMLElement>(null)
  const goToNext = (): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + 1) % Math.max(1, buttons.length)]?.focus()
  }
  useKeys({ nextFinding: goToNext })

  if (check.error)
    return (
      <section className={styles.bar} aria-label={t('region')}>
        <Failure error={check.error} onRetry={check.retry} />
      </section>
    )
  const { open, dismissed } = check
  if (open.length + dismissed.length === 0) return null
  const shown = isLong ? open : open.slice(0, shownAtFirst)
  const hidden = open.length - shown.length
  const canFold = open.length > shownAtFirst || dismissed.length > 0
  const countWords = [
    ...(hidden > 0 ? [t('more', { count: hidden })] : []),
    ...(dismissed.length > 0 && !isLong ? [t('dismissedCount', { count: dismissed.length })] : []),
  ].join(', ')
  return (
    <section
      className={styles.bar}
      ref={list}
      aria-label={t('region')}
      aria-keyshortcuts={ariaKeys('nextFinding')}
    >
      <ul className={styles.list}>
        {shown.map((finding, index) => (
          <FindingLine
            key={finding.key}
            finding={finding}
            // Two findings about one sentence quote it once.
            isQuoted={finding.quote !== shown[index - 1]?.quote}
            dismissals={dismissals}
          />
        ))}
      </ul>
      {isLong && dismissed.length > 0 ? (
        <ul className={styles.list}>
          {dismissed.map((finding) => (
            <li key={finding.key} className={styles.aside}>
              <span>
                {finding.sentence} {t('dismissedFor', { reason: finding.dismissed?.reason ?? '' })}
              </span>
              <UnstyledButton className={styles.link ?? ''} onClick={() => void dismissals.takeBack(finding)}>
                {t('takeBack')}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      ) : null}
      {canFold ? (
        <div className={styles.foot}>
          <UnstyledButton
            className={styles.link ?? ''}
            aria-expanded={isLong}
            onClick={() => setLong(!isLong)}
          >
            {isLong ? t('fewer') : countWords}
          </UnstyledButton>
          {open.length > 0 ? <KeyCap action="nextFinding" /> : null}
        </div>
      ) : null}
    </section>
  )
}
