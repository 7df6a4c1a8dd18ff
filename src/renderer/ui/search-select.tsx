import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'

type SearchSelectProps = {
  readonly label: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** Names offered at once; the rest is found by typing. */
const offered = 30

/** One client, found by typing. */
export function ClientSelect({ label, value, onChange }: SearchSelectProps) {
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words, 120)
  const { data } = useCall('clients.list', { filter: asked, limit: offered }, { keepPrevious: true })
  const rows = data?.rows ?? []
  return <FoundSelect {...{ label, value, onChange, rows }} onWords={setWords} />
}

/** One employer, found by typing. */
export function EmployerSelect({ label, value, onChange }: SearchSelectProps) {
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words, 120)
  const { data } = useCall('employers.list', { filter: asked, limit: offered }, { keepPrevious: true })
  const rows = data?.rows ?? []
  return <FoundSelect {...{ label, value, onChange, rows }} onWords={setWords} />
}

type FoundSelectProps = SearchSelectProps & {
  readonly rows: readonly { readonly id: string; readonly name: string }[]
  readonly onWords: (words: string) => void
}

function FoundSelect({ label, value, onChange, rows, onWords }: FoundSelectProps) {
  const t = useTranslations('importExport')
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null)
  const found = rows.map(({ id, name }) => ({ value: id, label: name }))
  const data = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      label={label}
      placeholder={t('typeName')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={data}
      value={value}
      onSearchChange={onWords}
      // They are matched where the names are kept.
      filter={({ options }) => options}
      nothingFoundMessage={t('nobody')}
      onChange={(id, option) => {
        setChosen(option === null ? null : { value: option.value, label: option.label })
        onChange(id)
      }}
    />
  )
}
