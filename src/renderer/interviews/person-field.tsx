import { Autocomplete, type AutocompleteProps } from '@mantine/core'
import { useMemo } from 'react'
import styles from './person-field.module.css'

type Person = { readonly fullName: string; readonly role: string }

type PersonFieldProps = Omit<AutocompleteProps, 'data'> & { readonly people: readonly Person[] }

/** Somebody at an employer: chosen from those who are known there, or typed. */
export function PersonField({ people, ...input }: PersonFieldProps) {
  const roles = useMemo(() => new Map(people.map(({ fullName, role }) => [fullName, role])), [people])
  return (
    <Autocomplete
      {...input}
      data={[...roles.keys()]}
      limit={8}
      openOnFocus={false}
      maxLength={200}
      renderOption={({ option }) => (
        <span className={styles.person}>
          {option.value} <span className="quiet">{roles.get(option.value)}</span>
        </span>
      )}
    />
  )
}
