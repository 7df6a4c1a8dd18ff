import { NativeSelect } from '@mantine/core'
import { customNameOf, customTarget, importFields, opportunityFields } from '@shared/import/import-fields'
import { useTranslations } from 'use-intl'
import styles from './import-export.module.css'
import type { TableLook, TableOrder } from './use-table-order'

type ColumnListProps = { readonly look: TableLook; readonly table: TableOrder }

const isOfOpportunity = (field: string): boolean => opportunityFields.some((one) => one === field)

/** Every column of the file with its first values and the field it goes to. */
export function ColumnList({ look, table }: ColumnListProps) {
  const t = useTranslations('importExport')
  const option = (value: (typeof importFields)[number]) => ({ value, label: t(`fields.${value}`) })
  const groups = [
    { group: t('table.client'), items: importFields.filter((field) => !isOfOpportunity(field)).map(option) },
    { group: t('table.opportunity'), items: opportunityFields.map(option) },
  ]
  const optionsFor = (column: string) => {
    const target = table.columns[column] ?? ''
    const own = customNameOf(target) ?? column
    const name = own.replace(/ \(\d+\)$/, '').slice(0, 60)
    return [
      { value: '', label: t('table.nowhere') },
      ...groups,
      {
        group: t('table.ownFields'),
        items: [{ value: customTarget(name), label: t('table.ownField', { name }) }],
      },
    ]
  }
  return (
    <section className={styles.columns} aria-labelledby="columns">
      <h2 className={styles.subheading} id="columns">
        {t('table.columns')}
      </h2>
      <ul className={styles.columnList}>
        {look.columns.map(({ name, samples }) => (
          <li key={name} className={styles.column}>
            <span className={styles.columnWords}>
              <span className={styles.name} title={name}>
                {name}
              </span>
              <span className={styles.detail}>
                {samples.length === 0 ? t('table.emptyColumn') : samples.join(' · ')}
              </span>
            </span>
            <NativeSelect
              className={styles.target}
              aria-label={t('table.goesTo', { column: name })}
              value={table.columns[name] ?? ''}
              data={optionsFor(name)}
              onChange={({ currentTarget }) => table.setTarget(name, currentTarget.value)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
