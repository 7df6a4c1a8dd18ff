import { NativeSelect, Textarea } from '@mantine/core'
import { endingDraft } from '@shared/interviews'
import { endingTags } from '@shared/stages'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import type { CaseFile, EntryOf } from './case-file'
import { EntryDialog } from './entry-dialog'
import { DayField, OpportunityField } from './entry-fields'
import { historyCalls, useEntryForm } from './use-entry-form'

type EndingValues = z.output<typeof endingDraft>

type EndingDialogProps = {
  readonly file: CaseFile
  /** The ending to change; null for a new one. */
  readonly ending: EntryOf<'ending'> | null
  readonly opportunityId: string
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

function valuesOf(file: CaseFile, ending: EntryOf<'ending'> | null, opportunityId: string): EndingValues {
  const clientId = file.client.id
  if (ending === null)
    return { clientId, opportunityId, tag: 'rejected', endedOn: file.history.today, detail: '' }
  return {
    id: ending.id,
    clientId,
    opportunityId,
    tag: ending.tag,
    endedOn: ending.on,
    detail: ending.detail,
  }
}

/** Records or changes how an opportunity ended. */
export function EndingDialog({ file, ending, opportunityId, onClose, onRemove }: EndingDialogProps) {
  const t = useTranslations('interviews.form')
  const send = useSend('interviews.saveEnding', { changes: historyCalls })
  const entry = useEntryForm<EndingValues>({
    schema: endingDraft,
    initialValues: valuesOf(file, ending, opportunityId),
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog
      title={t(ending ? 'editEnding' : 'newEnding')}
      entry={entry}
      onClose={onClose}
      onRemove={ending ? () => onRemove(ending.id) : undefined}
    >
      <OpportunityField
        {...form.getInputProps('opportunityId')}
        file={file}
        onOpportunity={(id) => form.setFieldValue('opportunityId', id ?? opportunityId)}
      />
      <NativeSelect
        {...form.getInputProps('tag')}
        data-autofocus
        label={t('endingTag')}
        data={endingTags.map((tag) => ({
          value: tag,
          label: t('endingTagChoice', { tag, name: file.name }),
        }))}
      />
      <DayField
        {...form.getInputProps('endedOn')}
        label={t('endedOn')}
        today={file.history.today}
        onDay={(day) => form.setFieldValue('endedOn', day)}
      />
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
