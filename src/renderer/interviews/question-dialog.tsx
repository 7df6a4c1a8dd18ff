import { NativeSelect, Textarea } from '@mantine/core'
import { questionDraft } from '@shared/interviews'
import { channels } from '@shared/stages'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useCall, useSend } from '../api'
import type { CaseFile, EntryOf } from './case-file'
import { EntryDialog } from './entry-dialog'
import styles from './entry-dialog.module.css'
import { DayField, OpportunityField } from './entry-fields'
import { historyCalls, useEntryForm } from './use-entry-form'

type QuestionValues = z.output<typeof questionDraft>

type QuestionDialogProps = {
  readonly file: CaseFile
  /** The question to change; null for a new one. */
  readonly question: EntryOf<'question'> | null
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

function valuesOf(
  file: CaseFile,
  question: EntryOf<'question'> | null,
  threadId: string | null,
): QuestionValues {
  const clientId = file.client.id
  if (question === null)
    return {
      clientId,
      opportunityId: file.shownId,
      body: '',
      askedOn: file.history.today,
      channel: 'email',
      threadId: null,
    }
  const { id, opportunityId, body, channel } = question
  return { id, clientId, opportunityId, body, askedOn: question.on, channel, threadId }
}

/** Adds or changes what a client asked. Waits for the thread of a stored question, so that a save keeps it. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { question } = props
  const stored = useCall('interviews.getQuestion', { id: question?.id ?? '' }, { enabled: question !== null })
  if (question !== null && !stored.data) return null
  return <QuestionForm {...props} threadId={stored.data?.threadId ?? null} />
}

function QuestionForm({
  file,
  question,
  threadId,
  onClose,
  onRemove,
}: QuestionDialogProps & { readonly threadId: string | null }) {
  const t = useTranslations('interviews.form')
  const send = useSend('interviews.saveQuestion', { changes: [...historyCalls, 'interviews.getQuestion'] })
  const entry = useEntryForm<QuestionValues>({
    schema: questionDraft,
    initialValues: valuesOf(file, question, threadId),
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry

  return (
    <EntryDialog
      title={t(question ? 'editQuestion' : 'newQuestion')}
      entry={entry}
      onClose={onClose}
      onRemove={question ? () => onRemove(question.id) : undefined}
    >
      <Textarea
        {...form.getInputProps('body')}
        data-autofocus
        classNames={{ input: 'said' }}
        label={t('question', { name: file.name })}
        description={t('questionHint')}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
      />
      <OpportunityField
        {...form.getInputProps('opportunityId')}
        file={file}
        optional
        onOpportunity={(id) => form.setFieldValue('opportunityId', id)}
      />
      <DayField
        {...form.getInputProps('askedOn')}
        className={styles.half}
        label={t('askedOn')}
        today={file.history.today}
        onDay={(day) => form.setFieldValue('askedOn', day)}
      />
      <NativeSelect
        {...form.getInputProps('channel')}
        className={styles.half}
        label={t('channel')}
        data={channels.map((channel) => ({ value: channel, label: t('channelChoice', { channel }) }))}
      />
    </EntryDialog>
  )
}
