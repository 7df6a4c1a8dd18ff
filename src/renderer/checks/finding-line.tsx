import { Button, TextInput } from '@mantine/core'
import type { CheckedFinding } from '@shared/checks'
import { OctagonAlert, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { hashOf, type Place } from '../navigation'
import styles from './findings-bar.module.css'
import type { Dismissals } from './use-dismissal'

type FindingLineProps = {
  readonly finding: CheckedFinding
  /** False where the line above quotes the same passage. */
  readonly isQuoted: boolean
  readonly dismissals: Dismissals
}

/** Where the record is that a finding rests on; null where there is nothing to open. */
function placeOf({ record }: CheckedFinding): Place | null {
  if (record === null || record.clientId === null) return null
  if (record.type === 'letter') return { at: 'letter', id: record.id }
  return {
    at: 'client',
    id: record.clientId,
    tab: 'timeline',
    ...(record.type === 'promise' || record.type === 'round' ? { itemId: record.id } : {}),
  }
}

/** One finding: what is wrong, the passage, what it rests on, and the way to keep it with a reason. */
export function FindingLine({ finding, isQuoted, dismissals }: FindingLineProps) {
  const t = useTranslations('checks.bar')
  const [isAsking, setAsking] = useState(false)
  const place = placeOf(finding)
  const Icon = finding.holds ? OctagonAlert : TriangleAlert
  return (
    <li className={styles.line}>
      <Icon
        className={finding.holds ? styles.serious : styles.warning}
        size={16}
        strokeWidth={1.75}
        aria-hidden
      />
      <div className={styles.words}>
        <p className={styles.sentence}>{finding.sentence}</p>
        {finding.quote === null || !isQuoted ? null : (
          <p className={styles.quote} data-private>
            {t('quote', { words: finding.quote })}
          </p>
        )}
        {finding.earlierQuote === null ? null : (
          <p className={styles.quote} data-private>
            {t('then', { words: finding.earlierQuote })}
          </p>
        )}
        <p className={styles.basis}>
          {finding.holds ? <span className="late">{t('holds')}. </span> : null}
          {finding.basis}{' '}
          {place ? (
            <a href={hashOf(place)}>{t(finding.record?.type === 'letter' ? 'read' : 'open')}</a>
          ) : null}
        </p>
        {isAsking ? (
          <ReasonForm
            onCancel={() => setAsking(false)}
            onKeep={async (reason) => {
              if (await dismissals.dismiss(finding, reason)) setAsking(false)
            }}
          />
        ) : null}
      </div>
      {isAsking ? null : (
        <Button
          data-finding={finding.key}
          aria-label={t('dismissLabel', { what: finding.sentence })}
          onClick={() => setAsking(true)}
        >
          {t('dismiss')}
        </Button>
      )}
    </li>
  )
}

type ReasonFormProps = {
  readonly onKeep: (reason: string) => Promise<void>
  readonly onCancel: () => void
}

function ReasonForm({ onKeep, onCancel }: ReasonFormProps) {
  const t = useTranslations('checks.bar')
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (): void => {
    if (reason.trim() !== '') void onKeep(reason.trim())
  }
  return (
    // No form of its own: it may stand within one, whose Enter must not be pressed by this one's.
    <div className={styles.reason}>
      <TextInput
        ref={field}
        className={styles.reasonField ?? ''}
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Enter') submit()
          else onCancel()
        }}
      />
      <Button variant="filled" aria-disabled={reason.trim() === ''} onClick={submit}>
        {t('keep')}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  )
}
