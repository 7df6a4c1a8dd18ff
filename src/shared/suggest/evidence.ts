import type { CaseFacts } from '../case-facts'
import { assertNever } from '../errors'
import type { Cue, CueTerm } from './cues'
import { type FactCondition, factHolds, factReaders } from './fact-conditions'
import { type ConceptName, type Evidence, findConcepts } from './lexicon'
import { matchPhraseAt, type Phrase } from './phrase'
import type { SuggestReason, SuggestReasonCode } from './reasons'
import { stemOf } from './stem'
import { readSynonyms, type WordPair } from './synonyms'
import { type Tokens, tokenise } from './tokens'

/** A question and its facts, analysed once for all topics. */
export type Reading = {
  readonly tokens: Tokens
  readonly concepts: ReadonlyMap<ConceptName, Evidence>
  readonly facts: CaseFacts
}

/** Analyses a question once, so that every topic's cues can be tested against it. */
export const readQuestion = (
  question: string,
  facts: CaseFacts,
  synonyms: readonly WordPair[] = [],
): Reading => {
  const tokens = readSynonyms(tokenise(question), synonyms)
  return { tokens, concepts: findConcepts(tokens), facts }
}

const findPhrase = (phrase: Phrase, tokens: Tokens): Evidence | null => {
  for (const [at, token] of tokens.list.entries()) {
    const match = matchPhraseAt(phrase, tokens, at)
    if (match) return { from: match.from, to: match.to, asked: tokens.asked.has(token.sentence) }
  }
  return null
}

const termEvidence = (term: CueTerm, reading: Reading): Evidence | boolean => {
  switch (term.kind) {
    case 'concept': {
      const found = term.names
        .map((name) => reading.concepts.get(name))
        .find((each) => each && (!term.asked || each.asked))
      return found ?? false
    }
    case 'phrase':
      return findPhrase(term.phrase, reading.tokens) ?? false
    case 'fact':
      return factHolds(term.condition, reading.facts)
    default:
      return assertNever(term)
  }
}

/** A quote of fewer words says little by itself and is given with its neighbours in the clause. */
const tellingWords = 3

/** Words that neither begin nor end a quote well. */
const joining: ReadonlySet<string> = new Set(
  ['and', 'or', 'but', 'that', 'a', 'an', 'the', 'for', 'after', 'with'].map(stemOf),
)

/** The client's own words for a piece of evidence, with some of what stands around a short one. */
export const quoteOf = (evidence: Evidence, tokens: Tokens): SuggestReason => {
  const { list } = tokens
  const clause = list[evidence.from]?.clause
  let { from, to } = evidence
  for (
    let missing = tellingWords - (to - from + 1);
    missing > 0 && list[from - 1]?.clause === clause;
    missing -= 1
  )
    from -= 1
  if (to - from + 1 <= tellingWords && list[to + 1]?.clause === clause) to += 1
  while (from < evidence.from && joining.has(list[from]?.stem ?? '')) from += 1
  while (to > evidence.to && joining.has(list[to]?.stem ?? '')) to -= 1
  const first = list[from]
  const last = list[to]
  const quote = first && last ? tokens.text.slice(first.start, last.end).replace(/\s+/gu, ' ') : ''
  return { kind: 'quote', code: 'quote', values: { quote } }
}

type FactReason = readonly [code: SuggestReasonCode, value: string]

const factReasons: Readonly<Record<string, FactReason>> = {
  stage: ['stage', 'stage'],
  upcoming: ['upcoming', 'stage'],
  days_ahead: ['daysAhead', 'days'],
  days_since_stage: ['daysSinceStage', 'days'],
  days_since_contact: ['daysSinceContact', 'days'],
  rounds: ['rounds', 'count'],
  promised: ['promised', 'promised'],
  promise_ahead: ['promiseAhead', 'promised'],
  overdue: ['overdue', 'days'],
  days_late: ['overdue', 'days'],
  promise_broken_before: ['promiseBroken', 'broken'],
  followups_sent: ['followUps', 'count'],
  unanswered_followups: ['unansweredFollowUps', 'count'],
  thank_you_unanswered: ['thankYouUnanswered', 'sent'],
  thank_you_sent: ['thankYouSent', 'sent'],
  papers: ['papers', 'sent'],
  message_since_stage: ['message', 'sent'],
  other_process: ['otherProcess', 'other'],
  knows_employer: ['knowsEmployer', 'known'],
  posting: ['posting', 'posting'],
  unemployed_months: ['unemployed', 'months'],
  written_offer: ['writtenOffer', 'offer'],
  company_size: ['companySize', 'count'],
  travel_paid: ['travelPaid', 'paid'],
  manager_gave_number: ['managerNumber', 'given'],
  salary_given: ['salaryGiven', 'given'],
  ran_a_business: ['ranABusiness', 'ran'],
  minutes: ['minutes', 'minutes'],
  by_phone: ['byPhone', 'phone'],
}

const factReason = (condition: FactCondition, facts: CaseFacts): SuggestReason | null => {
  const known = factReasons[condition.name]
  if (!known) return null
  const [code, name] = known
  const value = condition.name === 'overdue' ? facts.daysLate : (factReaders[condition.name]?.(facts) ?? '')
  return { kind: 'fact', code, values: { [name]: typeof value === 'boolean' ? String(value) : value } }
}

/** Tests one cue: null when it doesn't hold, else the reasons that a person can be shown. */
export const cueReasons = (cue: Cue, reading: Reading): readonly SuggestReason[] | null => {
  const reasons: SuggestReason[] = []
  for (const term of cue.terms) {
    const evidence = termEvidence(term, reading)
    if ((evidence === false) !== term.absent) return null
    if (term.absent) continue
    if (term.kind === 'fact') {
      const reason = factReason(term.condition, reading.facts)
      if (reason) reasons.push(reason)
    } else if (typeof evidence === 'object') {
      reasons.push(quoteOf(evidence, reading.tokens))
    }
  }
  return reasons
}
