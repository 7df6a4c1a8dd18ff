import { Autocomplete, type AutocompleteProps, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { EmployerMatches } from '@shared/employers'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import styles from './entry-notice.module.css'

/** What is known of the employer whose name is being typed; the last answer stays while the next one is on its way. */
export function useEmployerMatches(name: string): EmployerMatches | null {
  const [asked] = useDebouncedValue(name.trim(), 120)
  const { data } = useCall('employers.find', { name: asked }, { enabled: asked !== '', keepPrevious: true })
  return name.trim() === '' ? null : (data ?? null)
}

type EmployerNameFieldProps = Omit<AutocompleteProps, 'data'> & { readonly matches: EmployerMatches | null }

/** An employer, chosen from those on file or typed. */
export function EmployerNameField({ matches, ...input }: EmployerNameFieldProps) {
  return (
    <Autocomplete
      {...input}
      data-autofocus
      data={matches?.names ?? []}
      // They are matched where the names are kept.
      filter={({ options }) => options}
      openOnFocus={false}
      maxLength={200}
    />
  )
}

type OtherSpellingProps = {
  readonly name: string
  readonly matches: EmployerMatches | null
  readonly onName: (name: string) => void
}

/** Points out that an employer of nearly this name is on file, and writes its name when that is the one meant. */
export function OtherSpelling({ name, matches, onName }: OtherSpellingProps) {
  const t = useTranslations('interviews.form')
  const similar = matches?.similar ?? null
  if (similar === null || similar === name.trim()) return null
  return (
    <output className={styles.notice}>
      {t('otherSpelling', { name: similar })}{' '}
      <UnstyledButton className={styles.act ?? ''} onClick={() => onName(similar)}>
        {t('takeSpelling', { name: similar })}
      </UnstyledButton>
    </output>
  )
}
