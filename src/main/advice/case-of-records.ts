import { type CaseFacts, factsFromCase } from '@shared/case-facts'
import type { Case, CaseEvent } from '@shared/case-file'
import type { Client } from '@shared/clients'
import { daysBetween } from '@shared/dates'
import type { Standing } from '@shared/interviews'
import type { HistoryRecords } from '../interviews/case-history'

/**
 * The facts of one opportunity for the suggester. The records are put into the shape of a case file first, so that a case
 * on file and a client in the database are understood by one and the same function.
 */
export function caseFactsOf(
  client: Client,
  records: HistoryRecords,
  standings: readonly Standing[],
  opportunityId: string | null,
  today: string,
): CaseFacts {
  const chosen = opportunityId ?? standings[0]?.opportunityId ?? null
  return factsFromCase(caseOfRecords(client, records, standings, chosen, today))
}

function caseOfRecords(
  client: Client,
  records: HistoryRecords,
  standings: readonly Standing[],
  opportunityId: string | null,
  today: string,
): Case {
  const opportunity = records.opportunities.find((one) => one.id === opportunityId)
  const employer = records.employers.find((one) => one.id === opportunity?.employerId)
  const other = standings.find((one) => one.opportunityId !== opportunityId && one.ending === null)
  return {
    client: {
      unemployed_months:
        client.outOfWorkSince === null
          ? null
          : Math.max(0, Math.round(daysBetween(client.outOfWorkSince, today) / 30.44)),
      ran_a_business: client.ranABusiness,
    },
    ...(opportunity
      ? {
          opportunity: {
            company: employer?.name,
            role: opportunity.role,
            knows_employer: opportunity.knowsEmployer,
            posting: opportunity.postingState === 'unknown' ? null : opportunity.postingState,
            company_size: employer?.staffCount ?? null,
            travel_paid: opportunity.travelPaid,
          },
        }
      : {}),
    timeline: opportunityId === null ? [] : timelineOf(records, opportunityId, today),
    ...(other
      ? {
          other_process: {
            company: other.employer,
            stage: other.nextRound?.stage ?? other.stage,
            days_ahead: other.nextRound === null ? null : daysBetween(today, other.nextRound.on),
          },
        }
      : {}),
  }
}

function timelineOf(records: HistoryRecords, opportunityId: string, today: string): CaseEvent[] {
  const own = <T extends { readonly opportunityId?: string | null }>(list: readonly T[]) =>
    list.filter((one) => one.opportunityId === opportunityId)
  const ago = (on: string) => daysBetween(on, today)
  const promises = own(records.promises)
  const promisedOn = (on: string): [number, number] | undefined => {
    const promise = promises.findLast((one) => one.saidOn === on)
    return promise && [daysBetween(on, promise.promisedFrom), daysBetween(on, promise.promisedTo)]
  }
  const staged: CaseEvent[] = [
    ...own(records.rounds).map((round) => ({
      days_ago: ago(round.heldOn),
      stage: round.stage,
      medium: round.medium,
      minutes: round.minutes,
      manager_gave_number: round.managerGaveNumber,
      salary_given: round.salaryGiven,
    })),
    ...own(records.events).map((event) =>
      event.kind === 'papers'
        ? { days_ago: ago(event.happenedOn), submitted: 'papers' }
        : {
            days_ago: ago(event.happenedOn),
            stage: event.kind,
            ...(event.kind === 'offer' ? { written_offer: event.isWritten } : {}),
          },
    ),
    ...own(records.endings).map((ending) => ({ days_ago: ago(ending.endedOn), stage: ending.tag })),
  ]
  const timeline = [...staged, ...messagesOf(own(records.messages), ago)]
  // A promise stands on the line of its day; one without such a line gets a line of its own.
  const withPromises = timeline.map((event) => ({ event, on: event.days_ago }))
  const lines = promises.map((promise) => ({ days: ago(promise.saidOn), range: promisedOn(promise.saidOn) }))
  for (const { days, range } of lines) {
    const line = withPromises.find((one) => one.on === days)
    if (line && range) line.event = { ...line.event, promised_days: range }
    else if (range) withPromises.push({ event: { days_ago: days, promised_days: range }, on: days })
  }
  return withPromises.map((one) => one.event)
}

/** A message out with the answer that followed it before the next one, as a case file has it: one line with a reply. */
function messagesOf(messages: HistoryRecords['messages'], ago: (on: string) => number): CaseEvent[] {
  const answers = new Set<string>()
  const outgoing = messages.filter((message) => message.direction === 'out' && message.kind !== 'other')
  const sent = outgoing.map((message, index): CaseEvent => {
    const next = outgoing[index + 1]
    const answer = messages.find(
      (one) =>
        one.direction === 'in' &&
        one.kind === 'answer' &&
        one.sentOn >= message.sentOn &&
        (!next || one.sentOn < next.sentOn) &&
        !answers.has(one.id),
    )
    if (answer) answers.add(answer.id)
    return {
      days_ago: ago(message.sentOn),
      [message.kind === 'thank_you' ? 'thank_you' : 'followup']: message.channel,
      reply: answer ? answer.summary || 'yes' : 'none',
    }
  })
  const received = messages
    .filter((message) => message.direction === 'in' && !answers.has(message.id))
    .map((message): CaseEvent => ({ days_ago: ago(message.sentOn), message_in: message.summary || 'yes' }))
  return [...sent, ...received]
}
