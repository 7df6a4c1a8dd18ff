import type { Opportunity } from '@shared/interviews'
import { forClient } from '@shared/mock-sessions/session-facts'
import { criterionMean, questionMean } from '@shared/mock-sessions/session-means'
import { markText, signedText } from '@shared/mock-sessions/session-quotes'
import {
  type PackPart,
  type PackRecord,
  type RecordApplication,
  type RecordDocument,
  type RecordLetter,
  type RecordMessage,
  type RecordRound,
  type RecordSession,
  recordFormat,
  recordVersion,
} from '@shared/pack-record'
import { plainTextOf } from '@shared/rich-text'
import { listAnswers } from '../answers/answers-repository'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { type HistoryRecords, readHistory } from '../interviews/case-history'
import { openLetter } from '../letters/open-letter'
import { listEndedSessions } from '../mock-sessions/session-history-repository'
import { sessionReport } from '../mock-sessions/session-report-service'
import { listNotes } from '../notes/notes-repository'
import { dayOfInstant } from '../practice-day'
import { listAppointments } from '../records/appointments-repository'
import { listConsents } from '../records/consents-repository'
import { letterTexts } from '../sending/letter-leaving'
import { getPractice } from '../settings/settings-repository'
import { listLeftLetters } from './packs-repository'

export type RecordContext = Pick<
  Context,
  'db' | 'now' | 'today' | 'newId' | 'printer' | 'language' | 'version'
>

/** What the coach chose. Notes are named one by one; whatever is not named stays out. */
export type RecordChoice = {
  readonly clientId: string
  readonly parts: readonly PackPart[]
  readonly noteIds: readonly string[]
  readonly wish: string
}

/**
 * A client's own record, made of what is listed here and nothing else: whispers, marks, session notes, tags, own fields,
 * remarks on employers, drafts and all that was removed have no place to stand. `documents` are files of the same pack.
 * Throws AppError not-found.
 */
export function clientRecord(
  context: RecordContext,
  { clientId, parts, noteIds, wish }: RecordChoice,
  documents: readonly RecordDocument[] = [],
): PackRecord {
  const { db } = context
  const client = getClient(db, clientId)
  const { coachName, practiceName } = getPractice(db)
  const has = (part: PackPart): boolean => parts.includes(part)
  const history = readHistory(db, clientId)
  const isPerson = has('person')
  return {
    format: recordFormat,
    version: recordVersion,
    app: context.version,
    madeAt: context.now().toISOString(),
    madeOn: context.today(),
    coach: coachName,
    practice: practiceName,
    wish,
    parts,
    client: {
      fullName: client.fullName,
      preferredName: isPerson ? client.preferredName : '',
      email: isPerson ? client.email : '',
      phone: isPerson ? client.phone : '',
      address: isPerson ? client.addressText : '',
      goals: isPerson ? client.goals : '',
      outOfWorkSince: isPerson ? client.outOfWorkSince : null,
      consents: isPerson
        ? listConsents(db, clientId).map(({ purpose, state, happenedOn: on }) => ({ purpose, state, on }))
        : [],
    },
    applications: has('applications')
      ? history.opportunities.map((one) => applicationOf(one, history, has('debriefs')))
      : [],
    messages: has('messages') ? messagesOf(history) : [],
    questions: has('questions')
      ? history.questions.map(({ askedOn: on, channel, body: text }) => ({ on, channel, text }))
      : [],
    letters: has('letters') ? lettersOf(context, clientId) : [],
    meetings: has('meetings')
      ? listAppointments(db, clientId)
          .map(({ heldOn: on, startTime, minutes, medium, state, topic }) => ({
            on,
            startTime,
            minutes,
            medium,
            state,
            topic,
          }))
          .toSorted((a, b) => `${a.on} ${a.startTime ?? ''}`.localeCompare(`${b.on} ${b.startTime ?? ''}`))
      : [],
    sessions: has('sessions') ? sessionsOf(context, clientId) : [],
    answers: has('answers')
      ? listAnswers(db, clientId).map(({ questionBody: question, versions }) => ({
          question,
          versions: versions.map(({ body }) => body),
        }))
      : [],
    documents,
    notes: notesOf(context, clientId, noteIds),
  }
}

function applicationOf(
  { id, employerId, contactId, ...opportunity }: Opportunity,
  history: HistoryRecords,
  hasDebriefs: boolean,
): RecordApplication {
  const own = <One extends { readonly opportunityId: string | null }>(list: readonly One[]): One[] =>
    list.filter((one) => one.opportunityId === id)
  const contact = history.contacts.find((one) => one.id === contactId)
  return {
    employer: history.employers.find((one) => one.id === employerId)?.name ?? '',
    role: opportunity.role,
    source: opportunity.source,
    // Other people at the employer may be known through other clients.
    contact: contact
      ? { fullName: contact.fullName, role: contact.role, email: contact.email, phone: contact.phone }
      : null,
    postingState: opportunity.postingState,
    postingText: opportunity.postingText,
    payTalk: opportunity.payTalk,
    contributions: opportunity.contributions,
    startOn: opportunity.startOn,
    rounds: own(history.rounds).map(
      (round): RecordRound => ({
        number: round.number,
        stage: round.stage,
        medium: round.medium,
        on: round.heldOn,
        startTime: round.startTime,
        minutes: round.minutes,
        interviewers: round.interviewers,
        questions: round.questions.map(({ body }) => body),
        debrief: hasDebriefs ? round.debrief : '',
      }),
    ),
    events: own(history.events).map(({ kind, happenedOn: on, isWritten, detail }) => ({
      kind,
      on,
      isWritten,
      detail,
    })),
    promises: own(history.promises).map(({ saidOn, promisedFrom, promisedTo, saidBy, words, settledOn }) => ({
      saidOn,
      from: promisedFrom,
      to: promisedTo,
      saidBy,
      words,
      settledOn,
    })),
    endings: own(history.endings).map(({ tag, endedOn: on, detail }) => ({ tag, on, detail })),
  }
}

function messagesOf({ messages, opportunities, employers }: HistoryRecords): readonly RecordMessage[] {
  return messages.map((one) => {
    const about = opportunities.find(({ id }) => id === one.opportunityId)
    return {
      on: one.sentOn,
      direction: one.direction,
      kind: one.kind,
      channel: one.channel,
      employer: employers.find(({ id }) => id === about?.employerId)?.name ?? '',
      text: one.summary,
      isReply: one.letterId !== null,
    }
  })
}

/** What left, in the words in which it left; what left before the ledger was kept is written anew from its frozen facts. */
function lettersOf(context: RecordContext, clientId: string): readonly RecordLetter[] {
  const dayOf = dayOfInstant(context.db)
  return listLeftLetters(context.db, clientId).map(({ id, kind, title, way, address, body, leftAt }) => ({
    on: dayOf(leftAt),
    kind,
    title,
    way,
    address,
    text: body === '' ? frozenText(context, id) : body,
  }))
}

function frozenText(context: RecordContext, id: string): string {
  const { letter, facts } = openLetter(context, id)
  return letterTexts(context, letter, facts).text
}

function sessionsOf(context: RecordContext, clientId: string): readonly RecordSession[] {
  return listEndedSessions(context.db, clientId, dayOfInstant(context.db)).map(({ id }): RecordSession => {
    const facts = forClient(sessionReport(context, id).facts)
    return {
      number: facts.number,
      on: facts.on,
      criteria: facts.criteria.map(({ criterionRef, name }) => ({
        name,
        mean: criterionMean(facts, criterionRef, 'coach'),
        selfMean: criterionMean(facts, criterionRef, 'self'),
      })),
      questions: facts.questions
        .filter(({ spentMs }) => spentMs > 0)
        .map((question) => ({
          text: question.body,
          spentSeconds: Math.round(question.spentMs / 1_000),
          mean: questionMean(facts, question.id, 'coach'),
        })),
      remarks: facts.marks.map((mark) => ({
        atSeconds: Math.floor(mark.atMs / 1_000),
        text: signedText(markText(mark)).text,
      })),
    }
  })
}

function notesOf({ db }: RecordContext, clientId: string, ids: readonly string[]): PackRecord['notes'] {
  if (ids.length === 0) return []
  const ticked = new Set(ids)
  const dayOf = dayOfInstant(db)
  return listNotes(db, clientId)
    .filter(({ id }) => ticked.has(id))
    .map(({ createdAt, body }) => ({ on: dayOf(createdAt), text: plainTextOf(body) }))
    .toReversed()
}
