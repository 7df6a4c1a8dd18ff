import type { ImportOrder } from '@shared/import-export'
import type { Database } from 'better-sqlite3'
import { listKnownRounds, listRoundsOf } from './calendar-repository'
import type { FileEvent, IcsRead } from './ics-file'
import { problemAt } from './import-record'
import { noWrites } from './import-writes'
import type { Plan } from './plan-clients'
import { plainRound } from './plan-opportunities'
import { ReportBuilder } from './report-builder'

type EventsOrder = Extract<ImportOrder, { kind: 'events' }>

/** The dry run of calendar entries that become rounds of one opportunity. Our own entries move their own rounds. */
export function planEvents(db: Database, read: IcsRead, order: EventsOrder, newId: () => string): Plan {
  const report = new ReportBuilder()
  const writes = noWrites()
  const byId = new Map(listKnownRounds(db).map((round) => [round.id, round]))
  const there = new Set(listRoundsOf(db, order.opportunityId).map(momentOf))
  for (const line of read.unreadable) report.rowProblem(problemAt(line, 'event-unreadable', 'row'))
  const chosen = new Set(order.chosen)
  for (const event of read.events) {
    if (!chosen.has(event.position)) continue
    const name = event.summary
    const complain = (
      code: 'event-cancelled' | 'event-other-client' | 'event-there',
      scope: 'row' | 'skip',
    ): void => report.rowProblem(problemAt(event.line, code, scope, name), name)
    if (event.remark === 'cancelled') {
      complain('event-cancelled', 'row')
      continue
    }
    if (event.remark === 'repeats') report.problem(problemAt(event.line, 'event-repeats', 'value', name))
    const own = event.roundId === null ? undefined : byId.get(event.roundId)
    if (own && own.clientId !== order.clientId) complain('event-other-client', 'row')
    else if (own && momentOf(own) === momentOf(event) && own.minutes === minutesFor(event, own))
      complain('event-there', 'skip')
    else if (own) {
      const { heldOn, startTime } = event
      writes.roundChange.push({ id: own.id, heldOn, startTime, minutes: minutesFor(event, own) })
      report.row({ line: event.line, outcome: 'update', name, detail: whenOf(event), changed: ['heldOn'] })
    } else if (there.has(momentOf(event))) complain('event-there', 'skip')
    else {
      there.add(momentOf(event))
      const { clientId, opportunityId } = order
      const { heldOn, startTime, minutes, summary, place } = event
      const debrief = [summary, place].filter(Boolean).join('\n')
      const stage = order.stage ?? event.stage
      writes.round.push({
        ...plainRound,
        id: newId(),
        clientId,
        opportunityId,
        stage,
        heldOn,
        startTime,
        minutes,
        debrief,
      })
      report.row({ line: event.line, outcome: 'new', name, detail: whenOf(event), changed: [] })
    }
  }
  return { report: report.report(writes), writes }
}

const momentOf = ({ heldOn, startTime }: Pick<FileEvent, 'heldOn' | 'startTime'>): string =>
  `${heldOn} ${startTime ?? ''}`
const whenOf = (event: FileEvent): string => momentOf(event).trim()

/** A length that our own file filled in for a round without one is no news. */
function minutesFor(event: FileEvent, own: { readonly minutes: number | null }): number | null {
  return own.minutes === null && (event.minutes === 60 || event.minutes === null) ? null : event.minutes
}
