import { TextInput, UnstyledButton } from '@mantine/core'
import { MERGE_FIELDS, type MergeFieldType } from '@shared/merge-fields'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../ui/use-field-label'
import styles from './topic-editor.module.css'

/** Every field there is; pressing one puts it where the cursor was. */
export function FieldPanel({ onInsert }: { readonly onInsert: (text: string) => void }) {
  const t = useTranslations('advice')
  const nameOf = useFieldLabel()
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLowerCase()
  const found = MERGE_FIELDS.filter(({ name }) => `${name} ${nameOf(name)}`.toLowerCase().includes(words))
  return (
    <aside className={styles.fields} aria-label={t('fields')}>
      <h3 className={styles.fieldsHead}>{t('fields')}</h3>
      <TextInput
        aria-label={t('findField')}
        placeholder={t('findField')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <ul className={styles.fieldList}>
        {found.map(({ name, type }) => (
          <li key={name}>
            <UnstyledButton className={styles.field} onClick={() => onInsert(tagOf(name, type))}>
              <span>{nameOf(name)}</span>
              <code>{name}</code>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="quiet">{t('noField')}</p> : null}
      <p className={styles.grammar}>{t('grammar')}</p>
    </aside>
  )
}

/** How a field is written in a text; a list is written out item by item. */
const tagOf = (name: string, type: MergeFieldType): string =>
  type === 'list' ? `{{#each ${name}}}- {{item}}\n{{/each}}` : `{{${name}}}`
