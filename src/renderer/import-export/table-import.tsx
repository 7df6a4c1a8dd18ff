import type { FileLook, TableReading } from '@shared/import-export'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Failure } from '../ui/failure'
import { ColumnList } from './column-list'
import { ImportDesk } from './import-desk'
import { KeptMappings } from './kept-mappings'
import { ReadingOptions } from './reading-options'
import { type TableLook, useTableOrder } from './use-table-order'

type TableImportProps = {
  readonly look: TableLook
  readonly onLook: (look: FileLook) => void
  readonly onLeave: () => void
}

/** A file of columns: how it is read, and where each column goes. */
export function TableImport({ look, onLook, onLeave }: TableImportProps) {
  const t = useTranslations('importExport.table')
  const table = useTableOrder(look)
  const again = useSend('importExport.look', { changes: [] })
  const read = (reading: TableReading) =>
    again.mutate({ fileId: look.fileId, reading }, { onSuccess: onLook })
  const missing = table.hasWho ? (table.isDayOrderOpen ? t('sayDayOrder') : null) : t('sayWho')
  return (
    <ImportDesk
      look={look}
      order={table.hasWho ? table.order : null}
      isSettled={table.isSettled}
      missing={missing}
      onLeave={onLeave}
    >
      <ReadingOptions look={look} table={table} onReading={read} />
      {again.error ? <Failure error={again.error} /> : null}
      <KeptMappings look={look} table={table} />
      <ColumnList look={look} table={table} />
    </ImportDesk>
  )
}
