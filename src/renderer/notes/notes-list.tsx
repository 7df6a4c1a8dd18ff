import { UnstyledButton } from '@mantine/core'
import type { Note } from '@shared/notes'
import { plainTextOf } from '@shared/rich-text'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { NewNoteButton } from './new-note-button'
import styles from './notes-list.module.css'

type NotesListProps = {
  /** Newest first. */
  readonly notes: readonly Note[]
  readonly openId: string
  /** True while a new note is open that has no word yet. */
  readonly hasFresh: boolean
  readonly onNew: () => void
  readonly onOpen: (id: string) => void
}

/** The notes by their first words and their day. */
export function NotesList({ notes, openId, hasFresh, onNew, onOpen }: NotesListProps) {
  const t = useTranslations('notes')
  const { instant } = useDayText()
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
              data-open={note.id === openId || undefined}
              aria-current={note.id === openId}
              onClick={() => onOpen(note.id)}
            >
              <span className={styles.words}>{plainTextOf(note.body).trim() || t('blank')}</span>
              <span className={styles.day}>{instant(note.createdAt)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  )
}
