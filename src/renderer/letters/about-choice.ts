import type { CaseHistory, Round } from '@shared/interviews'

/** What a letter speaks of: an interview, an opportunity as a whole, or neither. */
export type About = { readonly opportunityId: string | null; readonly roundId: string | null }

/** One opportunity with its rounds, newest first, as the choice groups them. */
export type AboutGroup = {
  readonly opportunityId: string
  readonly employer: string
  readonly rounds: readonly Round[]
}

/** What a letter to this client can speak of, in the history's order of need. */
export function aboutGroups(history: CaseHistory): readonly AboutGroup[] {
  return history.standings.map(({ opportunityId, employer }) => ({
    opportunityId,
    employer,
    rounds: history.rounds
      .filter((round) => round.opportunityId === opportunityId)
      .toSorted((a, b) => b.number - a.number),
  }))
}

/** The choice on the page, for whatever sends the focus there. */
export const aboutSelectId = 'letter-about'

const parting = ' '

/** The choice as the value of an option. */
export const aboutValue = ({ opportunityId, roundId }: About): string =>
  [opportunityId ?? '', roundId ?? ''].join(parting)

/** The choice that an option's value means. */
export function aboutOf(value: string): About {
  const [opportunityId, roundId] = value.split(parting)
  return { opportunityId: opportunityId || null, roundId: roundId || null }
}
