import { englishOrdinals as ordinals } from '../english-words'
import { type CheckFacts, standingOf } from './check-facts'
import { dayPattern, readWrittenDay } from './days-in-text'
import { type Finding, finding } from './finding'
import { quoteAround } from './letter-passages'

const meeting = '(?:interview|round|panel|meeting|conversation|talk|call|appointment)s?'
const withWhom = "(?: (?:with|at) (?:[\\p{L}\\p{N}&.’'-]+ ?){1,5}?)?"

/** 'your interview on Tuesday', 'you talk with Contoso on 12 May', 'Tuesday’s interview'. */
const dated = [
  new RegExp(
    `\\b(?:your|the|an?|our|that|this|first|second|third|final|phone|panel) ${meeting}${withWhom},?(?: is| was| will be)? (?:on|this|next|last|of)(?: the)? (${dayPattern})`,
    'giu',
  ),
  new RegExp(
    `\\byou(?: are to|[’']ll| will| should)? (?:see|saw|meet|met|talk(?:ed)? (?:to|with)|speak with|spoke with|were interviewed by|interview with)${withWhom.replace('(?:with|at) ', '')},? (?:on|this|next|last)(?: the)? (${dayPattern})`,
    'giu',
  ),
  new RegExp(`\\b(${dayPattern})[’']s (?:first |second |final |phone |panel )?${meeting}\\b`, 'giu'),
]

/** Interviews on days for which none is on record. Days that the record knows in another way are let pass. */
export function interviewDayFindings(facts: CheckFacts): readonly Finding[] {
  const meetings = new Set([...facts.rounds.map((round) => round.heldOn), ...facts.appointmentDays])
  const others = new Set(facts.otherDays)
  const found = new Map<string, Finding>()
  for (const { text } of facts.paragraphs.flatMap((paragraph) => paragraph.sentences))
    for (const pattern of dated)
      for (const match of text.matchAll(pattern)) {
        const day = readWrittenDay(match[1] ?? '', facts.today)
        // A weekday is met by something within four weeks nearly always, so only meetings count for it.
        if (day.days.some((one) => meetings.has(one) || (!day.isWeekday && others.has(one)))) continue
        const one = finding('interview_day', {
          about: day.words,
          values: { day: day.words, kind: day.isWeekday ? 'weekday' : 'date', ...nearestRound(facts) },
          quote: quoteAround(text, match.index, match[0].length),
          record: { type: 'client', id: facts.client.id, clientId: facts.client.id },
        })
        found.set(one.key, one)
      }
  return [...found.values()]
}

/** The round that may have been meant: the next one, else the newest; an empty day when there is none. */
function nearestRound({ rounds, today, opportunityId }: CheckFacts): Finding['values'] {
  const own = rounds.filter((round) => opportunityId === null || round.opportunityId === opportunityId)
  const round = own.find((one) => one.heldOn >= today) ?? own.at(-1)
  return { hasRound: String(round !== undefined), roundOn: round?.heldOn ?? '' }
}

const ordinal = `(${ordinals.join('|')}|\\d{1,2}(?:st|nd|rd|th))`
const rounds = [
  new RegExp(`\\byour ${ordinal} (?:interview|round|conversation|meeting)\\b(?! offer)`, 'giu'),
  new RegExp(
    `\\byou (?:have )?(?:reached|had|got to|came to|held) (?:the|a|your) ${ordinal} (?:interview|round)\\b`,
    'giu',
  ),
  /\b(?:round|interview) (?:number |no\. ?)?(\d{1,2})\b/giu,
]

/** 'your third interview' where the record holds two. */
export function roundNumberFindings(facts: CheckFacts): readonly Finding[] {
  const standing = standingOf(facts)
  if (!standing) return []
  const found: Finding[] = []
  for (const { text } of facts.paragraphs.flatMap((paragraph) => paragraph.sentences)) {
    const named = facts.standings.filter(({ employer }) => employer !== '' && text.includes(employer))
    const spokenOf = [standing, ...named].map(({ opportunityId }) => opportunityId)
    const counts = spokenOf.map((id) => facts.rounds.filter((round) => round.opportunityId === id).length)
    const count = Math.max(...counts)
    for (const pattern of rounds)
      for (const match of text.matchAll(pattern)) {
        const word = (match[1] ?? '').toLowerCase()
        const number = ordinals.indexOf(word) + 1 || Number.parseInt(word, 10)
        if (number <= count || number > 20) continue
        found.push(
          finding('round_number', {
            about: `${number}`,
            values: { words: match[0], count, employer: standing.employer },
            quote: quoteAround(text, match.index, match[0].length),
            record: { type: 'opportunity', id: standing.opportunityId, clientId: facts.client.id },
          }),
        )
      }
  }
  return found.slice(0, 1)
}
