import { Checkbox, NativeSelect } from '@mantine/core'
import { type Delimiter, delimiters } from '@shared/import/csv-rows'
import { type TextEncoding, textEncodings } from '@shared/import/decode-text'
import { dayOrders } from '@shared/import/read-day'
import { matchWays, type TableReading } from '@shared/import-export'
import { useTranslations } from 'use-intl'
import styles from './import-export.module.css'
import type { TableLook, TableOrder } from './use-table-order'

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

type ReadingOptionsProps = {
  readonly look: TableLook
  readonly table: TableOrder
  readonly onReading: (reading: TableReading) => void
}

/** What the file itself shows about how it is written, to be corrected, and what happens with clients who are known. */
export function ReadingOptions({ look, table, onReading }: ReadingOptionsProps) {
  const t = useTranslations('importExport.table')
  const { reading } = look
  return (
    <section className={styles.choices} aria-label={t('reading')}>
      <p className={styles.about}>{t('found', { rows: look.rows, columns: look.columns.length })}</p>
      <div className={styles.fields}>
        <NativeSelect
          label={t('delimiter')}
          value={reading.delimiter}
          data={delimiters.map((value) => ({ value, label: t(`delimiters.${delimiterNames[value]}`) }))}
          onChange={({ currentTarget }) =>
            onReading({ ...reading, delimiter: currentTarget.value as Delimiter })
          }
        />
        <NativeSelect
          label={t('encoding')}
          value={reading.encoding}
          data={textEncodings.map((value) => ({ value, label: t(`encodings.${value}`) }))}
          onChange={({ currentTarget }) =>
            onReading({ ...reading, encoding: currentTarget.value as TextEncoding })
          }
        />
        {table.showsDayOrder ? (
          <NativeSelect
            label={t('dayOrder')}
            value={table.dayOrder ?? ''}
            error={table.isDayOrderOpen ? t('dayOrderOpen') : null}
            data={[
              ...(table.dayOrder === null ? [{ value: '', label: t('dayOrders.ask') }] : []),
              ...dayOrders.map((value) => ({ value, label: t(`dayOrders.${value}`) })),
            ]}
            onChange={({ currentTarget }) =>
              table.setDayOrder(dayOrders.find((order) => order === currentTarget.value) ?? null)
            }
          />
        ) : null}
        <NativeSelect
          label={t('matches')}
          value={table.matches}
          data={matchWays.map((value) => ({ value, label: t(`matchWays.${value}`) }))}
          onChange={({ currentTarget }) =>
            table.setMatches(matchWays.find((way) => way === currentTarget.value) ?? 'fill')
          }
        />
      </div>
      <Checkbox
        mt="sm"
        label={t('hasHeader')}
        checked={reading.hasHeader}
        onChange={({ currentTarget }) => onReading({ ...reading, hasHeader: currentTarget.checked })}
      />
    </section>
  )
}
