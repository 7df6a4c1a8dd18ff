import type { Standing } from '@shared/interviews'
import { inlineNodesOf, type RichTextDoc } from '@shared/rich-text'

/**
 * Whether the app had to guess what a new letter speaks of: several open applications and none named, or several interviews
 * held, none named, and a text that speaks of one.
 */
export function isAboutUnclear(given: {
  readonly asked: { readonly opportunityId: string | null; readonly roundId: string | null }
  readonly body: RichTextDoc
  readonly standings: readonly Standing[]
  readonly heldRounds: number
}): boolean {
  const { asked, body, standings, heldRounds } = given
  const open = standings.filter(({ ending }) => ending === null).length
  if (asked.opportunityId === null && open > 1) return true
  return asked.roundId === null && heldRounds > 1 && speaksOfRound(body)
}

/** Whether a text shows something of one interview. */
export function speaksOfRound(body: RichTextDoc): boolean {
  return [...inlineNodesOf(body.content)].some(
    (node) => node.type === 'fact' && node.attrs.field.startsWith('round.'),
  )
}
