import { letterSentences } from '@shared/letter-sentences'
import { builtInTemplates } from '../advice/built-in-templates'

/** Names that are also ordinary words and that the advice does not happen to use. */
const namesakes =
  'rose grace hope faith joy summer autumn april june august may will mark bill frank grant chase miles dean page young long short ' +
  'brown green white black gray grey king baker cook hill wood stone field rivers banks price love best rich wise strong bright day ' +
  'knight bishop pope major art drew sue pat rob nick dick jack penny ruby iris ivy lily olive daisy robin jay martin cliff heath ' +
  'glen brook ray gene guy max pierce christian moor target apple gap shell orange boots next visa progress monday bath reading sale ' +
  'deal hull cork nice mobile church fisher mason carter parker marsh forest lane street bell hunter archer miller taylor singer swift'

const textsOf = (asks: unknown): readonly string[] =>
  Array.isArray(asks) ? asks.filter((ask) => typeof ask === 'string') : []

/** The words of a text in the merge grammar, small; the advice names nobody, so its capitals only begin sentences. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\{\{[^}]*\}\}/gu, ' ')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

let words: ReadonlySet<string> | undefined

/** Words that letters are made of, so that a capital at the start of a sentence is no name. Read once. */
export function ordinaryWords(): ReadonlySet<string> {
  words ??= new Set([
    ...wordsOf(JSON.stringify(letterSentences('en'))),
    ...builtInTemplates().flatMap(({ body, shortBody, title, when, asks }) =>
      [body, shortBody, title, when, ...textsOf(asks)].flatMap(wordsOf),
    ),
    ...namesakes.split(' '),
  ])
  return words
}
