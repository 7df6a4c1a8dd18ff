import { TextInput } from '@mantine/core'
import { type EmployerPromise, promiseDraft } from '@shared/interviews'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSend } from '../api'
import { useDayText } from '../ui/day-text'
import type { CaseFile } from './case-file'
import { EntryDialog } from './entry-dialog'
import styles from './entry-dialog.module.css'
import { DayField, OpportunityField } from './entry-fields'
import { PersonField } from './person-field'
import { promisedDaysOf } from './promise-days'
import { useSpanWords } from './span-words'
import { historyCalls, useEntryForm } from './use-entry-form'
import { useHolidays } from './use-holidays'

type PromiseValues = z.output<typeof promiseDraft>

type PromiseDialogProps = {
  readonly file: CaseFile
  /** The promise to change; null for a new one. */
  readonly promise: EmployerPromise | null
  readonly opportunityId: string
  /** The day on which a new one was said; today when left out. */
  readonly saidOn?: string
  readonly onClose: () => void
  readonly onRemove: (id: string) => void
}

/** Days that were named and not counted. */
const noSpan = { dayKind: 'calendar', spanFrom: null, spanTo: null } as const

function valuesOf(
  file: CaseFile,
  promise: EmployerPromise | null,
  opportunityId: string,
  saidOn: string,
): PromiseValues {
  const clientId = file.client.id
  if (promise === null)
    return {
      clientId,
      opportunityId,
      saidOn,
      promisedFrom: '',
      promisedTo: '',
      saidBy: '',
      words: '',
      settledOn: null,
      ...noSpan,
    }
  const { id, promisedFrom, promisedTo, saidBy, words, settledOn } = promise
  const { dayKind, spanFrom, spanTo } = promise
  return {
    id,
    clientId,
    opportunityId,
    saidOn: promise.saidOn,
    promisedFrom,
    promisedTo,
    saidBy,
    words,
    settledOn,
    dayKind,
    spanFrom,
    spanTo,
  }
}

/** Adds or changes what an employer promised, either as a span ('7 to 10 days') or as two days. */
export function PromiseDialog({
  file,
  promise,
  opportunityId,
  saidOn: saidAtFirst = file.history.today,
  onClose,
  onRemove,
}: PromiseDialogProps) {
  const t = useTranslations('interviews.form')
  const { day } = useDayText()
  const holidays = useHolidays()
  const spanWords = useSpanWords()
  const send = useSend('interviews.savePromise', { changes: historyCalls })
  const initialValues = valuesOf(file, promise, opportunityId, saidAtFirst)
  const [span, setSpan] = useState(() => spanWords(initialValues))
  const entry = useEntryForm<PromiseValues>({
    schema: promiseDraft,
    initialValues,
    send: send.mutateAsync,
    onSaved: onClose,
  })
  const { form } = entry
  const { saidOn } = form.values
  const read = saidOn === '' ? null : promisedDaysOf(span, saidOn, holidays)
  const employerId = file.history.opportunities.find(({ id }) => id === form.values.opportunityId)?.employerId

  /** Counts the span again; days that were typed by hand stay when there is no span. */
  const count = (nextSpan: string, nextSaidOn: string) => {
    const days = nextSaidOn === '' ? null : promisedDaysOf(nextSpan, nextSaidOn, holidays)
    if (days === null) return form.setValues({ ...noSpan })
    form.setValues({
      promisedFrom: days.from,
      promisedTo: days.to,
      dayKind: days.dayKind,
      spanFrom: days.spanFrom,
      spanTo: days.spanTo,
    })
    return form.clearErrors()
  }
  /** Days given by hand are no longer those that were counted. */
  const forgetSpan = () => {
    setSpan('')
    form.setValues({ ...noSpan })
  }

  const setFrom = (from: string) => {
    forgetSpan()
    form.setFieldValue('promisedFrom', from)
    // One day is the usual promise, so the end follows the start until it is given.
    if (form.values.promisedTo === '' || form.values.promisedTo === form.values.promisedFrom)
      form.setFieldValue('promisedTo', from)
  }

  const spanHint = () => {
    if (span.trim() === '') return t('spanHint')
    if (read === null) return t('spanUnclear')
    return t('spanRead', {
      single: read.from === read.to ? 'yes' : 'no',
      from: day(read.from),
      to: day(read.to),
      dayKind: read.dayKind,
    })
  }

  return (
    <EntryDialog
      title={t(promise ? 'editPromise' : 'newPromise')}
      entry={entry}
      onClose={onClose}
      onRemove={promise ? () => onRemove(promise.id) : undefined}
    >
      <OpportunityField
        {...form.getInputProps('opportunityId')}
        file={file}
        onOpportunity={(id) => form.setFieldValue('opportunityId', id ?? opportunityId)}
      />
      <TextInput
        className={styles.half}
        data-autofocus
        label={t('span')}
        description={spanHint()}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={60}
        value={span}
        onChange={(event) => {
          setSpan(event.currentTarget.value)
          count(event.currentTarget.value, saidOn)
        }}
      />
      <DayField
        {...form.getInputProps('saidOn')}
        className={styles.half}
        label={t('saidOn')}
        today={file.history.today}
        onDay={(saidDay) => {
          form.setFieldValue('saidOn', saidDay)
          count(span, saidDay)
        }}
      />
      <DayField
        {...form.getInputProps('promisedFrom')}
        className={styles.half}
        label={t('promisedFrom')}
        today={file.history.today}
        onDay={setFrom}
      />
      <DayField
        {...form.getInputProps('promisedTo')}
        className={styles.half}
        label={t('promisedTo')}
        today={file.history.today}
        onDay={(to) => {
          forgetSpan()
          form.setFieldValue('promisedTo', to)
        }}
      />
      <PersonField
        {...form.getInputProps('saidBy')}
        className={styles.half}
        label={t('saidBy')}
        people={file.history.contacts.filter((contact) => contact.employerId === employerId)}
      />
      <DayField
        {...form.getInputProps('settledOn')}
        className={styles.half}
        label={t('settledOn')}
        description={t('settledHint')}
        today={file.history.today}
        onDay={(settledOn) => form.setFieldValue('settledOn', settledOn || null)}
      />
      <TextInput {...form.getInputProps('words')} label={t('words')} maxLength={500} />
    </EntryDialog>
  )
}
