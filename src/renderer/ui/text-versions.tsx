import { Button, Modal, UnstyledButton } from '@mantine/core'
import type { RichTextDoc } from '@shared/rich-text'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './note-versions.module.css'
import { RichTextView } from './rich-text-view'

type NoteVersionsProps = {
  readonly noteId: string
  readonly onBringBack: (body: RichTextDoc) => void
  readonly onClose: () => void
}

/** The earlier states of a note, to read and to bring back. Bringing back keeps the present text as a version. */
export function NoteVersions({ noteId, onBringBack, onClose }: NoteVersionsProps) {
  const t = useTranslations('notes.versions')
  const { instant } = useDayText()
  useReturnFocus()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const { data: versions, error, refetch } = useCall('notes.versions', { id: noteId })
  const chosen = versions?.find(({ id }) => id === chosenId) ?? versions?.[0]

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={720}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {versions?.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
      {versions && chosen && (
        <div className={styles.versions}>
          <ul className={styles.list} aria-label={t('list')}>
            {versions.map((version, index) => (
              <li key={version.id}>
                <UnstyledButton
                  className={styles.version ?? ''}
                  data-autofocus={index === 0 || undefined}
                  aria-pressed={version.id === chosen.id}
                  onClick={() => setChosenId(version.id)}
                >
                  {instant(version.createdAt)}
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <div className={styles.chosen}>
            <section className={styles.text} aria-label={instant(chosen.createdAt)}>
              <RichTextView doc={chosen.body} />
            </section>
            <p className={styles.hint}>{t('bringBackHint')}</p>
            <Button variant="filled" onClick={() => onBringBack(chosen.body)}>
              {t('bringBack')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
