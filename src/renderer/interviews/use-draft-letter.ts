import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { useSend } from '../api'
import { goTo } from '../navigation'
import { useFailureNotice } from '../ui/use-failure-notice'
import type { CaseFile } from './case-file'
import { newestOpenQuestion } from './timeline-rows'

/** The opportunity a letter is about, or that it has to be asked for. */
export type LetterAbout =
  | { readonly ask: true }
  | { readonly ask: false; readonly opportunityId: string | null }

/**
 * Decides what a letter is about: the opportunity looked at, else the one the newest open question names, else the
 * only one that has not ended. With several left it is asked for.
 */
export function letterAbout(file: CaseFile, opportunityId: string | null): LetterAbout {
  if (opportunityId !== null) return { ask: false, opportunityId }
  const { timeline, standings } = file.history
  const asked = newestOpenQuestion(timeline, null)?.opportunityId ?? null
  if (asked !== null) return { ask: false, opportunityId: asked }
  const live = standings.filter(({ ending }) => ending === null)
  if (live.length > 1) return { ask: true }
  return { ask: false, opportunityId: live[0]?.opportunityId ?? file.shownId }
}

/** Starts a letter about one opportunity, answering its newest open question, and goes to it. */
export function useDraftLetter(file: CaseFile): (opportunityId: string | null) => Promise<void> {
  const t = useTranslations('interviews.now')
  const sayFailure = useFailureNotice()
  const create = useSend('letters.create', {
    changes: ['letters.list', 'letters.listAll', 'interviews.history', 'clients.list'],
  })
  const { client, history } = file

  return async (opportunityId) => {
    // A second press while the first is on its way would start a second letter.
    if (create.isPending) return
    const held = history.rounds
      .filter((round) => round.opportunityId === opportunityId && round.heldOn <= history.today)
      .toSorted((a, b) => b.number - a.number)
    try {
      const { letter } = await create.mutateAsync({
        id: newId(),
        clientId: client.id,
        opportunityId,
        roundId: held[0]?.id ?? null,
        questionId: newestOpenQuestion(history.timeline, opportunityId)?.id ?? null,
      })
      goTo({ at: 'letter', id: letter.id })
    } catch (error) {
      sayFailure(t('draftFailed'), error)
    }
  }
}
