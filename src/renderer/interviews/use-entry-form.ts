import { type FormErrors, type UseFormReturnType, useForm } from '@mantine/form'
import type { CallName } from '@shared/contract'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ZodType } from 'zod'
import { CallError } from '../api'
import { wrongFieldsBy } from '../ui/schema-check'

/** The answers that a change in a client's history makes out of date. */
export const historyCalls = [
  'interviews.history',
  'clients.list',
  'clients.neighbours',
  'letters.get',
] as const satisfies readonly CallName[]

/** Field -> the sentence to show when its value is not as it should be. */
const problemOf = {
  heldOn: 'dayMissing',
  sentOn: 'dayMissing',
  saidOn: 'dayMissing',
  askedOn: 'dayMissing',
  endedOn: 'dayMissing',
  happenedOn: 'dayMissing',
  promisedFrom: 'dayMissing',
  promisedTo: 'dayMissing',
  employerName: 'employerMissing',
  name: 'employerMissing',
  fullName: 'personMissing',
  email: 'email',
  opportunityId: 'opportunityMissing',
  body: 'questionMissing',
  minutes: 'minutes',
  staffCount: 'staffCount',
  startTime: 'startTime',
  fileName: 'fileNameMissing',
} as const

const isKnownField = (field: string): field is keyof typeof problemOf => Object.hasOwn(problemOf, field)

export type EntryForm<Values> = {
  readonly form: UseFormReturnType<Values>
  readonly submit: (event?: React.SyntheticEvent<HTMLFormElement>) => void
  /** Why the last try was not saved, as a sentence; null when nothing went wrong. */
  readonly failure: string | null
}

/**
 * A form for one entry of the history: checked by the contract's own schema, problems as sentences at their
 * fields, the first of them focused. `send` throws `CallError`; after it `onSaved` closes the dialog.
 */
export function useEntryForm<Values extends Record<string, unknown>>(options: {
  readonly schema: ZodType
  readonly initialValues: Values
  readonly send: (values: Values) => Promise<unknown>
  readonly onSaved: () => void
}): EntryForm<Values> {
  const t = useTranslations('interviews')
  const [failure, setFailure] = useState<string | null>(null)
  const wrongFields = wrongFieldsBy<Values>(options.schema)

  const sentenceOf = (field: string, value: unknown): string => {
    // Both days are there, so what is wrong is their order.
    if (field === 'promisedTo' && value !== '') return t('problem.promiseOrder')
    return t(isKnownField(field) ? `problem.${problemOf[field]}` : 'problem.other')
  }
  const sentencesOf = (fields: readonly string[], values: Values): FormErrors =>
    Object.fromEntries(fields.map((field) => [field, sentenceOf(field, values[field])]))

  const form = useForm<Values>({
    initialValues: options.initialValues,
    validate: (values) => sentencesOf(wrongFields(values), values),
  })

  const save = async (values: Values): Promise<void> => {
    setFailure(null)
    try {
      await options.send(values)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error.answer.message)
      form.setErrors(sentencesOf(Object.keys(error.answer.fields ?? {}), values))
      return
    }
    options.onSaved()
  }

  const submit = form.onSubmit(save, (problems) => {
    const [first] = Object.keys(problems)
    // The dialogs draw every field, so the first problem always has a place to go to.
    if (first !== undefined)
      document.querySelector<HTMLElement>(`[data-path="${CSS.escape(first)}"]`)?.focus()
  })
  return { form, submit, failure }
}
