import { TextInput } from '@mantine/core'
import { contactDraft } from '@shared/employers'
import type { Contact, Employer } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import { EntryDialog } from '../interviews/entry-dialog'
import styles from '../interviews/entry-dialog.module.css'
import { useEntryForm } from '../interviews/use-entry-form'
import { employerCalls } from './employer-calls'

type PersonValues = z.output<typeof contactDraft>

type PersonDialogProps = {
  readonly employer: Employer
  /** Null for a new one. */
  readonly person: Contact | null
  readonly onClose: () => void
  readonly onRemove: (person: Contact) => void
}

function valuesOf(employer: Employer, person: Contact | null): PersonValues {
  const employerId = employer.id
  if (person === null) return { employerId, fullName: '', role: '', email: '', phone: '' }
  const { id, fullName, role, email, phone } = person
  return { id, employerId, fullName, role, email, phone }
}

/** Adds or changes somebody at an employer. */
export function PersonDialog({ employer, person, onClose, onRemove }: PersonDialogProps) {
  const t = useTranslations('employers.form')
  const send = useSend('employers.saveContact', { changes: employerCalls })
  const entry = useEntryForm<PersonValues>({
    schema: contactDraft,
    initialValues: valuesOf(employer, person),
    send: (values) => send.mutateAsync({ ...values, email: values.email.trim() }),
    onSaved: onClose,
  })
  const { form } = entry
  return (
    <EntryDialog
      title={
        person ? t('editPerson', { name: person.fullName }) : t('newPerson', { employer: employer.name })
      }
      entry={entry}
      onClose={onClose}
      onRemove={person ? () => onRemove(person) : undefined}
    >
      <TextInput
        {...form.getInputProps('fullName')}
        className={styles.half}
        data-autofocus
        label={t('fullName')}
        maxLength={200}
      />
      <TextInput {...form.getInputProps('role')} className={styles.half} label={t('role')} maxLength={200} />
      <TextInput
        {...form.getInputProps('email')}
        className={styles.half}
        type="email"
        label={t('email')}
        maxLength={254}
      />
      <TextInput
        {...form.getInputProps('phone')}
        className={styles.half}
        type="tel"
        label={t('phone')}
        maxLength={60}
      />
    </EntryDialog>
  )
}
