import { NativeSelect, type NativeSelectProps, TextInput, type TextInputProps } from '@mantine/core'
import { daysBetween } from '@shared/dates'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import type { CaseFile } from './case-file'

type DayFieldProps = TextInputProps & {
  readonly value?: string | null
  readonly today: string
  /** Called with `YYYY-MM-DD`, or with an empty text while no whole day stands there. */
  readonly onDay: (day: string) => void
}

/** A calendar day, typed or picked, with the day said in words below it. */
export function DayField({ value, today, onDay, description, ...input }: DayFieldProps) {
  const t = useTranslations('interviews.form')
  const { day } = useDayText()
  const days = value ? daysBetween(today, value) : 0
  const inWords = () => {
    if (!value) return description
    if (days === 0) return t('today')
    return t(days < 0 ? 'dayBefore' : 'dayAfter', { day: day(value), days: Math.abs(days) })
  }
  return (
    <TextInput
      {...input}
      type="date"
      max="2200-12-31"
      value={value ?? ''}
      onChange={(event) => onDay(event.currentTarget.value)}
      description={inWords()}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}

type OpportunityFieldProps = NativeSelectProps & {
  readonly file: CaseFile
  readonly value?: string | null
  /** True when an entry may belong to no opportunity. */
  readonly optional?: boolean
  readonly onOpportunity: (id: string | null) => void
}

/** Which opportunity an entry belongs to. Not drawn when there is nothing to choose. */
export function OpportunityField({ file, value, optional, onOpportunity, ...input }: OpportunityFieldProps) {
  const t = useTranslations('interviews')
  const { standings } = file.history
  if (standings.length < (optional ? 1 : 2)) return null
  const choices = standings.map((standing) => ({
    value: standing.opportunityId,
    label: standing.role
      ? t('filter.withRole', { employer: standing.employer, role: standing.role })
      : standing.employer,
  }))
  return (
    <NativeSelect
      {...input}
      label={t('form.opportunity')}
      value={value ?? ''}
      onChange={(event) => onOpportunity(event.currentTarget.value || null)}
      data={optional ? [...choices, { value: '', label: t('form.noOpportunity') }] : choices}
    />
  )
}

type CountFieldProps = TextInputProps & {
  readonly value?: number | null
  /** Called with null for an empty field and with NaN for something that is no number, which the schema refuses. */
  readonly onCount: (count: number | null) => void
}

/** A whole number that may be left out. */
export function CountField({ value, onCount, ...input }: CountFieldProps) {
  return (
    <TextInput
      {...input}
      inputMode="numeric"
      maxLength={7}
      defaultValue={value ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value.trim()
        onCount(text === '' ? null : Number(text))
      }}
    />
  )
}
