import { Button } from '@mantine/core'
import type { BankAct, BankKind } from '@shared/question-bank'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ZodType } from 'zod'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import styles from './bank-desk.module.css'
import { bankDraft, draftKey, keepBankDraft } from './bank-drafts'
import { useBankAct } from './use-bank-act'

type BankEditorProps<Draft> = {
  readonly kind: BankKind
  /** Null writes a new one. */
  readonly itemRef: string | null
  readonly stored: Draft
  readonly schema: ZodType
  readonly save: (draft: Draft) => Promise<BankAct>
  /** Told what was saved, or null when the editing was given up. */
  readonly onClose: (ref: string | null) => void
  readonly renderFields: (draft: Draft, change: (changes: Partial<Draft>) => void) => ReactNode
}

/** The form of one thing of the bank, with Save; what is typed outlives a look at another one. */
export function BankEditor<Draft extends object>(props: BankEditorProps<Draft>) {
  const { kind, itemRef, stored, schema, save, onClose, renderFields } = props
  const t = useTranslations('questionBank')
  const ariaKeys = useAriaKeys()
  const key = draftKey(kind, itemRef)
  const [draft, setDraft] = useState<Draft>(() => (bankDraft(key) as Draft | null) ?? stored)
  const [isSaving, setSaving] = useState(false)
  const run = useBankAct()
  const isHeld = !schema.safeParse(draft).success
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepBankDraft(key, JSON.stringify(next) === JSON.stringify(stored) ? null : next)
  }
  const close = (ref: string | null) => {
    keepBankDraft(key, null)
    onClose(ref)
  }
  const keep = async () => {
    if (isHeld || isSaving) return
    setSaving(true)
    const answer = await run(itemRef === null ? 'added' : 'saved', () => save(draft))
    setSaving(false)
    if (answer) close(answer.ref)
  }
  useKeys({ saveBankThing: () => void keep() })
  return (
    <>
      <div className={styles.form}>{renderFields(draft, change)}</div>
      <div className={styles.foot}>
        <Button
          variant={isHeld ? 'default' : 'filled'}
          aria-disabled={isHeld}
          aria-describedby="bank-hold"
          aria-keyshortcuts={ariaKeys('saveBankThing')}
          rightSection={<KeyCap action="saveBankThing" />}
          loading={isSaving}
          onClick={() => void keep()}
        >
          {t('save')}
        </Button>
        <Button onClick={() => close(null)}>{t('cancel')}</Button>
        <span id="bank-hold" className="due">
          {isHeld ? t(`kinds.${kind}.hold`) : null}
        </span>
      </div>
    </>
  )
}
