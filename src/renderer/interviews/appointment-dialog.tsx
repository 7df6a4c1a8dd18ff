import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { appointmentDraft, appointmentStates, offersNote } from '@shared/appointments'
import { mediums } from '@shared/stages'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import { type CaseFile, type EntryOf, meetingsOf } from './case-file'
import caseStyles from './case-lists.module.css'
import { EntryDialog } from './entry-dialog'
import styles from './entry-dialog.module.css'
import { CountField, DayField } from './entry-fields'
import { useEntryForm } from './use-entry-form'
import { recordCalls } from './use-remove-record'

type AppointmentValues = z.output<typeof appointmentDraft>

/** A usual meeting, until the coach has had one with this client. */
const usualMinutes = 60

type AppointmentDialogProps = {
  readonly file: CaseFile
  /** The appointment to change; null for a new one. */
  readonly appointment: EntryOf<'appointment'> | null
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
  /** Opens its note, or begins one. */
  readonly onNote: (appointment: EntryOf<'appointment'>) => void
}

function valuesOf(file: CaseFile, appointment: EntryOf<'appointment'> | null): AppointmentValues {
  const clientId = file.client.id
  if (appointment === null) {
    const last = meetingsOf(file.history)[0]
    return {
      clientId,
      heldOn: file.history.today,
      startTime: null,
      minutes: last?.minutes ?? usualMinutes,
      medium: last?.medium ?? null,
      state: 'booked',
      topic: '',
    }
  }
  const { id, on, startTime, minutes, medium, state, topic } = appointment
  return { id, clientId, heldOn: on, startTime, minutes, medium, state, topic }
}

/** Adds or changes a coaching meeting; leads to its note. */
export function AppointmentDialog({ file, appointment, onClose, onRemove, onNote }: AppointmentDialogProps) {
  const t = useTranslations('records.appointments')
  const words = useTranslations('interviews.form')
  const send = useSend('records.saveAppointment', { changes: recordCalls })
  const entry = useEntryForm<AppointmentValues>({
    schema: appointmentDraft,
    initialValues: valuesOf(file, appointment),
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog
      title={t(appointment ? 'edit' : 'add')}
      entry={entry}
      onClose={onClose}
      onRemove={appointment ? () => onRemove(appointment.id) : undefined}
    >
      <DayField
        {...form.getInputProps('heldOn')}
        data-autofocus
        label={t('heldOn')}
        today={file.history.today}
        onDay={(day) => form.setFieldValue('heldOn', day)}
      />
      <TextInput
        {...form.getInputProps('startTime')}
        className={styles.half}
        type="time"
        label={t('startTime')}
        value={form.values.startTime ?? ''}
        onChange={(event) => form.setFieldValue('startTime', event.currentTarget.value || null)}
      />
      <CountField
        {...form.getInputProps('minutes')}
        className={styles.half}
        label={t('minutes')}
        onCount={(minutes) => form.setFieldValue('minutes', minutes ?? Number.NaN)}
      />
      <NativeSelect
        {...form.getInputProps('medium')}
        className={styles.half}
        label={t('medium')}
        value={form.values.medium ?? ''}
        onChange={({ currentTarget: { value } }) =>
          form.setFieldValue('medium', mediums.find((one) => one === value) ?? null)
        }
        data={[
          { value: '', label: words('mediumUnknown') },
          ...mediums.map((medium) => ({ value: medium, label: words('mediumChoice', { medium }) })),
        ]}
      />
      <NativeSelect
        {...form.getInputProps('state')}
        className={styles.half}
        label={t('state')}
        data={appointmentStates.map((state) => ({
          value: state,
          label: t('stateChoice', { state, name: file.name }),
        }))}
      />
      <TextInput
        {...form.getInputProps('topic')}
        label={t('topic')}
        description={t('topicHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={500}
      />
      {appointment !== null && offersNote(appointment, file.history.today) && !form.isDirty() && (
        <div>
          <UnstyledButton className={caseStyles.link ?? ''} onClick={() => onNote(appointment)}>
            {t(appointment.noteId === null ? 'writeNote' : 'readNote')}
          </UnstyledButton>
        </div>
      )}
    </EntryDialog>
  )
}
