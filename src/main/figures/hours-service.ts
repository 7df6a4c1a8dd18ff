import { addDays } from '@shared/dates'
import { type CoachingHours, clockText, type HoursLine } from '@shared/figures'
import type { InterfaceLanguage } from '@shared/settings'
import { translatorOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import { readClientNames, sumClients, sumMonths } from './figures-repository'

/** Before the first meeting there can have been. */
const ever = '0001-01-01'
/** Clients that a table lists; the rest is summed in one line. */
const CLIENTS_LISTED = 500

const sumOf = (lines: readonly HoursLine[]): HoursLine => ({
  meetings: lines.reduce((sum, line) => sum + line.meetings, 0),
  minutes: lines.reduce((sum, line) => sum + line.minutes, 0),
})

/** The coach's log: what was held up to yesterday, by year, and by month and client of one year. */
export function readHours(
  db: Database,
  wantedYear: string | null,
  today: string,
  listed = CLIENTS_LISTED,
): CoachingHours {
  const to = addDays(today, -1)
  const all = sumMonths(db, { from: ever, to })
  const names = [...new Set(all.map(({ month }) => month.slice(0, 4)))].toReversed()
  const year = wantedYear ?? names[0] ?? today.slice(0, 4)
  const months = all.filter(({ month }) => month.startsWith(year))
  const end = `${year}-12-31`
  const span = { from: `${year}-01-01`, to: end < to ? end : to }
  const clients = sumClients(db, { ...span, limit: listed, offset: 0 })
  const others = clients.length < listed ? [] : sumClients(db, { ...span, limit: -1, offset: listed })
  const clientNames = readClientNames(
    db,
    clients.map(({ clientId }) => clientId),
  )
  return {
    total: sumOf(all),
    years: names.map((name) => ({ year: name, ...sumOf(all.filter(({ month }) => month.startsWith(name))) })),
    year,
    months,
    clients: clients.map((line) => ({ ...line, client: clientNames.get(line.clientId) ?? '' })),
    otherClients: others.length === 0 ? null : { clients: others.length, ...sumOf(others) },
  }
}

/** A cell that a spreadsheet takes as text: no tab or line in it, and nothing it would compute. */
const cell = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return /^[=+\-@]/.test(line) ? `'${line}` : line
}

const row = (name: string, { meetings, minutes }: HoursLine): string =>
  [cell(name), meetings, minutes, clockText(minutes)].join('\t')

/** The log of one year as text that pastes into a spreadsheet: months, then clients, minutes as whole numbers. */
export function hoursText(hours: CoachingHours, language: InterfaceLanguage): string {
  const t = translatorOf(language, 'figures')
  const head = (name: string): string =>
    [name, t('hours.meetings'), t('hours.minutes'), t('hours.hours')].join('\t')
  const { year, months, clients, otherClients } = hours
  return [
    head(t('hours.month')),
    ...months.map((line) => row(line.month, line)),
    row(year, sumOf(months)),
    '',
    head(t('hours.client')),
    ...clients.map((line) => row(line.client, line)),
    ...(otherClients ? [row(t('hours.others', { count: otherClients.clients }), otherClients)] : []),
    '',
  ].join('\n')
}
