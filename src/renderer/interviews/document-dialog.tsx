import { Textarea, TextInput } from '@mantine/core'
import { documentDraft } from '@shared/documents'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import type { CaseFile, EntryOf } from './case-file'
import { EntryDialog } from './entry-dialog'
import { OpportunityField } from './entry-fields'
import { useEntryForm } from './use-entry-form'
import { recordCalls } from './use-remove-record'

type DocumentValues = z.output<typeof documentDraft>

type DocumentDialogProps = {
  readonly file: CaseFile
  readonly document: EntryOf<'document'>
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

/** Changes what is said about a document. Its content stays as it was attached. */
export function DocumentDialog({ file, document, onClose, onRemove }: DocumentDialogProps) {
  const t = useTranslations('records.documents')
  const send = useSend('records.saveDocument', { changes: recordCalls })
  const { id, fileName, detail, opportunityId } = document
  const entry = useEntryForm<DocumentValues>({
    schema: documentDraft,
    initialValues: { id, clientId: file.client.id, fileName, detail, opportunityId },
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog title={t('title')} entry={entry} onClose={onClose} onRemove={() => onRemove(id)}>
      <TextInput
        {...form.getInputProps('fileName')}
        data-autofocus
        label={t('fileName')}
        autoComplete="off"
        maxLength={300}
      />
      <OpportunityField
        {...form.getInputProps('opportunityId')}
        file={file}
        optional
        onOpportunity={(chosen) => form.setFieldValue('opportunityId', chosen)}
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
