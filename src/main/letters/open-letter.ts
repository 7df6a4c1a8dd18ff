import type { Letter, LetterFact, LetterWithFacts } from '@shared/letters'
import { staleFacts } from '@shared/stale-facts'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { readHistory, standingsOf } from '../interviews/case-history'
import { getPractice } from '../settings/settings-repository'
import { type FactSources, filledFacts, letterFacts, mergeFactsOf } from './letter-facts'
import { listFrozenFacts, readLetterMemory } from './letter-memory-repository'
import { getLetter } from './letters-repository'

type OpenContext = Pick<Context, 'db' | 'today'>

/** What the facts of a letter are looked up by. */
export type LetterSeed = Pick<FactSources, 'opportunityId' | 'roundId' | 'questionId' | 'filled'> & {
  readonly clientId: string
}

/**
 * A letter with its facts: those of the record today, for an exported one those that were frozen then, with what the coach
 * filled in. Throws AppError not-found.
 */
export function openLetter(context: OpenContext, id: string): LetterWithFacts {
  const letter = getLetter(context.db, id)
  if (letter.state === 'exported') return { letter, facts: frozenFacts(context, letter), stale: [] }
  const facts = factsOf(context, letter)
  const { seen } = readLetterMemory(context.db, id)
  return { letter, facts, stale: staleFacts(letter.body, seen, mergeFactsOf(facts)) }
}

/** The facts of the record as they are today. An open question counts as answered: the letter is the answer. */
export function factsOf(context: OpenContext, letter: LetterSeed): LetterFact[] {
  const { db } = context
  const records = readHistory(db, letter.clientId)
  const today = context.today()
  return letterFacts({
    practice: getPractice(db),
    client: getClient(db, letter.clientId),
    records,
    standings: standingsOf(db, letter.clientId, { ...records, questions: [] }, today),
    opportunityId: letter.opportunityId,
    roundId: letter.roundId,
    questionId: letter.questionId,
    filled: letter.filled,
    today,
  })
}

function frozenFacts(context: OpenContext, letter: Letter): readonly LetterFact[] {
  const frozen = listFrozenFacts(context.db, letter.id)
  // A letter that came in without its facts, from an older file, speaks with those of today.
  if (frozen.length === 0) return factsOf(context, letter)
  const filled = filledFacts(letter.filled, context.today())
  const taken = new Set(letter.filled.map(({ field }) => field))
  return [...filled, ...frozen.filter(({ field }) => !taken.has(field))]
}
