import type { ClientRow } from '@shared/clients'
import { daysBetween } from '@shared/dates'
import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import { isDue } from '../ui/next-step-text'
import { useWords } from './client-words'

/** Sorting and filtering are SQL's; the table only keeps which columns are sorted. */
export const clientFeatures = tableFeatures({ rowSortingFeature })

const column = createColumnHelper<typeof clientFeatures, ClientRow>()

/** The columns of the clients table, in their order. Ids of sortable ones are the sort keys of `clients.list`. */
export const clientColumns = column.columns([
  column.accessor('name', { id: 'name', cell: ({ row }) => <b>{row.original.name}</b> }),
  column.accessor('stage', { id: 'stage', cell: ({ row }) => <StageCell row={row.original} /> }),
  column.accessor('waitingDays', {
    id: 'waiting',
    sortDescFirst: true,
    cell: ({ row }) => <DaysCell days={row.original.waitingDays} />,
  }),
  column.accessor('quietDays', {
    id: 'quiet',
    sortDescFirst: true,
    cell: ({ row }) => <DaysCell days={row.original.quietDays} />,
  }),
  column.accessor('promisedTo', {
    id: 'promise',
    sortDescFirst: true,
    cell: ({ row }) => <PromiseCell row={row.original} />,
  }),
  column.accessor('next', {
    id: 'next',
    enableSorting: false,
    cell: ({ row }) => <NextCell row={row.original} />,
  }),
  column.accessor('tags', {
    id: 'tags',
    enableSorting: false,
    cell: ({ row }) => row.original.tags.join(', '),
  }),
  column.accessor('lastLetterOn', {
    id: 'lastLetter',
    sortDescFirst: true,
    cell: ({ row }) => <DayCell day={row.original.lastLetterOn} />,
  }),
])

type CellProps = { readonly row: ClientRow }

function None() {
  const { t } = useWords()
  return <span className="quiet">{t('none')}</span>
}

function StageCell({ row }: CellProps) {
  const { t } = useWords()
  if (row.stage === null)
    return row.employer === null ? <None /> : <span className="quiet">{row.employer}</span>
  return (
    <>
      {t(`stages.${row.stage}`)} <span className="quiet">{row.employer}</span>
    </>
  )
}

function DaysCell({ days }: { readonly days: number | null }) {
  const { t } = useWords()
  return days === null ? <None /> : t('days', { count: days })
}

function DayCell({ day }: { readonly day: string | null }) {
  const { day: dayText, today } = useWords()
  if (day === null) return <None />
  return dayText(day, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'year')
}

function PromiseCell({ row }: CellProps) {
  const { t, day, today } = useWords()
  const { promisedFrom, promisedTo, daysLate } = row
  if (promisedTo === null) return <None />
  const first = promisedFrom ?? promisedTo
  const title =
    first === promisedTo
      ? t('promise.title', { day: day(promisedTo) })
      : t('promise.titleBetween', { from: day(first), to: day(promisedTo) })
  const days = daysBetween(today, promisedTo)
  const state = daysLate !== null ? 'late' : days === 0 ? 'due' : 'waiting'
  const words = () => {
    if (daysLate !== null) return t('promise.late', { days: daysLate })
    if (days === 0) return t('promise.today')
    if (first === promisedTo) return t('promise.in', { days })
    const from = daysBetween(today, first)
    return from <= 0 ? t('promise.until', { days }) : t('promise.between', { from, to: days })
  }
  return (
    <span className={state} title={title}>
      {words()}
    </span>
  )
}

function NextCell({ row }: CellProps) {
  const { today, next } = useWords()
  const words = next.short(row.next, today)
  if (words === null) return <None />
  return (
    <span className={isDue(row.next, today) ? 'due' : undefined} title={next.rule(row.next)}>
      {words}
    </span>
  )
}
