import type { CallInput, CallName, CallOutput } from '@shared/contract'
import { contract } from '@shared/contract'
import type { Result } from '@shared/errors'
import { v7 as newId } from 'uuid'
import { caseTabs } from '../../src/renderer/navigation'
import { filled } from './hostile-drafts'

/** Asks the app as a window does. */
export type Ask = (name: CallName, input: unknown) => Promise<Result<unknown>>

/** Calls that ask for a file or an address, or change what protects the practice: no record, or no text that a list shows. */
const asides =
  /^(importExport|vault|publishing|app|packs|updates|settings\.save$|mockSessions\.savePdf$|advice\.saveSet$|sending\.)/

/** Every call that keeps a record. */
export const savingCalls = (Object.keys(contract) as CallName[]).filter(
  (name) => /\.(save|create|prepare)[A-Za-z]*$/.test(name) && !asides.test(name),
)

/** Longer texts are refused by short fields, which then get the beginning. */
const SHORT = 60

/**
 * Gives one text to every text field of every kind of record. Answers which calls took it, as it is or cut to what a
 * short field takes, and the places that show it and no other text.
 */
export async function saveEverywhere(
  ask: Ask,
  text: string,
): Promise<{ readonly taken: ReadonlySet<CallName>; readonly places: readonly string[] }> {
  const must = async <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<CallOutput<Name>> => {
    const answer = await ask(name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value as CallOutput<Name>
  }
  const { id: clientId } = await must('clients.save', { fullName: text })
  const { id: employerId } = await must('employers.save', { name: text })
  const { id: opportunityId } = await must('interviews.saveOpportunity', {
    clientId,
    employerName: text,
    role: text,
  })
  const { id: roundId } = await must('interviews.saveRound', {
    clientId,
    opportunityId,
    stage: 'second',
    heldOn: '2026-05-12',
  })
  const { sessionId } = await must('debriefs.open', { roundId })
  const { id: documentId } = await must('records.attachDocument', {
    clientId,
    fileName: text,
    content: new TextEncoder().encode(text),
  })
  const ids: Record<string, string> = {
    clientId,
    employerId,
    opportunityId,
    roundId,
    sessionId,
  }
  /** What is kept with a record that another call has made. */
  const own: Partial<Record<CallName, Readonly<Record<string, string>>>> = {
    'advice.save': { topicId: 'promised-date-passed' },
    'records.saveDocument': { id: documentId },
  }
  const taken = new Set<CallName>()
  for (const name of [
    ...early,
    ...savingCalls.filter((one) => !early.includes(one) && !late.includes(one)),
    ...late,
  ])
    for (const shown of [text, text.slice(0, SHORT)]) {
      const id = newId()
      const draft = filled(contract[name].input, { text: shown, ids: { ...ids, id, ...own[name] } })
      // The client that the screens are opened with gets all of it.
      const answer = await ask(name, name === 'clients.save' ? { ...Object(draft), id: clientId } : draft)
      if (!answer.ok) continue
      taken.add(name)
      if (name === 'records.saveField') ids.customFieldId = (answer.value as { id: string }).id
      if (name === 'answers.save') ids.answerId = id
      if (name === 'letters.create') own['letters.save'] = { id }
      if (name === 'mockSessions.prepare') own['mockSessions.saveNote'] = { id }
      break
    }
  const sessionOf = own['mockSessions.saveNote']?.id
  const letterOf = own['letters.save']?.id
  return {
    taken,
    places: [
      ...caseTabs.map((tab) => `#/clients/${clientId}/${tab}`),
      `#/employers/${employerId}`,
      `#/mock-sessions/debrief/${roundId}`,
      `#/mock-sessions/${sessionOf}`,
      `#/mock-sessions/${sessionOf}/report`,
      `#/answers/${clientId}/${ids.answerId}`,
      `#/letters/${letterOf}`,
    ],
  }
}

/** A field of the coach's own has to be there before a client can have it. */
const early: readonly CallName[] = ['records.saveField']
/** These need what the others have made. */
const late: readonly CallName[] = ['answers.saveVersion', 'letters.save', 'mockSessions.saveNote']
