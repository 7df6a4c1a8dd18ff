import { Button } from '@mantine/core'
import { isEmptyDoc } from '@shared/rich-text'
import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useLetterCheck } from '../checks/use-letter-check'
import { LeftWords } from '../sending/left-words'
import { SendMenu } from '../sending/send-menu'
import { sentCalls } from '../sending/sent-calls'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { BudgetLine } from './budget-line'
import styles from './page-part.module.css'
import { useExport } from './use-export'
import type { LetterDesk } from './use-letter-desk'
import type { OpenFieldsView } from './use-open-fields'

/** How long the button says that the text was copied. */
const copiedMs = 3_000
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

type LeavingBarProps = { readonly desk: LetterDesk; readonly open: OpenFieldsView }

/** The ways out of the app, with the reason beside them while the letter must not leave. */
export function LeavingBar({ desk, open }: LeavingBarProps) {
  const t = useTranslations('letters.leave')
  const ariaKeys = useAriaKeys()
  const { id } = desk.stored.letter
  const [copiedCount, setCopiedCount] = useState(0)
  const isCopied = copiedCount > 0
  const copying = useSend('letters.copyText', { changes: sentCalls })
  const copyingRich = useSend('sending.copy', { changes: sentCalls })
  const exporting = useExport(desk)
  const { holding } = useLetterCheck(id)
  const hold = holdOf(desk, open, holding)

  useEffect(() => {
    if (copiedCount === 0) return undefined
    const timer = setTimeout(() => setCopiedCount(0), copiedMs)
    return () => clearTimeout(timer)
  }, [copiedCount])

  const copy = async () => {
    if (hold !== null || !(await desk.autosave.flush())) return
    copying.mutate({ id }, { onSuccess: () => setCopiedCount((count) => count + 1) })
  }
  /** Serves every webmail: the words go to the clipboard, the pages to a file beside them. */
  const copyAndSave = async () => {
    if (hold !== null || exporting.isPending || !(await desk.autosave.flush())) return
    copyingRich.mutate(
      { letterId: id },
      {
        onSuccess: () => {
          setCopiedCount((count) => count + 1)
          void exporting.run()
        },
      },
    )
  }
  useKeys({ copyLetter: () => void copy(), exportPdf: () => void copyAndSave() })

  const failure = exporting.error ?? copyingRich.error ?? copying.error
  const { clientId, exportedAt } = desk.stored.letter
  const words = () => {
    if (failure)
      return (
        <span className="late" role="alert">
          {failure.message}
        </span>
      )
    if (isCopied) return <span className="good">{t('copied')}</span>
    if (hold) return <span className="due">{t(hold.reason, { count: hold.count })}</span>
    return <LeftWords clientId={clientId} letterId={id} />
  }
  return (
    <div className={styles.foot}>
      {/* A letter that has left already is counted, and leaving again is no other letter. */}
      {exportedAt === null ? <BudgetLine clientId={clientId} /> : null}
      <output className={styles.reason} id="letter-hold">
        {words()}
      </output>
      <SendMenu desk={desk} isHeld={hold !== null} className={styles.leave} onCopyText={() => void copy()} />
      <Button
        variant={hold ? 'default' : 'filled'}
        leftSection={<FileDown {...icon} />}
        rightSection={hold ? null : <KeyCap action="exportPdf" />}
        aria-keyshortcuts={ariaKeys('exportPdf')}
        aria-disabled={hold !== null}
        aria-describedby="letter-hold"
        data-held={hold !== null || undefined}
        className={styles.leave}
        loading={exporting.isPending}
        onClick={() => void copyAndSave()}
      >
        {t('export')}
      </Button>
    </div>
  )
}

type Hold = { readonly reason: 'fill' | 'remove' | 'write' | 'check'; readonly count: number }

/** Why the letter must not leave yet, or null. */
function holdOf(desk: LetterDesk, { fields, isOpen }: OpenFieldsView, holding: number): Hold | null {
  if (isEmptyDoc(desk.draft.body)) return { reason: 'write', count: 0 }
  if (!isOpen) return holding === 0 ? null : { reason: 'check', count: holding }
  if (fields.missing.length > 0) return { reason: 'fill', count: fields.missing.length }
  return { reason: 'remove', count: fields.unknown.length + fields.typed.length }
}
