import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type Round, roundDraft } from '@shared/interviews'
import { mediums, roundStages } from '@shared/stages'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import type { CaseFile } from './case-file'
import { EntryDialog } from './entry-dialog'
import styles from './entry-dialog.module.css'
import { CountField, DayField, OpportunityField } from './entry-fields'
import { RoundQuestionsField } from './round-questions-field'
import { historyCalls, useEntryForm } from './use-entry-form'

type RoundValues = z.output<typeof roundDraft>

type RoundDialogProps = {
  readonly file: CaseFile
  /** The round to change; null for a new one. */
  readonly round: Round | null
  readonly opportunityId: string
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

function valuesOf(round: Round): RoundValues {
  const { id, clientId, opportunityId, stage, medium, heldOn, startTime, minutes, interviewers } = round
  const { debrief, managerGaveNumber, salaryGiven, questions } = round
  return {
    id,
    clientId,
    opportunityId,
    stage,
    medium,
    heldOn,
    startTime,
    minutes,
    interviewers,
    debrief,
    managerGaveNumber,
    salaryGiven,
    questions: questions.map(({ id: questionId, body }) => ({ id: questionId, body })),
  }
}

function newValues(file: CaseFile, opportunityId: string): RoundValues {
  return {
    clientId: file.client.id,
    opportunityId,
    stage: 'first',
    medium: null,
    heldOn: file.history.today,
    startTime: null,
    minutes: null,
    interviewers: '',
    managerGaveNumber: false,
    salaryGiven: false,
    debrief: '',
    questions: [],
  }
}

/** Adds or changes one interview of an opportunity. */
export function RoundDialog({ file, round, opportunityId, onClose, onRemove }: RoundDialogProps) {
  const t = useTranslations('interviews.form')
  const send = useSend('interviews.saveRound', { changes: historyCalls })
  const entry = useEntryForm<RoundValues>({
    schema: roundDraft,
    initialValues: round ? valuesOf(round) : newValues(file, opportunityId),
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog
      title={round ? t('editRound', { number: round.number }) : t('newRound')}
      entry={entry}
      onClose={onClose}
      onRemove={round ? () => onRemove(round.id) : undefined}
    >
      <OpportunityField
        {...form.getInputProps('opportunityId')}
        file={file}
        onOpportunity={(id) => form.setFieldValue('opportunityId', id ?? opportunityId)}
      />
      <NativeSelect
        {...form.getInputProps('stage')}
        data-autofocus
        label={t('stage')}
        data={roundStages.map((stage) => ({ value: stage, label: t('stageChoice', { stage }) }))}
      />
      <DayField
        {...form.getInputProps('heldOn')}
        className={styles.half}
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
      <NativeSelect
        {...form.getInputProps('medium')}
        className={styles.half}
        label={t('medium')}
        value={form.values.medium ?? ''}
        onChange={(event) =>
          form.setFieldValue('medium', mediums.find((medium) => medium === event.currentTarget.value) ?? null)
        }
        data={[
          { value: '', label: t('mediumUnknown') },
          ...mediums.map((medium) => ({ value: medium, label: t('mediumChoice', { medium }) })),
        ]}
      />
      <CountField
        {...form.getInputProps('minutes')}
        className={styles.half}
        label={t('minutes')}
        onCount={(count) => form.setFieldValue('minutes', count)}
      />
      <TextInput
        {...form.getInputProps('interviewers')}
        label={t('interviewers')}
        description={t('interviewersHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={500}
      />
      <RoundQuestionsField
        value={form.values.questions ?? []}
        onQuestions={(questions) => form.setFieldValue('questions', questions)}
      />
      <Textarea
        {...form.getInputProps('debrief')}
        label={t('debrief')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4_000}
      />
      <Checkbox
        {...form.getInputProps('managerGaveNumber', { type: 'checkbox' })}
        label={t('managerGaveNumber')}
      />
      <Checkbox {...form.getInputProps('salaryGiven', { type: 'checkbox' })} label={t('salaryGiven')} />
    </EntryDialog>
  )
}
