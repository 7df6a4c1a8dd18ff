import { UnstyledButton } from '@mantine/core'
import type { Note } from '@shared/notes'
import { plainTextOf } from '@shared/rich-text'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { NewNoteButton } from './new-note-button'
import styles from './notes-list.module.css'
import type { NoteMeeting } from './notes-panel'

type NotesListProps = {
  /** Newest first. */
  readonly notes: readonly Note[]
  readonly openId: string
  /** The meeting a note was written for. */
  readonly meetingOf: (appointmentId: string | null) => NoteMeeting | null
  /** True while a new note is open that has no word yet. */
  readonly hasFresh: boolean
  readonly onNew: () => void
  readonly onOpen: (id: string) => void
}

/** The notes by their first words and their day. */
export function NotesList({ notes, openId, meetingOf, hasFresh, onNew, onOpen }: NotesListProps) {
  const t = useTranslations('notes')
  return (
    <>
      <div className={styles.head}>
        <NewNoteButton variant="default" onClick={onNew} />
      </div>
      <ul className={styles.list}>
        {hasFresh && (
          <li className={styles.row} data-open aria-current="true">
            <span className={styles.words}>{t('fresh')}</span>
          </li>
        )}
        {notes.map((note) => (
          <li key={note.id}>
            <UnstyledButton
              className={styles.row ?? ''}
              data-item={note.id}
              data-open={note.id === openId || undefined}
              aria-current={note.id === openId}
              onClick={() => onOpen(note.id)}
            >
              <span className={styles.words} data-private>
                {plainTextOf(note.body).trim() || t('blank')}
              </span>
              <span className={styles.day}>
                <NoteDay note={note} meeting={meetingOf(note.appointmentId)} />
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  )
}

type NoteDayProps = { readonly note: Note; readonly meeting: NoteMeeting | null }

/** The day a note belongs to: that of its meeting, else the moment it was written. */
function NoteDay({ note, meeting }: NoteDayProps) {
  const t = useTranslations('notes')
  const { day, instant } = useDayText()
  return meeting ? t('meeting', { day: day(meeting.on, 'year') }) : instant(note.createdAt)
}
