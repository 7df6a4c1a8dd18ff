import { Button } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { hashOf } from '../navigation'
import { useDayText } from '../ui/day-text'
import { clashWithin, earlierClash } from './clashes'
import styles from './text-part.module.css'
import type { LetterDesk } from './use-letter-desk'

/** Warns when the letter says the opposite of itself or of an earlier letter to the same client. */
export function ClashBar({ desk }: { readonly desk: LetterDesk }) {
  const t = useTranslations('letters.clash')
  const { day } = useDayText()
  const { id, clientId } = desk.stored.letter
  const { topics } = desk.draft
  const library = useCall('advice.list', {})
  const letters = useCall('letters.list', { clientId })
  const [kept, setKept] = useState<readonly string[]>([])
  if (!library.data) return null

  const within = clashWithin(topics, library.data)
  const earlier = within
    ? null
    : earlierClash({ letterId: id, topics, letters: letters.data ?? [], library: library.data })
  const clash = within ?? earlier
  if (clash === null || kept.includes(clash.key)) return null
  return (
    <div className={styles.check}>
      <TriangleAlert className={styles.checkIcon} size={16} strokeWidth={1.75} aria-hidden />
      <output className={styles.words}>
        {earlier ? (
          <>
            <span>
              <b>{t('earlier', { day: day(earlier.on, 'short'), title: earlier.other.title })}</b>
            </span>
            <span>
              {t('now', { title: earlier.one.title })}{' '}
              <a href={hashOf({ at: 'letter', id: earlier.letterId })}>{t('read')}</a>
            </span>
          </>
        ) : (
          <>
            <span>
              <b>{t('within', { one: clash.one.title, other: clash.other.title })}</b>
            </span>
            <span className="quiet">{t('withinHint')}</span>
          </>
        )}
      </output>
      <Button onClick={() => setKept([...kept, clash.key])}>{t('keep')}</Button>
    </div>
  )
}
