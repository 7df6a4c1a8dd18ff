import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type CaseHistory, type Opportunity, opportunityDraft, postingStates } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import type { CaseFile } from './case-file'
import { EmployerNameField, OtherSpelling, useEmployerMatches } from './employer-name-field'
import { EntryDialog } from './entry-dialog'
import styles from './entry-dialog.module.css'
import { CountField, DayField } from './entry-fields'
import { PersonField } from './person-field'
import { SameJobNotice } from './same-job-notice'
import { historyCalls, useEntryForm } from './use-entry-form'

type OpportunityValues = z.output<typeof opportunityDraft>

type OpportunityDialogProps = {
  readonly file: CaseFile
  /** The opportunity to change; null for a new one. */
  readonly opportunity: Opportunity | null
  readonly onClose: () => void
  /** Called with the id of what was saved. */
  readonly onSaved: (id: string) => void
  readonly onRemove: (id: string) => void
}

const noOpportunity = {
  employerName: '',
  staffCount: null,
  role: '',
  source: '',
  postingText: '',
  contributions: '',
  knowsEmployer: false,
  travelPaid: false,
  startOn: null,
  contactName: '',
  payTalk: '',
}

function valuesOf(
  clientId: string,
  history: CaseHistory,
  opportunity: Opportunity | null,
): OpportunityValues {
  if (opportunity === null) return { clientId, ...noOpportunity, postingState: 'unknown' }
  const employer = history.employers.find(({ id }) => id === opportunity.employerId)
  const contact = history.contacts.find(({ id }) => id === opportunity.contactId)
  const { id, role, source, postingText, postingState, contributions, startOn } = opportunity
  const { knowsEmployer, travelPaid, payTalk } = opportunity
  return {
    id,
    clientId,
    role,
    source,
    postingText,
    postingState,
    contributions,
    startOn,
    knowsEmployer,
    travelPaid,
    payTalk,
    employerName: employer?.name ?? '',
    staffCount: employer?.staffCount ?? null,
    contactName: contact?.fullName ?? '',
  }
}

/** Adds or changes one client's application for one job. */
export function OpportunityDialog({ file, opportunity, onClose, onSaved, onRemove }: OpportunityDialogProps) {
  const t = useTranslations('interviews.form')
  const send = useSend('interviews.saveOpportunity', { changes: historyCalls })
  const initialValues = valuesOf(file.client.id, file.history, opportunity)
  const entry = useEntryForm<OpportunityValues>({
    schema: opportunityDraft,
    initialValues,
    send: async (values) => onSaved((await send.mutateAsync(values)).id),
    onSaved: onClose,
  })
  const { form } = entry
  const { name } = file
  const matches = useEmployerMatches(form.values.employerName)

  return (
    <EntryDialog
      title={
        opportunity ? t('editOpportunity', { employer: initialValues.employerName }) : t('newOpportunity')
      }
      entry={entry}
      onClose={onClose}
      onRemove={opportunity ? () => onRemove(opportunity.id) : undefined}
    >
      <EmployerNameField
        {...form.getInputProps('employerName')}
        className={styles.half}
        label={t('employerName')}
        matches={matches}
      />
      <TextInput {...form.getInputProps('role')} className={styles.half} label={t('role')} maxLength={200} />
      <OtherSpelling
        name={form.values.employerName}
        matches={matches}
        onName={(employerName) => form.setFieldValue('employerName', employerName)}
      />
      <SameJobNotice file={file} job={form.values} ownId={opportunity?.id ?? null} />
      <NativeSelect
        {...form.getInputProps('postingState')}
        className={styles.half}
        label={t('postingState')}
        data={postingStates.map((posting) => ({ value: posting, label: t('postingChoice', { posting }) }))}
      />
      <TextInput
        {...form.getInputProps('source')}
        className={styles.half}
        label={t('source')}
        maxLength={200}
      />
      <PersonField
        {...form.getInputProps('contactName')}
        className={styles.half}
        label={t('contactName')}
        people={matches?.known?.people ?? []}
      />
      <CountField
        {...form.getInputProps('staffCount')}
        className={styles.half}
        label={t('staffCount')}
        onCount={(count) => form.setFieldValue('staffCount', count)}
      />
      <Textarea
        {...form.getInputProps('contributions')}
        label={t('contributions', { name })}
        description={t('contributionsHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
      />
      <Textarea
        {...form.getInputProps('payTalk')}
        label={t('payTalk')}
        description={t('payTalkHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
      />
      <Textarea
        {...form.getInputProps('postingText')}
        label={t('postingText')}
        description={t('postingTextHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={50_000}
      />
      <DayField
        {...form.getInputProps('startOn')}
        className={styles.half}
        label={t('startOn')}
        today={file.history.today}
        onDay={(day) => form.setFieldValue('startOn', day || null)}
      />
      <Checkbox
        {...form.getInputProps('knowsEmployer', { type: 'checkbox' })}
        label={t('knowsEmployer', { name })}
      />
      <Checkbox {...form.getInputProps('travelPaid', { type: 'checkbox' })} label={t('travelPaid')} />
    </EntryDialog>
  )
}
