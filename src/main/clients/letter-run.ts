import {
  type LeftOutReason,
  type LetterRun,
  type LetterRunAnswer,
  letterRun,
  lettersAtOnce,
} from '@shared/clients'
import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import { composeDraft } from '../letters/letter-drafts'
import { createLetter, type NewLetterRecord } from '../letters/letters-repository'
import { recordChanges } from '../undo/record-changes'
import { selectedIds } from './bulk-clients'
import { type LetterCandidate, listLetterCandidates } from './bulk-clients-repository'

/** Runs that are under way; one that was asked to stop is in `stopping` as well. */
const running = new Set<string>()
const stopping = new Set<string>()

/** Stops a run of letters before it writes anything; one that is over already is left alone. */
export function stopLetters(runId: string): void {
  if (running.has(runId)) stopping.add(runId)
}

/**
 * Drafts one letter a client about one topic, for a hundred clients at most. Letters are composed one between two turns of
 * the event loop, and written all at once at the end, as one act that can be taken back. Throws AppError topic-unknown,
 * template-invalid.
 */
export async function draftLetters(context: Context, input: LetterRun): Promise<LetterRunAnswer> {
  const { db, newId, now } = context
  const { runId, selection, topicId, kind } = letterRun.parse(input)
  const found = listLetterCandidates(db, selectedIds(context, selection), topicId)
  const wanted = found.filter((one) => reasonOf(one) === null)
  const chosen = wanted.slice(0, lettersAtOnce)
  const leftOut = found.flatMap(({ id, name, ...one }) => {
    const reason = reasonOf(one)
    return reason === null ? [] : [{ id, name, reason }]
  })
  const answer = { leftOut: leftOut.slice(0, 200), overLimit: wanted.length - chosen.length }
  const letters: NewLetterRecord[] = []
  running.add(runId)
  try {
    for (const { id: clientId } of chosen) {
      const draft = { id: newId(), clientId, opportunityId: null, questionId: null, kind, topics: [topicId] }
      letters.push(composeDraft(context, draft).letter)
      context.emit('clients.lettersProgress', { runId, done: letters.length, total: chosen.length })
      await new Promise((next) => setImmediate(next))
      if (stopping.has(runId)) return { ...answer, changeSetId: null, count: 0, letterIds: [], stopped: true }
    }
  } finally {
    running.delete(runId)
    stopping.delete(runId)
  }
  const label = translatorOf(context.language(), 'clients')('acts.drafted', { count: letters.length })
  const at = now().toISOString()
  const { changeSetId } = recordChanges(db, { kind: 'bulk', label, at, newId }, () => {
    for (const letter of letters) createLetter(db, letter, at, newId)
  })
  const letterIds = letters.map(({ id }) => id)
  return { ...answer, changeSetId, count: letters.length, letterIds, stopped: false }
}

/** Why somebody gets no letter; null for those who do. */
function reasonOf({ state, hasDraft }: Pick<LetterCandidate, 'state' | 'hasDraft'>): LeftOutReason | null {
  if (state === 'closed' || state === 'archived') return 'not_active'
  return hasDraft === 1 ? 'has_draft' : null
}
