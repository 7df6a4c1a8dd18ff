import { Button, Popover, TextInput } from '@mantine/core'
import { parseDay } from '@shared/dates'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CallError } from '../api'
import { useToday } from '../practice'
import styles from './card-popover.module.css'

/** Where a card was drawn when its form was opened. */
export type Anchor = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>

type CardPopoverProps = {
  readonly title: string
  readonly anchor: Anchor
  /** What is chosen, above the day. */
  readonly children?: ReactNode
  /** What recording it will do, for the day that is set. */
  readonly renderEffect?: ((on: string) => ReactNode) | undefined
  /** Records it; throws `CallError`. */
  readonly onRecord: (on: string) => Promise<void>
  readonly onClose: () => void
}

/** A small form beside a card: a choice, a day (today at first), and what will happen. Enter records, Escape leaves. */
export function CardPopover({ title, anchor, children, renderEffect, onRecord, onClose }: CardPopoverProps) {
  const t = useTranslations('board.move')
  const titleId = useId()
  const { left, top, width, height } = anchor
  const today = useToday()
  const [day, setDay] = useState(today)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const on = parseDay(day)

  const record = async (): Promise<void> => {
    if (isBusy) return
    if (on === null) {
      setFailure(t('dayMissing'))
      return
    }
    setBusy(true)
    setFailure(null)
    try {
      await onRecord(on)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error.answer.message)
      setBusy(false)
      return
    }
    onClose()
  }

  return (
    <Popover
      opened
      onDismiss={onClose}
      position="right-start"
      trapFocus
      returnFocus={false}
      closeOnEscape={false}
      width={264}
      // The anchor is no button that could say what it opens, so the roles are given by hand.
      withRoles={false}
    >
      <Popover.Target>
        <span className={styles.anchor} style={{ left, top, width, height }} />
      </Popover.Target>
      <Popover.Dropdown
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the library draws the element
        role="dialog"
        aria-labelledby={titleId}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          onClose()
        }}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void record()
          }}
        >
          <h3 className={styles.title} id={titleId}>
            {title}
          </h3>
          <div className={styles.fields}>
            {children}
            <TextInput
              type="date"
              label={t('day')}
              max="2200-12-31"
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          </div>
          {renderEffect && on !== null ? <output className={styles.effect}>{renderEffect(on)}</output> : null}
          {failure === null ? null : (
            <p role="alert" className={styles.failure}>
              {failure}
            </p>
          )}
          <div className={styles.buttons}>
            <Button type="submit" variant="filled" aria-disabled={isBusy}>
              {t('save')}
            </Button>
            <Button onClick={onClose}>{t('cancel')}</Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
