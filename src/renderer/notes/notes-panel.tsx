import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { useCall } from '../api'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Split } from '../ui/screen'
import { useLateLoading } from '../ui/use-late-loading'
import { NewNoteButton } from './new-note-button'
import { NoteEditor } from './note-editor'
import { NotesList } from './notes-list'
import { useRemoveNote } from './use-remove-note'

/** A note that is open; a new one is stored with its first word. */
export type OpenNote = {
  readonly id: string
  readonly isNew: boolean
  /** The meeting a new note is written for. */
  readonly appointmentId?: string
}

/** A meeting that a note may have been written for. */
export type NoteMeeting = { readonly id: string; readonly on: string }

export type NotesPanelProps = {
  readonly clientId: string
  /** What the client is called. */
  readonly name: string
  /** The note the coach asked for; null opens the newest. */
  readonly open: OpenNote | null
  readonly meetings: readonly NoteMeeting[]
  readonly onOpen: (note: OpenNote | null) => void
}

/** A client's notes, newest first, and the one that is open. */
export function NotesPanel({ clientId, name, open, meetings, onOpen }: NotesPanelProps) {
  const t = useTranslations('notes')
  const { data: stored, error, isPending, refetch } = useCall('notes.list', { clientId })
  const isLate = useLateLoading(isPending)
  const removeNote = useRemoveNote()

  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!stored) return isLate ? <GreyRows /> : null

  const notes = stored.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  const asked = notes.find((note) => note.id === open?.id) ?? null
  const fresh = open?.isNew && asked === null ? open : null
  const note = fresh ? null : (asked ?? notes[0] ?? null)
  const openId = fresh?.id ?? note?.id ?? null
  const appointmentId = note?.appointmentId ?? fresh?.appointmentId ?? null
  const meetingOf = (id: string | null) => meetings.find((meeting) => meeting.id === id) ?? null
  const startNote = () => onOpen({ id: newId(), isNew: true })

  if (openId === null)
    return (
      <EmptyState
        title={t('empty', { name })}
        hint={t('emptyHint')}
        action={<NewNoteButton variant="filled" onClick={startNote} />}
      />
    )

  return (
    <Split>
      <Pane label={t('label', { name })} width={280}>
        <NotesList
          notes={notes}
          meetingOf={meetingOf}
          openId={openId}
          hasFresh={fresh !== null}
          onNew={startNote}
          onOpen={(id) => onOpen({ id, isNew: false })}
        />
      </Pane>
      <Pane label={t('editorLabel')} width="grow" scrolls={false}>
        <NoteEditor
          // Another note is another text: nothing of the editor is carried over.
          key={openId}
          noteId={openId}
          clientId={clientId}
          note={note}
          meeting={meetingOf(appointmentId)}
          startsWriting={open?.isNew ?? false}
          onRemove={(isStored) => {
            onOpen(null)
            if (isStored) void removeNote(openId)
          }}
        />
      </Pane>
    </Split>
  )
}
