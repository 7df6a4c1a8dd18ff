import { NativeSelect, Textarea } from '@mantine/core'
import { messageDraft, messageKinds } from '@shared/interviews'
import { channels } from '@shared/stages'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import type { CaseFile, EntryOf } from './case-file'
import { EntryDialog } from './entry-dialog'
import styles from './entry-dialog.module.css'
import { DayField, OpportunityField } from './entry-fields'
import { historyCalls, useEntryForm } from './use-entry-form'

type MessageValues = z.output<typeof messageDraft>

type Way = Pick<MessageValues, 'direction' | 'kind'>

const directions = ['out', 'in'] as const
/** Direction and purpose are one choice in the form, so that a contact is logged with one field less. */
const wayOf = ({ direction, kind }: Way): string => `${direction} ${kind}`
const ways: ReadonlyMap<string, Way> = new Map(
  directions.flatMap((direction) =>
    messageKinds.map((kind) => [wayOf({ direction, kind }), { direction, kind }]),
  ),
)

type MessageDialogProps = {
  readonly file: CaseFile
  /** The message to change; null for a new one. */
  readonly message: EntryOf<'message'> | null
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

function valuesOf(file: CaseFile, message: EntryOf<'message'> | null): MessageValues {
  const clientId = file.client.id
  if (message === null)
    return {
      clientId,
      opportunityId: file.shownId,
      direction: 'out',
      kind: 'check_in',
      channel: 'email',
      sentOn: file.history.today,
      summary: '',
    }
  const { id, opportunityId, direction, kind, channel } = message
  return {
    id,
    clientId,
    opportunityId,
    direction,
    kind,
    channel,
    sentOn: message.on,
    summary: message.detail,
  }
}

/** Adds or changes one contact with the employer, either way. */
export function MessageDialog({ file, message, onClose, onRemove }: MessageDialogProps) {
  const t = useTranslations('interviews.form')
  const send = useSend('interviews.saveMessage', { changes: historyCalls })
  const entry = useEntryForm<MessageValues>({
    schema: messageDraft,
    initialValues: valuesOf(file, message),
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog
      title={t(message ? 'editMessage' : 'newMessage')}
      entry={entry}
      onClose={onClose}
      onRemove={message ? () => onRemove(message.id) : undefined}
    >
      <OpportunityField
        {...form.getInputProps('opportunityId')}
        file={file}
        optional
        onOpportunity={(id) => form.setFieldValue('opportunityId', id)}
      />
      <NativeSelect
        {...form.getInputProps('kind')}
        data-autofocus
        className={styles.half ?? ''}
        label={t('messageKind')}
        value={wayOf(form.values)}
        onChange={(event) => form.setValues(ways.get(event.currentTarget.value) ?? {})}
        data={directions.map((direction) => ({
          group: t('direction', { direction, name: file.name }),
          items: messageKinds.map((kind) => ({
            value: wayOf({ direction, kind }),
            label: t('messageKindChoice', { kind, direction, name: file.name }),
          })),
        }))}
      />
      <NativeSelect
        {...form.getInputProps('channel')}
        className={styles.half}
        label={t('channel')}
        data={channels.map((channel) => ({ value: channel, label: t('channelChoice', { channel }) }))}
      />
      <DayField
        {...form.getInputProps('sentOn')}
        label={t('sentOn')}
        today={file.history.today}
        onDay={(day) => form.setFieldValue('sentOn', day)}
      />
      <Textarea
        {...form.getInputProps('summary')}
        label={t('summary')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4_000}
      />
    </EntryDialog>
  )
}
