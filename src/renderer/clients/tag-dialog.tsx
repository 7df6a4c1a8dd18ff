import { Button, Modal, TagsInput } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { ReturnFocus } from '../ui/use-return-focus'
import styles from './list-dialogs.module.css'

export type TagDialogProps = {
  readonly count: number
  readonly onClose: () => void
  readonly onSubmit: (add: readonly string[], remove: readonly string[]) => void
}

/** Asks which tags the selected clients get and which they lose. */
export function TagDialog({ count, onClose, onSubmit }: TagDialogProps) {
  const t = useTranslations('clients.tagDialog')
  const { data = [] } = useCall('clients.tags', {})
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const [typed, setTyped] = useState({ add: '', remove: '' })
  // The tags in use are offered once something is typed; a list that opens by itself would cover the buttons.
  const offered = (text: string) => (text.trim() === '' ? [] : data.map(({ tag }) => tag))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (add.length === 0 && remove.length === 0) onClose()
    else onSubmit(add, remove)
  }
  const shared = {
    splitChars: [',', ';'],
    maxTags: 30,
    maxLength: 60,
    withScrollArea: false,
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { count })}
      size={480}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ReturnFocus />
      <form className={styles.stack} onSubmit={submit}>
        <TagsInput
          {...shared}
          label={t('add')}
          description={t('hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data-autofocus
          data={offered(typed.add)}
          searchValue={typed.add}
          onSearchChange={(text) => setTyped((now) => ({ ...now, add: text }))}
          value={add}
          onChange={setAdd}
        />
        <TagsInput
          {...shared}
          label={t('remove')}
          data={offered(typed.remove)}
          searchValue={typed.remove}
          onSearchChange={(text) => setTyped((now) => ({ ...now, remove: text }))}
          value={remove}
          onChange={setRemove}
        />
        <div className={styles.buttons}>
          <Button type="submit" variant="filled">
            {t('submit')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
