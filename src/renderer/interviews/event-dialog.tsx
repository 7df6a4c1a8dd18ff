import { Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { eventDraft } from '@shared/interviews'
import { eventKinds } from '@shared/stages'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import type { CaseFile, EntryOf } from './case-file'
import { EntryDialog } from './entry-dialog'
import { DayField, OpportunityField } from './entry-fields'
import { historyCalls, useEntryForm } from './use-entry-form'

type EventValues = z.output<typeof eventDraft>

type EventDialogProps = {
  readonly file: CaseFile
  /** The event to change; null for a new one. */
  readonly event: EntryOf<'event'> | null
  readonly opportunityId: string
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

function valuesOf(file: CaseFile, event: EntryOf<'event'> | null, opportunityId: string): EventValues {
  const clientId = file.client.id
  if (event === null)
    return {
      clientId,
      opportunityId,
      // The first step of a fresh opportunity is the application; later ones differ too much to guess.
      kind: file.history.timeline.some((item) => item.opportunityId === opportunityId)
        ? 'references'
        : 'applied',
      happenedOn: file.history.today,
      isWritten: false,
      detail: '',
    }
  const { id, kind, isWritten, detail } = event
  return { id, clientId, opportunityId, kind, happenedOn: event.on, isWritten, detail }
}

/** Adds or changes a dated step that is no interview: an application, references, an offer. */
export function EventDialog({ file, event, opportunityId, onClose, onRemove }: EventDialogProps) {
  const t = useTranslations('interviews.form')
  const send = useSend('interviews.saveEvent', { changes: historyCalls })
  const entry = useEntryForm<EventValues>({
    schema: eventDraft,
    initialValues: valuesOf(file, event, opportunityId),
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog
      title={t(event ? 'editEvent' : 'newEvent')}
      entry={entry}
      onClose={onClose}
      onRemove={event ? () => onRemove(event.id) : undefined}
    >
      <OpportunityField
        {...form.getInputProps('opportunityId')}
        file={file}
        onOpportunity={(id) => form.setFieldValue('opportunityId', id ?? opportunityId)}
      />
      <NativeSelect
        {...form.getInputProps('kind')}
        data-autofocus
        label={t('eventKind')}
        data={eventKinds.map((kind) => ({ value: kind, label: t('eventKindChoice', { kind }) }))}
      />
      <DayField
        {...form.getInputProps('happenedOn')}
        label={t('happenedOn')}
        today={file.history.today}
        onDay={(day) => form.setFieldValue('happenedOn', day)}
      />
      <Checkbox {...form.getInputProps('isWritten', { type: 'checkbox' })} label={t('isWritten')} />
      <Textarea
        {...form.getInputProps('detail')}
        label={t('detail')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2_000}
      />
    </EntryDialog>
  )
}
