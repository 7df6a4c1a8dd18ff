import { Button, Modal, TagsInput } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { ReturnFocus } from '../ui/use-return-focus'
import styles from './library-dialogs.module.css'
import { useLibraryAct } from './use-library-act'

type TagsDialogProps = {
  readonly topic: AdviceTemplate
  /** All tags of the library. */
  readonly known: readonly string[]
  readonly onClose: () => void
}

/** Asks for the coach's own tags of a piece. */
export function TagsDialog({ topic, known, onClose }: TagsDialogProps) {
  const t = useTranslations('advice.tags')
  const run = useLibraryAct()
  const [tags, setTags] = useState<string[]>([...topic.tags])
  const [typed, setTyped] = useState('')
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    // A tag that is typed and not yet confirmed was meant as well.
    const all = typed.trim() === '' ? tags : [...tags, typed.trim().slice(0, 40)]
    if (await run('tagged', () => call('advice.mark', { topicIds: [topic.topicId], tags: all }))) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { title: topic.title })}
      size={440}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ReturnFocus />
      <form className={styles.stack} onSubmit={(event) => void submit(event)}>
        <TagsInput
          label={t('label')}
          description={t('hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data-autofocus
          splitChars={[',', ';']}
          maxTags={20}
          maxLength={40}
          // The tags in use are offered once something is typed; a list that opens by itself would cover the buttons.
          data={typed.trim() === '' ? [] : [...known]}
          searchValue={typed}
          onSearchChange={setTyped}
          value={tags}
          onChange={setTags}
        />
        <div className={styles.buttons}>
          <Button type="submit" variant="filled">
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
