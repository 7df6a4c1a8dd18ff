import { UnstyledButton } from '@mantine/core'
import { assertNever } from '@shared/errors'
import { Check, CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { SaveState } from './autosaver'
import { useDayText } from './day-text'
import styles from './save-status.module.css'

export type SaveStatusProps = {
  readonly state: SaveState
  /** Sends the text again after a failure; `autosave.flush`. */
  readonly onRetry: () => void
}

/** Where the text stands: nothing yet, saved with its time, saving, unsaved, or failed with a way to try again. */
export function SaveStatus({ state, onRetry }: SaveStatusProps) {
  return (
    <output className={styles.status}>
      <SaveWords state={state} onRetry={onRetry} />
    </output>
  )
}

function SaveWords({ state, onRetry }: SaveStatusProps) {
  const t = useTranslations('ui')
  const { clock } = useDayText()
  switch (state.kind) {
    case 'saved':
      return state.at === null ? null : (
        <>
          <Check size={16} strokeWidth={1.75} aria-hidden />
          {t('save.saved', { time: clock(state.at) })}
        </>
      )
    case 'unsaved':
      return t('save.unsaved')
    case 'saving':
      return t('save.saving')
    case 'failed':
      return (
        <span className={styles.failed} title={state.error?.message}>
          <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
          {t('save.failed')}
          <UnstyledButton className={styles.retry} onClick={onRetry}>
            {t('save.retry')}
          </UnstyledButton>
        </span>
      )
    default:
      return assertNever(state)
  }
}
