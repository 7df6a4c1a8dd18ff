import { Button } from '@mantine/core'
import type { Note } from '@shared/notes'
import { emptyDoc, type RichTextDoc } from '@shared/rich-text'
import { History, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { useDayText } from '../ui/day-text'
import { RichTextEditor, type RichTextHandle } from '../ui/rich-text-editor'
import { SaveStatus } from '../ui/save-status'
import { TextVersions } from '../ui/text-versions'
import { useAutosave } from '../ui/use-autosave'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './note-editor.module.css'
import type { NoteMeeting } from './notes-panel'
import { noteCalls } from './use-remove-note'

type NoteEditorProps = {
  /** Made before the first save, so that a repeated save writes the same note. */
  readonly noteId: string
  readonly clientId: string
  /** What is stored; null for a note without a word. */
  readonly note: Note | null
  /** The meeting it is written for. */
  readonly meeting: NoteMeeting | null
  /** True when the focus goes into the text at once. */
  readonly startsWriting: boolean
  /** Called when everything typed is safe, so that a removal can be undone whole. Not stored means nothing was typed. */
  readonly onRemove: (isStored: boolean) => void
}

/** One note, saved while it is written. */
export function NoteEditor({ noteId, clientId, note, meeting, startsWriting, onRemove }: NoteEditorProps) {
  const t = useTranslations('notes')
  const editor = useRef<RichTextHandle>(null)
  const [showsVersions, setShowsVersions] = useState(false)
  // The editor reads its text once; a version that is brought back is a new text to read.
  const [text, setText] = useState({ revision: 0, body: note?.body ?? emptyDoc })
  const sayFailure = useFailureNotice()
  const saveNote = useSend('notes.save', { changes: noteCalls })
  const inputOf = (body: RichTextDoc) => ({
    id: noteId,
    clientId,
    body,
    ...(meeting ? { appointmentId: meeting.id } : {}),
  })
  const autosave = useAutosave<RichTextDoc>({
    recordKey: noteId,
    save: (body) => saveNote.mutateAsync(inputOf(body)),
    announce: (body) => ({ name: 'notes.save', input: inputOf(body) }),
  })

  useEffect(() => {
    if (startsWriting) editor.current?.focus()
  }, [startsWriting])

  const bringBack = async (body: RichTextDoc) => {
    setShowsVersions(false)
    try {
      await saveNote.mutateAsync({ id: noteId, clientId, body, keepsVersion: true })
    } catch (error) {
      sayFailure(t('versions.failed'), error)
      return
    }
    setText({ revision: text.revision + 1, body })
  }

  const remove = async () => {
    const { state } = autosave
    const isStored = note !== null || state.kind !== 'saved' || state.at !== null
    if (await autosave.flush()) onRemove(isStored)
  }

  return (
    <>
      <RichTextEditor
        label={t('editorLabel')}
        valueKey={`${noteId}:${text.revision}`}
        value={text.body}
        handle={editor}
        onChange={autosave.change}
        onBlur={autosave.onBlur}
        toolbarEnd={<SaveStatus state={autosave.state} onRetry={() => void autosave.flush()} />}
      />
      <footer className={styles.foot}>
        <span className={styles.times}>
          <NoteTimes note={note} meeting={meeting} />
        </span>
        <Button
          leftSection={<History size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => void autosave.flush().then(setShowsVersions)}
        >
          {t('versions.open')}
        </Button>
        <Button
          leftSection={<Trash2 size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => void remove()}
        >
          {t('remove')}
        </Button>
      </footer>
      {showsVersions && (
        <NoteVersions
          noteId={noteId}
          present={note?.body ?? emptyDoc}
          onBringBack={(body) => void bringBack(body)}
          onClose={() => setShowsVersions(false)}
        />
      )}
    </>
  )
}

type NoteTimesProps = Pick<NoteEditorProps, 'note' | 'meeting'>

function NoteTimes({ note, meeting }: NoteTimesProps) {
  const t = useTranslations('notes')
  const { day, instant } = useDayText()
  const written = note ? instant(note.createdAt) : ''
  const changed = note ? instant(note.updatedAt) : ''
  return (
    <>
      {meeting && t('forMeeting', { day: day(meeting.on, 'year') })}{' '}
      {note &&
        (written === changed ? t('written', { written }) : t('writtenAndChanged', { written, changed }))}
    </>
  )
}

type NoteVersionsProps = {
  readonly noteId: string
  readonly present: RichTextDoc
  readonly onBringBack: (body: RichTextDoc) => void
  readonly onClose: () => void
}

function NoteVersions({ noteId, ...props }: NoteVersionsProps) {
  const { data, error, refetch } = useCall('notes.versions', { id: noteId })
  return <TextVersions kind="note" versions={data} error={error} onRetry={() => void refetch()} {...props} />
}
