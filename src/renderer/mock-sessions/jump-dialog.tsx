import { Modal, TextInput } from '@mantine/core'
import type { SessionQuestion } from '@shared/mock-sessions'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './jump-dialog.module.css'

type JumpDialogProps = {
  readonly questions: readonly SessionQuestion[]
  readonly currentId: string | null
  readonly onChoose: (questionId: string) => void
  readonly onClose: () => void
}

/** The questions that a few letters or a number mean; all of them before anything is typed. */
function questionsLike(questions: readonly SessionQuestion[], wanted: string) {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return questions
    .map((question, index) => ({ ...question, number: String(index + 1) }))
    .filter(({ number, body }) => words.every((word) => number === word || body.toLowerCase().includes(word)))
}

/** Goes to a question by its number or a word of it. */
export function JumpDialog({ questions, currentId, onChoose, onClose }: JumpDialogProps) {
  const t = useTranslations('mockSessions.jump')
  const listId = useId()
  const [wanted, setWanted] = useState('')
  const found = questionsLike(questions, wanted)
  const [place, setPlace] = useState(
    Math.max(
      0,
      questions.findIndex(({ id }) => id === currentId),
    ),
  )
  const at = Math.min(place, found.length - 1)
  useReturnFocus()

  const choose = (id: string | undefined): void => {
    if (id === undefined) return
    onClose()
    onChoose(id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      choose(found[at]?.id)
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = Math.max(0, Math.min(found.length - 1, at + by))
    setPlace(next)
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <TextInput
        data-autofocus
        label={t('label')}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is an input
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be steered from a text field */}
      <div id={listId} role="listbox" aria-label={t('title')} className={styles.list}>
        {found.map(({ id, number, body }, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <div
            key={id}
            id={`${listId}-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.option}
            onClick={() => choose(id)}
          >
            <span className={styles.number}>{number}</span>
            <span>{body}</span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className="quiet">{t('none')}</p> : null}
    </Modal>
  )
}
