import { Button, Group } from '@mantine/core'
import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../ui/use-field-label'
import { refill } from './letter-draft'
import styles from './text-part.module.css'
import type { LetterDesk } from './use-letter-desk'

const bold = (words: ReactNode) => <b>{words}</b>

/**
 * Names the facts that changed since the draft was written: the sentence around a new value may be wrong, though the value is
 * right. The coach takes what the record says now, or keeps the old values for this letter.
 */
export function StaleBar({ desk }: { readonly desk: LetterDesk }) {
  const t = useTranslations('letters.stale')
  const labelOf = useFieldLabel()
  const { stale } = desk.stored
  if (stale.length === 0) return null
  const keep = () => {
    const old = new Map(stale.map(({ field, was }) => [field, was]))
    desk.edit({ filled: refill(desk.draft.filled, old) })
    void desk.autosave.flush()
  }
  return (
    <div className={styles.check}>
      <History className={styles.checkIcon} size={16} strokeWidth={1.75} aria-hidden />
      <output className={`${styles.words} ${styles.wide}`}>
        <span>{t.rich('title', { count: stale.length, b: bold })}</span>
        {stale.map(({ field, was, now }) => (
          <span key={field}>
            {now === null
              ? t('gone', { label: labelOf(field), was })
              : t('changed', { label: labelOf(field), was, now })}
          </span>
        ))}
      </output>
      <Group gap="sm" className={styles.wide ?? ''}>
        <span className={`quiet ${styles.hint}`}>{t('hint')}</span>
        <Button onClick={keep}>{t('keep')}</Button>
        <Button onClick={() => void desk.confirm('facts')}>{t('take')}</Button>
      </Group>
    </div>
  )
}
