import { NativeSelect, TextInput } from '@mantine/core'
import { type Consent, consentDraft, consentNow, consentPurposes, consentStates } from '@shared/records'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import type { CaseFile } from './case-file'
import { EntryDialog } from './entry-dialog'
import styles from './entry-dialog.module.css'
import { DayField } from './entry-fields'
import { useEntryForm } from './use-entry-form'
import { recordCalls } from './use-remove-record'

type ConsentValues = z.output<typeof consentDraft>

type ConsentDialogProps = {
  readonly file: CaseFile
  /** The line to correct; null for a new one. */
  readonly consent: Consent | null
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

function valuesOf(file: CaseFile, consent: Consent | null): ConsentValues {
  const clientId = file.client.id
  if (consent === null) {
    // What was never asked comes first; after that e-mail, which letters need.
    const purpose = consentPurposes.find((one) => consentNow(file.consents, one) === null) ?? 'email'
    return { clientId, purpose, state: 'given', happenedOn: file.history.today, detail: '' }
  }
  const { id, purpose, state, happenedOn, detail } = consent
  return { id, clientId, purpose, state, happenedOn, detail }
}

/** Records what a client was asked or said about consent. Each change is a line; an old line can be corrected. */
export function ConsentDialog({ file, consent, onClose, onRemove }: ConsentDialogProps) {
  const t = useTranslations('records.consent')
  const send = useSend('records.saveConsent', { changes: recordCalls })
  const entry = useEntryForm<ConsentValues>({
    schema: consentDraft,
    initialValues: valuesOf(file, consent),
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog
      title={t(consent ? 'edit' : 'add')}
      entry={entry}
      onClose={onClose}
      onRemove={consent ? () => onRemove(consent.id) : undefined}
    >
      <NativeSelect
        {...form.getInputProps('purpose')}
        data-autofocus
        label={t('purposeLabel')}
        data={consentPurposes.map((purpose) => ({ value: purpose, label: t('purposeChoice', { purpose }) }))}
      />
      <NativeSelect
        {...form.getInputProps('state')}
        className={styles.half}
        label={t('stateLabel')}
        data={consentStates.map((state) => ({ value: state, label: t('stateChoice', { state }) }))}
      />
      <DayField
        {...form.getInputProps('happenedOn')}
        className={styles.half}
        label={t('happenedOn')}
        today={file.history.today}
        onDay={(day) => form.setFieldValue('happenedOn', day)}
      />
      <TextInput
        {...form.getInputProps('detail')}
        label={t('detail')}
        description={t('detailHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={500}
      />
    </EntryDialog>
  )
}
