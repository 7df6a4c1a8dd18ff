/** A match of one of a rule's patterns within a sentence. */
export type PatternMatch = { readonly words: string; readonly at: number }

/** The first match of any of the patterns. Patterns must not have the flag `g`. */
export function firstMatch(text: string, patterns: readonly RegExp[]): PatternMatch | null {
  let found: PatternMatch | null = null
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match && (found === null || match.index < found.at)) found = { words: match[0], at: match.index }
  }
  return found
}

const span =
  '(?:at least |about |for |another |one more |a further )*(?:a|an|one|two|three|four|five|six|seven|ten|\\d+|another|a few)(?: or (?:two|three|so))? (?:more |further |full |whole |working |business )*(?:days?|weeks?|fortnight|months?)'
const dayWord =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month)|the (?:end|middle|beginning) of|\\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]* \\d{1,2})'

const waits = [
  new RegExp(`\\bwait ${span}`, 'iu'),
  new RegExp(
    `\\b(?:wait|hold (?:on|off)|sit tight) (?:until|till|for) (?:${dayWord}|they (?:call|write|answer|reply|decide|get back|come back)|their (?:answer|call|decision|reply))`,
    'iu',
  ),
  /\bgive (?:them|him|her) (?:(?:a (?:little|bit more|few)|another|some|a|one|two|three) )?(?:more )?(?:time|days?|weeks?|until|till)\b/iu,
  /(?:^|[,;:]\s|\b(?:please|just|simply|best to|should|must|can) )(?:be|stay|remain) patient\b|\bsit tight\b|\bhold off\b/iu,
  /\b(?:no need|too (?:soon|early)) to (?:write|call|ring|ask|chase|follow up|check in)\b/iu,
  /\bdo(?: not|n[’']t) (?:write|call|ring|chase|ask|follow up|contact)\b[^.;!?]{0,30}\b(?:yet|until|before)\b/iu,
]

const undone =
  /(?:n[’']t|\b(?:not|never|rather than|instead of|no longer|stop|without|they|he|she|who|people|managers|employers|candidates|had to|have to have))\b[^,;.]{0,12}$/iu

/** Advice to wait, as the coach gives it; nothing where it is told of others or taken back. */
export function waitAdvice(sentence: string): PatternMatch | null {
  const match = firstMatch(sentence, waits)
  if (match === null) return null
  const isPlainNegation = /^(?:do|no need|too)/iu.test(match.words)
  return !isPlainNegation && undone.test(sentence.slice(0, match.at)) ? null : match
}

const atOnce = '(?:now|today|tomorrow|this week|on the next working day|at once)'
const asked = '(?:^|[,;:.]\\s|\\b(?:[Pp]lease|[Dd]o|should|must|would) )'
const someone = "(?:them|him|her|the manager|(?:\\p{Lu}[\\p{L}’'-]+ ?){1,3})"
const urges = [
  new RegExp(`${asked}(?:[Cc]all|[Rr]ing|[Pp]hone|[Ww]rite to) (?:${someone} ?)?${atOnce}\\b`, 'u'),
]

/** Advice to call or write at once. */
export const urgeAdvice = (sentence: string): PatternMatch | null => {
  const match = firstMatch(sentence, urges)
  return match !== null && undone.test(sentence.slice(0, match.at)) ? null : match
}

/** Words that make a sentence a case that may come, not one that is. */
export const isSupposed = (sentence: string, at: number): boolean =>
  /\b(?:if|once|when|unless|until|till|should|in case|whenever|suppose|after|as soon as)\b[^.;]*$/iu.test(
    sentence.slice(0, at),
  )
