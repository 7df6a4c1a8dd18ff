import type { RichTextDoc } from '@shared/rich-text'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { KeyCap } from '../ui/key-cap'
import { RichTextEditor, type RichTextHandle } from '../ui/rich-text-editor'
import { SaveStatus } from '../ui/save-status'
import { useAutosave } from '../ui/use-autosave'
import type { SessionDesk } from './session-desk'
import styles from './session-note.module.css'

type SessionNoteProps = { readonly desk: SessionDesk; readonly handle: Ref<RichTextHandle> }

/** The note of the whole session, for the coach alone, saved while it is written. */
export function SessionNote({ desk, handle }: SessionNoteProps) {
  const t = useTranslations('mockSessions')
  const autosave = useAutosave<RichTextDoc>({
    recordKey: desk.sessionId,
    save: async (note) => {
      await call('mockSessions.saveNote', { id: desk.sessionId, note })
    },
    announce: (note) => ({ name: 'mockSessions.saveNote', input: { id: desk.sessionId, note } }),
  })
  return (
    <section className={styles.note} aria-label={t('note')}>
      <h2 className="group-head">
        <span>{t('note')}</span>
        <KeyCap action="writeSessionNote" />
      </h2>
      <div className={styles.editor}>
        <RichTextEditor
          label={t('note')}
          valueKey={desk.sessionId}
          value={desk.state().file.session.note}
          handle={handle}
          onChange={autosave.change}
          onBlur={autosave.onBlur}
        />
      </div>
      <SaveStatus state={autosave.state} onRetry={() => void autosave.flush()} />
    </section>
  )
}
