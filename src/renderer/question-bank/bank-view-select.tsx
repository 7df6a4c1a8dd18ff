import { NativeSelect } from '@mantine/core'
import type { InBank } from '@shared/question-bank'
import { useTranslations } from 'use-intl'

/** Which things are looked at; retired ones have a view of their own. */
export const bankViews = ['inUse', 'own', 'changed', 'retired'] as const
export type BankView = (typeof bankViews)[number]

export const isInView = ({ isOwn, isChanged, isRetired }: InBank, view: BankView): boolean => {
  if (view === 'retired') return isRetired
  if (isRetired) return false
  return view === 'inUse' || (view === 'own' ? isOwn : isChanged)
}

type BankViewSelectProps = { readonly value: BankView; readonly onChange: (view: BankView) => void }

/** Narrows a list of the bank to what is in use, own, changed or retired. */
export function BankViewSelect({ value, onChange }: BankViewSelectProps) {
  const t = useTranslations('questionBank.filter')
  return (
    <NativeSelect
      aria-label={t('view')}
      value={value}
      onChange={(event) => onChange(bankViews.find((view) => view === event.currentTarget.value) ?? 'inUse')}
      data={bankViews.map((view) => ({ value: view, label: t(`views.${view}`) }))}
    />
  )
}
