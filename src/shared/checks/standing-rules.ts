import type { Standing } from '../interviews'
import { type CheckFacts, type CheckTopic, namesOtherEmployer, standingOf } from './check-facts'
import { topicPassage } from './earlier-rules'
import { type CheckRule, type Finding, finding } from './finding'
import { quoteAround } from './letter-passages'
import { firstMatch } from './word-patterns'

/** Words that make sense only while no decision has been made. */
const undecided = [
  /\b(?:still|yet) (?:well )?(?:be )?in the running\b/iu,
  /\b(?:wait(?:ing)?|hoping|hope) for (?:an? |the |their |any )?(?:answer|decision|reply|word|news|offer)\b/iu,
  /\b(?:until|till|while) they (?:decide|have decided|are deciding|make up their minds|answer|choose)\b/iu,
  /\bha(?:ve|s)(?:n[’']t| not) (?:yet )?(?:decided|answered|chosen|made up (?:their|its) minds?)\b/iu,
  /\b(?:ask|hear) (?:them )?(?:where|how) (?:the decision|things|it|they) stands?\b/iu,
  /\b(?:they|it) may (?:still|yet) (?:choose|decide|call|answer)\b/iu,
  /\btreat yourself as a candidate\b/iu,
]
const noOffer = [
  /\b(?:until|till|before) you (?:hold|have|get|receive) (?:a |an |the )?(?:written )?offer\b/iu,
  /\b(?:no|without an?|not yet (?:have|hold) an?) (?:written )?offer\b/iu,
]
const stillSearching = [/\b(?:go on|keep|carry on|continue) (?:applying|searching|looking|sending)\b/iu]

type Case = { readonly rule: CheckRule; readonly patterns: readonly RegExp[] }

/** What does not fit, for where the opportunity stands. */
function casesOf(facts: CheckFacts): readonly Case[] {
  const standing = standingOf(facts)
  if (!standing) return []
  const { ending, stage } = standing
  if (ending === 'accepted' || (ending === null && stage === 'accepted'))
    return [{ rule: 'ended', patterns: [...undecided, ...noOffer, ...stillSearching] }]
  if (ending === 'rejected' || ending === 'withdrew' || ending === 'filled')
    return [{ rule: 'ended', patterns: undecided }]
  if (ending === null && stage === 'rejected') return [{ rule: 'ended', patterns: undecided }]
  if (ending === null && stage === 'offer')
    return [
      { rule: 'offer_there', patterns: undecided },
      ...(facts.hasWrittenOffer ? [{ rule: 'offer_written', patterns: noOffer } as const] : []),
    ]
  return []
}

/** Advice of a school is about how to wait; it fits no process that is decided, unless it says so itself. */
function waitingTopic(
  { library, topicIds }: CheckFacts,
  { stage, ending }: Standing,
): CheckTopic | undefined {
  const state = ending === 'rejected' || ending === 'accepted' ? ending : stage
  return library.find(
    ({ topicId, kind, school, stages }) =>
      topicIds.includes(topicId) &&
      kind === 'reply' &&
      school !== null &&
      !stages.some((one) => one === state),
  )
}

const posting = '(?:posting|advert(?:isement)?|ad|announcement|vacancy|listing)'
const up = new RegExp(
  `\\b${posting}\\b[^.;]{0,30}\\bstill (?:up|open|there|online|listed|advertised|showing)\\b`,
  'iu',
)
const gone = new RegExp(
  `\\b${posting}\\b[^.;]{0,30}\\b(?:(?:is|was|been|got) (?:taken down|removed|closed|gone)|has (?:gone|disappeared|vanished|closed)|disappears)\\b`,
  'iu',
)

/** The letter against where the opportunity stands: an offer, a no, a withdrawal, a posting that is gone. */
export function standingFindings(facts: CheckFacts): readonly Finding[] {
  const standing = standingOf(facts)
  if (!standing) return []
  const { opportunityId, employer, ending, stage, postingState } = standing
  const isClosed = postingState === 'closed'
  const isUp = postingState === 'open' || postingState === 'reposted'
  const cases: readonly Case[] = [
    ...casesOf(facts),
    ...(isClosed ? [{ rule: 'posting_gone', patterns: [up] } as const] : []),
    ...(isUp ? [{ rule: 'posting_up', patterns: [gone] } as const] : []),
  ]
  const sentences = facts.paragraphs
    .flatMap((paragraph) => paragraph.sentences)
    .filter(({ text, isWording }) => !isWording && !namesOtherEmployer(text, facts, standing))
  const tag = ending ?? (stage === 'rejected' || stage === 'accepted' ? stage : 'none')
  const values = { employer, tag, stageOn: standing.stageOn ?? '' }
  const record = { type: 'opportunity', id: opportunityId, clientId: facts.client.id } as const
  return cases.flatMap(({ rule, patterns }) => {
    for (const { text } of sentences) {
      const match = firstMatch(text, patterns)
      if (match)
        return [
          finding(rule, {
            about: match.words,
            values,
            record,
            quote: quoteAround(text, match.at, match.words.length),
          }),
        ]
    }
    const topic = rule === 'ended' || rule === 'offer_there' ? waitingTopic(facts, standing) : undefined
    if (topic === undefined) return []
    const quote = topicPassage(topic, facts.paragraphs)
    return [finding(rule, { about: topic.topicId, values, record, quote: quote ?? topic.title })]
  })
}
