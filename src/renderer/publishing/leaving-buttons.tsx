import { Button } from '@mantine/core'
import type { CopyForm, OpenCopy } from '@shared/publishing'
import { consentNow } from '@shared/records'
import { Copy, FileDown, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import styles from './publishing-screen.module.css'
import { type CopyDesk, copyCalls } from './use-copy-desk'

type LeavingButtonsProps = { readonly opened: OpenCopy; readonly desk: CopyDesk }

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The ways for a copy to leave, with the reason beside them while it must not. Main looks once more at what leaves. */
export function LeavingButtons({ opened, desk }: LeavingButtonsProps) {
  const t = useTranslations('publishing.leave')
  const ariaKeys = useAriaKeys()
  const consents = useCall('records.listConsents', { clientId: opened.clientId })
  const leaving = useSend('publishing.export', { changes: copyCalls })
  const [done, setDone] = useState<string | null>(null)
  const hold = holdOf()
  const isHeld = hold !== null

  function holdOf(): string | null {
    if (consentNow(consents.data ?? [], 'publish')?.state !== 'given') return t('consent')
    const { leaks, review } = desk.check
    if (leaks.length > 0) return t('leaks', { count: leaks.length })
    return review.length > 0 ? t('review', { count: review.length }) : null
  }
  const leave = async (form: CopyForm): Promise<void> => {
    if (isHeld || leaving.isPending || !(await desk.keep())) return
    setDone(null)
    leaving.mutate(
      { id: desk.draft.id, form },
      {
        onSuccess: ({ saved, fileName }) => {
          if (!saved) return
          desk.markLeft()
          setDone(fileName === null ? t('copied') : t('saved', { file: fileName }))
        },
      },
    )
  }
  useKeys({ copyPublic: () => void leave('text'), savePublicPdf: () => void leave('pdf') })

  const words = () => {
    if (hold !== null) return <span className="due">{hold}</span>
    if (leaving.error)
      return (
        <span className="late" role="alert">
          {leaving.error.message}
        </span>
      )
    return done === null ? null : <span className="good">{done}</span>
  }
  const held = { 'aria-disabled': isHeld, 'aria-describedby': 'copy-hold', 'data-held': isHeld || undefined }
  return (
    <div className={styles.foot}>
      <output className={styles.reason} id="copy-hold">
        {words()}
      </output>
      <div className={styles.buttons}>
        <Button
          {...held}
          className={styles.leave ?? ''}
          leftSection={<Copy {...icon} />}
          aria-keyshortcuts={ariaKeys('copyPublic')}
          onClick={() => void leave('text')}
        >
          {t('text')}
        </Button>
        <Button
          {...held}
          className={styles.leave ?? ''}
          leftSection={<FileText {...icon} />}
          onClick={() => void leave('markdown')}
        >
          {t('markdown')}
        </Button>
        <Button
          {...held}
          className={styles.leave ?? ''}
          variant={isHeld ? 'default' : 'filled'}
          leftSection={<FileDown {...icon} />}
          aria-keyshortcuts={ariaKeys('savePublicPdf')}
          loading={leaving.isPending}
          onClick={() => void leave('pdf')}
        >
          {t('pdf')}
        </Button>
      </div>
    </div>
  )
}
