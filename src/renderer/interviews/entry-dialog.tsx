import { Button, Modal } from '@mantine/core'
import { createContext, type KeyboardEvent, type ReactNode, use, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Confirm } from '../ui/confirm'
import { useUnsavedWork } from '../ui/unsaved-work'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './entry-dialog.module.css'
import type { EntryForm } from './use-entry-form'

type EntryDialogProps<Values> = {
  readonly title: string
  readonly entry: EntryForm<Values>
  readonly onClose: () => void
  /** Absent for an entry that does not exist yet. */
  readonly onRemove?: (() => void) | undefined
  readonly children: ReactNode
}

const LeaveEntry = createContext<(then: () => void) => void>((then) => then())

/** Closes the dialog that the part stands in and does something then; typed text is asked about first. */
export const useLeaveEntry = () => use(LeaveEntry)

/**
 * The frame of every quick-add dialog: title, fields, what went wrong, Save. Ctrl or Cmd with Enter saves from
 * any field. Asks before typed text is left behind.
 */
export function EntryDialog<Values>({ title, entry, onClose, onRemove, children }: EntryDialogProps<Values>) {
  const t = useTranslations('interviews.form')
  const [asksToLeave, setAsksToLeave] = useState(false)
  const [afterLeaving, setAfterLeaving] = useState<(() => void) | null>(null)
  const { form, submit, failure } = entry
  useReturnFocus()
  useUnsavedWork(form.isDirty())
  const close = (then: (() => void) | null) => {
    onClose()
    then?.()
  }
  const leaveFor = (then: (() => void) | null) => {
    setAfterLeaving(() => then)
    if (form.isDirty()) setAsksToLeave(true)
    else close(then)
  }
  const leave = () => leaveFor(null)

  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }

  return (
    // The stack keeps one press of Escape from closing the question that this same press has opened.
    <Modal.Stack>
      <Modal
        stackId="form"
        opened
        onClose={leave}
        onKeyDown={saveByKey}
        title={title}
        size={460}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <form onSubmit={submit} noValidate>
          <LeaveEntry value={leaveFor}>
            <div className={styles.fields}>{children}</div>
          </LeaveEntry>
          {failure !== null && (
            <p role="alert" className={styles.failure}>
              {failure}
            </p>
          )}
          <div className={styles.buttons}>
            <Button type="submit" variant="filled" aria-disabled={form.submitting}>
              {form.submitting ? t('saving') : t('save')}
            </Button>
            <Button onClick={leave}>{t('cancel')}</Button>
            {onRemove && (
              <Button className={styles.remove ?? ''} onClick={onRemove}>
                {t('remove')}
              </Button>
            )}
          </div>
        </form>
      </Modal>
      <Confirm
        stackId="leave"
        opened={asksToLeave}
        title={t('leaveTitle')}
        body={t('leaveBody')}
        action={t('leave')}
        onConfirm={() => close(afterLeaving)}
        onClose={() => setAsksToLeave(false)}
      />
    </Modal.Stack>
  )
}
