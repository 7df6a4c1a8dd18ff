import { Textarea, TextInput } from '@mantine/core'
import type { SessionMark } from '@shared/mock-sessions'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { SaveStatus } from '../ui/save-status'
import { useAutosave } from '../ui/use-autosave'
import { ReturnFocus } from '../ui/use-return-focus'
import styles from './mark-list.module.css'
import type { SessionDesk } from './session-desk'

type MarkFieldProps = {
  readonly desk: SessionDesk
  readonly mark: SessionMark
  /** True when it was set just now: leaving it empty by Escape takes it away. */
  readonly isNew: boolean
}

/** The words of a mark, saved while they are typed. Enter is done, Escape goes back to the scores. */
export function MarkField({ desk, mark, isNew }: MarkFieldProps) {
  const t = useTranslations('mockSessions')
  const [words, setWords] = useState({ word: mark.word, detail: mark.detail })
  const field = useRef<HTMLInputElement>(null)
  const autosave = useAutosave<typeof words>({
    recordKey: mark.id,
    save: (draft) => desk.writeMark(mark.id, draft),
  })
  useEffect(() => field.current?.focus(), [])

  const change = (part: Partial<typeof words>): void => {
    const next = { ...words, ...part }
    setWords(next)
    autosave.change(next)
  }
  // At once, so that the next key is one of the cockpit; what is unsaved is saved as the field goes, or said when it was not.
  const close = () => desk.openMark(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      close()
    }
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (isNew && words.word === '' && words.detail === '') {
      autosave.discard()
      desk.removeMark(mark.id)
    } else close()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of its fields
    <div className={styles.field} onKeyDown={onKeyDown}>
      <ReturnFocus />
      <TextInput
        ref={field}
        label={t('markWord', { kind: mark.kind })}
        value={words.word}
        maxLength={500}
        onChange={(event) => change({ word: event.currentTarget.value })}
        onBlur={autosave.onBlur}
      />
      <Textarea
        label={t('markDetail')}
        value={words.detail}
        maxLength={4_000}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(event) => change({ detail: event.currentTarget.value })}
        onBlur={autosave.onBlur}
      />
      <SaveStatus state={autosave.state} onRetry={() => void autosave.flush()} />
    </div>
  )
}
