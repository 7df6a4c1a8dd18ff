import { Textarea, TextInput } from '@mantine/core'
import { employerDraft } from '@shared/employers'
import type { Employer } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import { EntryDialog } from '../interviews/entry-dialog'
import styles from '../interviews/entry-dialog.module.css'
import { CountField } from '../interviews/entry-fields'
import { useEntryForm } from '../interviews/use-entry-form'
import { employerCalls } from './employer-calls'

type EmployerValues = z.output<typeof employerDraft>

type EmployerDialogProps = {
  /** Null for a new one. */
  readonly employer: Employer | null
  readonly onClose: () => void
  readonly onSaved?: (id: string) => void
  readonly onRemove?: () => void
}

const noEmployer: EmployerValues = { name: '', website: '', staffCount: null, detail: '' }

function valuesOf({ id, name, website, staffCount, detail }: Employer): EmployerValues {
  return { id, name, website, staffCount, detail }
}

/** Adds or changes an employer. */
export function EmployerDialog({ employer, onClose, onSaved, onRemove }: EmployerDialogProps) {
  const t = useTranslations('employers.form')
  const send = useSend('employers.save', { changes: employerCalls })
  const entry = useEntryForm<EmployerValues>({
    schema: employerDraft,
    initialValues: employer ? valuesOf(employer) : noEmployer,
    send: async (values) => onSaved?.((await send.mutateAsync(values)).id),
    onSaved: onClose,
  })
  const { form } = entry
  return (
    <EntryDialog
      title={employer ? t('editEmployer', { name: employer.name }) : t('newEmployer')}
      entry={entry}
      onClose={onClose}
      onRemove={onRemove}
    >
      <TextInput {...form.getInputProps('name')} data-autofocus label={t('name')} maxLength={200} />
      <TextInput
        {...form.getInputProps('website')}
        className={styles.half}
        label={t('website')}
        maxLength={300}
      />
      <CountField
        {...form.getInputProps('staffCount')}
        className={styles.half}
        label={t('staffCount')}
        onCount={(count) => form.setFieldValue('staffCount', count)}
      />
      <Textarea
        {...form.getInputProps('detail')}
        label={t('detail')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4_000}
      />
    </EntryDialog>
  )
}
