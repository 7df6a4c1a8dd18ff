import type { ClientColumnId } from '@shared/client-view'
import type { ClientRow } from '@shared/clients'
import { daysBetween } from '@shared/dates'
import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import { isDue } from '../ui/next-step-text'
import { useWords } from './client-words'

/** Sorting and filtering are SQL's; the table keeps which columns are sorted, shown, in what order and how wide. */
export const clientFeatures = tableFeatures({
  rowSortingFeature,
  columnSizingFeature,
  columnOrderingFeature,
  columnVisibilityFeature,
})

const column = createColumnHelper<typeof clientFeatures, ClientRow>()

/** The columns of the clients table. Ids of sortable ones are the sort keys of `clients.list`. */
export const clientColumns = column.columns([
  column.accessor('name', {
    id: 'name',
    enableHiding: false,
    cell: ({ row }) => <b>{row.original.name}</b>,
  }),
  column.accessor('state', {
    id: 'state',
    enableSorting: false,
    cell: ({ row }) => <StateCell row={row.original} />,
  }),
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
    sortDescFirst: false,
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
  column.accessor('email', {
    id: 'email',
    enableSorting: false,
    cell: ({ row }) => <TextCell text={row.original.email} />,
  }),
  column.accessor('phone', {
    id: 'phone',
    enableSorting: false,
    cell: ({ row }) => <TextCell text={row.original.phone} />,
  }),
  column.accessor('outOfWorkSince', {
    id: 'outOfWork',
    enableSorting: false,
    cell: ({ row }) => <DayCell day={row.original.outOfWorkSince} />,
  }),
  column.accessor('opportunityCount', {
    id: 'opportunities',
    enableSorting: false,
    cell: ({ row }) => row.original.opportunityCount,
  }),
])

/** The width in px under which a column without a width of its own is not squeezed; the table scrolls sideways then. */
export const usualWidths: Readonly<Record<ClientColumnId, number>> = {
  name: 140,
  state: 96,
  stage: 170,
  waiting: 84,
  quiet: 72,
  promise: 116,
  next: 146,
  tags: 112,
  lastLetter: 104,
  email: 200,
  phone: 132,
  outOfWork: 124,
  opportunities: 112,
}
export const leastWidth = 56
export const mostWidth = 800

/** The cells that can be edited in place. */
export const editableColumns = ['name', 'state', 'tags'] as const
export type EditableColumn = (typeof editableColumns)[number]
export const isEditable = (id: string | undefined): id is EditableColumn =>
  editableColumns.some((one) => one === id)

type CellProps = { readonly row: ClientRow }

function None() {
  const { t } = useWords()
  return <span className="quiet">{t('none')}</span>
}

function TextCell({ text }: { readonly text: string }) {
  return text === '' ? <None /> : text
}

function StateCell({ row }: CellProps) {
  const { t } = useWords()
  return t(`states.${row.state}`)
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
