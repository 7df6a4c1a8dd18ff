import type { Suggestion, SuggestionList } from '@shared/advice'
import type { CaseFacts } from '@shared/case-facts'
import type { InterfaceLanguage } from '@shared/settings'
import { learnFromPick } from '@shared/suggest/learn'
import { reasonText } from '@shared/suggest/reason-text'
import { prepareTopics, type SuggestInput, suggest } from '@shared/suggest/suggest'
import { type SuggestTopic, topicFrom } from '@shared/suggest/topics'
import type { Database } from 'better-sqlite3'
import { getClient } from '../clients/clients-repository'
import { readHistory, standingsOf } from '../interviews/case-history'
import { builtInTemplates } from './built-in-templates'
import { caseFactsOf } from './case-of-records'
import { keepLearned, readLearned } from './learned-repository'
import { listOwnTopics, type OwnTopic, ownTopicsStamp } from './own-topics-repository'
import { listSynonyms } from './synonyms-repository'
import { listRetired } from './topic-marks-repository'

/** What a question is asked about; opportunity null stands for the one that needs the coach first. */
export type AskedQuestion = {
  readonly clientId: string
  readonly opportunityId: string | null
  readonly question: string
}

/** A piece of advice as a suggestion names it. */
type Named = Pick<Suggestion, 'title' | 'kind' | 'school' | 'contradicts'>

/** Topics that are shown beside the one that was picked; those further down were hardly looked at. */
const SHOWN = 3
/** Long enough for the screen that was asked for to be painted first. */
const WARM_UP_MS = 400

/** Ranks the library in use, own pieces too, for a question of one client, with what the coach's picks have taught. */
export function suggestAdvice(
  db: Database,
  input: AskedQuestion,
  today: string,
  language: InterfaceLanguage,
): SuggestionList {
  const library = libraryOf(db)
  const result = suggest({
    question: input.question,
    facts: factsFor(db, input, today),
    topics: library.topics,
    synonyms: listSynonyms(db),
    learned: readLearned(db).learned,
  })
  return named(result, library.names, language)
}

/** Learns from a piece of advice that the coach took for a question; without a question there is nothing to learn. */
export function learnPick(
  db: Database,
  input: AskedQuestion & { readonly topicId: string },
  today: string,
  at: string,
): void {
  const { question, topicId } = input
  const { topics } = libraryOf(db)
  if (question.trim() === '' || !topics.some(({ id }) => id === topicId)) return
  const facts = factsFor(db, input, today)
  const synonyms = listSynonyms(db)
  const { learned } = readLearned(db)
  const { suggestions } = suggest({ question, facts, topics, synonyms, learned })
  const shown = suggestions.slice(0, SHOWN).map(({ topic }) => topic)
  keepLearned(db, learnFromPick(learned, { question, facts, synonyms, picked: [topicId], shown }), at)
}

/** Ranks the built-in topics from facts alone, without a database: what the command line's `suggest` prints. */
export function suggestFor(
  question: string,
  facts: SuggestInput['facts'],
  options: { readonly catalogueOnly: boolean; readonly language: InterfaceLanguage },
): SuggestionList {
  const { all, catalogue, practice } = builtInTopics()
  const known = options.catalogueOnly ? { topics: catalogue, leftOut: practice } : { topics: all }
  return named(suggest({ question, facts, ...known }), builtInNames(), options.language)
}

const warmed = new WeakSet<Database>()

/**
 * Gets the suggester ready in quiet moments, a few ms at a time, so that the first question is answered at once. Called
 * when a case is opened, not at the start: a coach who only looks at the list pays nothing for it.
 */
export function warmAdviceSoon(db: Database): void {
  if (warmed.has(db)) return
  warmed.add(db)
  setTimeout(() => {
    if (!db.open) return
    const steps = prepareTopics({ topics: libraryOf(db).topics })
    const goOn = (): void => {
      if (!steps.next().done) setImmediate(goOn)
    }
    goOn()
  }, WARM_UP_MS).unref()
}

function factsFor(db: Database, input: AskedQuestion, today: string): CaseFacts {
  const client = getClient(db, input.clientId)
  const records = readHistory(db, input.clientId)
  const standings = standingsOf(db, client.id, records, today)
  return caseFactsOf(client, records, standings, input.opportunityId, today)
}

function named(
  { fits, suggestions }: ReturnType<typeof suggest>,
  names: ReadonlyMap<string, Named>,
  language: InterfaceLanguage,
): SuggestionList {
  return {
    fits,
    suggestions: suggestions.flatMap(({ topic: topicId, score, reasons }): Suggestion[] => {
      const name = names.get(topicId)
      if (!name) return []
      const told = reasons.map((reason) => ({ kind: reason.kind, text: reasonText(reason, language) }))
      return [{ topicId, ...name, score, reasons: told }]
    }),
  }
}

type BuiltIn = {
  readonly all: readonly SuggestTopic[]
  /** What the two published sources advise. */
  readonly catalogue: readonly SuggestTopic[]
  /** What was added to it from coaching practice and has no piece beside it there. */
  readonly practice: readonly SuggestTopic[]
}
let builtIn: BuiltIn | undefined
let names: ReadonlyMap<string, Named> | undefined

const isPractice = ({ source }: SuggestTopic): boolean => source.includes('practice')

function builtInTopics(): BuiltIn {
  if (!builtIn) {
    const all = builtInTemplates().map(topicFrom)
    builtIn = {
      all,
      catalogue: all.filter((topic) => !isPractice(topic)),
      practice: all.filter((topic) => isPractice(topic) && topic.beside.length === 0),
    }
  }
  return builtIn
}

function builtInNames(): ReadonlyMap<string, Named> {
  names ??= new Map(
    builtInTemplates().map(({ id, title, kind, school, contradicts }) => [
      id,
      { title, kind, school, contradicts },
    ]),
  )
  return names
}

type Library = {
  readonly stamp: string
  readonly topics: readonly SuggestTopic[]
  readonly names: ReadonlyMap<string, Named>
}
const libraries = new WeakMap<Database, Library>()
/** Own pieces as the suggester reads them, by what they were read from, so that the word model knows them again. */
const readOwn = new Map<string, SuggestTopic>()
const OWN_KEPT = 2_000

/** The topics in use, from memory as long as no own piece was changed and none was taken out of use. */
function libraryOf(db: Database): Library {
  const retired = listRetired(db)
  const stamp = `${ownTopicsStamp(db)} ${[...retired].join(' ')}`
  const known = libraries.get(db)
  if (known?.stamp === stamp) return known
  const own = listOwnTopics(db)
  const topics = [...builtInTopics().all, ...own.map(ownSuggestTopic)].filter(({ id }) => !retired.has(id))
  const ownNames = own.map(({ topicId, title, kind, school, contradicts }): [string, Named] => [
    topicId,
    { title, kind, school, contradicts },
  ])
  const library = { stamp, topics, names: new Map([...builtInNames(), ...ownNames]) }
  libraries.set(db, library)
  return library
}

function ownSuggestTopic(own: OwnTopic): SuggestTopic {
  const { id, topicId, title, when, school, source, asks, stages, updatedAt } = own
  const key = `${id} ${updatedAt}`
  let topic = readOwn.get(key)
  if (!topic) {
    const cues = stages.length > 0 ? { [`stage=${stages.join('|')}`]: 0.6 } : {}
    topic = topicFrom({ id: topicId, title, when, school, source, asks, cues, isOwn: true })
    if (readOwn.size >= OWN_KEPT) readOwn.clear()
    readOwn.set(key, topic)
  }
  return topic
}
