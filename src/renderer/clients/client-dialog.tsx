import { Button, Checkbox, Modal, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type Client, clientStates } from '@shared/clients'
import type { CustomField } from '@shared/records'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo } from '../navigation'
import { Confirm } from '../ui/confirm'
import { useUnsavedWork } from '../ui/unsaved-work'
import { ReturnFocus } from '../ui/use-return-focus'
import styles from './client-dialog.module.css'
import { useClientForm } from './client-form'
import { askToMerge } from './merge-request'
import { SimilarLine } from './similar-line'

export type ClientDialogProps = {
  /** Null for a new client. */
  readonly client: Client | null
  /** What a new client's name begins with. */
  readonly fullName?: string
  readonly opened: boolean
  readonly onClose: () => void
  /** Called with what was saved, after `onClose`. */
  readonly onSaved: (client: Client) => void
}

/** Adds or edits a client. Asks before typed text is left behind. */
export function ClientDialog({ client, fullName = '', opened, onClose, onSaved }: ClientDialogProps) {
  const t = useTranslations('clients.dialog')
  const [isTyped, setTyped] = useState(false)
  const customFields = useCall('records.listFields', {})
  const [asksToLeave, setAsksToLeave] = useState(false)
  // Where the coach goes after leaving the form for another client.
  const [onward, setOnward] = useState<(() => void) | null>(null)
  useUnsavedWork(opened && isTyped)
  const leave = (next: (() => void) | null = null) => {
    setAsksToLeave(false)
    setTyped(false)
    setOnward(null)
    onClose()
    next?.()
  }
  const closeFor = (next: (() => void) | null) => {
    if (!isTyped) return leave(next)
    setOnward(() => next)
    setAsksToLeave(true)
  }
  const close = () => closeFor(null)
  return (
    // The stack keeps one press of Escape from closing the question that this same press has opened.
    <Modal.Stack>
      {opened ? <ReturnFocus /> : null}
      <Modal
        stackId="form"
        opened={opened}
        onClose={close}
        title={client ? t('edit', { name: client.fullName }) : t('new')}
        size={600}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Fields
          client={client}
          fullName={fullName}
          customFields={customFields.data ?? []}
          onTyped={setTyped}
          onCancel={close}
          onOpenOther={(id) => closeFor(() => goTo({ at: 'client', id, tab: 'timeline' }))}
          onMerge={(otherId) => {
            if (client) closeFor(() => askToMerge({ oneId: client.id, otherId }))
          }}
          onSaved={(saved) => {
            leave()
            onSaved(saved)
          }}
        />
      </Modal>
      <Confirm
        stackId="leave"
        opened={asksToLeave}
        title={t('discardTitle')}
        body={t('discardBody')}
        action={t('discard')}
        onConfirm={() => leave(onward)}
        onClose={() => setAsksToLeave(false)}
      />
    </Modal.Stack>
  )
}

type FieldsProps = {
  readonly client: Client | null
  readonly fullName: string
  readonly customFields: readonly CustomField[]
  readonly onTyped: (isTyped: boolean) => void
  readonly onCancel: () => void
  readonly onOpenOther: (clientId: string) => void
  readonly onMerge: (clientId: string) => void
  readonly onSaved: (client: Client) => void
}

/** Ctrl or Cmd with Enter saves from any field, also from one where Enter is a new line. */
function sendAnywhere(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

function Fields(props: FieldsProps) {
  const { client, fullName, customFields, onTyped, onCancel, onSaved } = props
  const t = useTranslations('clients.dialog')
  const states = useTranslations('clients.states')
  const { form, submit, error, isSaving } = useClientForm(client, onSaved, fullName)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys pressed in its fields come up to it
    <form onSubmit={submit} onKeyDown={sendAnywhere} onChange={() => onTyped(true)} noValidate>
      <div className={styles.fields}>
        <TextInput
          label={t('fullName')}
          required
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('fullName')}
        />
        <TextInput
          label={t('preferredName')}
          description={t('preferredNameHint')}
          autoComplete="off"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('preferredName')}
        />
        <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
        <TextInput label={t('phone')} type="tel" autoComplete="off" {...form.getInputProps('phone')} />
        <SimilarLine
          fullName={form.values.fullName}
          email={form.values.email}
          phone={form.values.phone}
          clientId={client?.id ?? null}
          onOpen={props.onOpenOther}
          onMerge={props.onMerge}
        />
        <Textarea
          className={styles.whole}
          label={t('address')}
          description={t('addressHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={5}
          {...form.getInputProps('addressText')}
        />
        <NativeSelect
          label={t('state')}
          data={clientStates.map((state) => ({ value: state, label: states(state) }))}
          {...form.getInputProps('state')}
        />
        <TextInput
          label={t('outOfWorkSince')}
          type="date"
          max="2200-12-31"
          {...form.getInputProps('outOfWorkSince')}
        />
        <TagsInput
          className={styles.whole}
          label={t('tags')}
          description={t('tagsHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          splitChars={[',', ';']}
          maxTags={30}
          maxLength={60}
          {...form.getInputProps('tags')}
        />
        <Textarea
          className={styles.whole}
          label={t('goals')}
          description={t('goalsHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={6}
          {...form.getInputProps('goals')}
        />
        {customFields.map(({ id, name }) => (
          <TextInput
            key={id}
            label={name}
            autoComplete="off"
            maxLength={500}
            {...form.getInputProps(`own.${id}`)}
            value={form.values.own[id] ?? ''}
          />
        ))}
        <Checkbox
          className={styles.whole}
          label={t('ranABusiness')}
          {...form.getInputProps('ranABusiness', { type: 'checkbox' })}
        />
      </div>
      {error ? (
        <p className={styles.failure} role="alert">
          {error.answer.message}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={isSaving}>
          {client ? t('save') : t('add')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
