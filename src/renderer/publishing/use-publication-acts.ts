import type { Publication, PublicationUse } from '@shared/publishing'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useUndoNotice } from '../ui/use-undo-notice'
import { copyCalls } from './use-copy-desk'

export type PublicationActs = {
  /** Records where a copy was used or that it was taken down. True when that is kept. */
  readonly saveUse: (publication: Publication, change: Partial<PublicationUse>) => Promise<boolean>
  readonly remove: (publication: Publication) => Promise<void>
}

const usageOf = ({ id, place, url, publishedOn, takenDownOn }: Publication): PublicationUse => ({
  id,
  place,
  url,
  publishedOn,
  takenDownOn,
})

/** What can be done with a copy that has left, each undone with the key. */
export function usePublicationActs(): PublicationActs {
  const t = useTranslations('publishing.uses')
  const sayFailure = useFailureNotice()
  const offerUndo = useUndoNotice()
  return {
    saveUse: async (publication, change) => {
      const before = usageOf(publication)
      try {
        await call('publishing.saveUse', { ...before, ...change })
        await refresh(copyCalls)
        offerUndo({
          message: t('saved'),
          undo: async () => {
            await call('publishing.saveUse', before)
            await refresh(copyCalls)
          },
        })
        return true
      } catch (error) {
        sayFailure(t('failed'), error)
        return false
      }
    },
    remove: async ({ id }) => {
      try {
        await call('publishing.remove', { id })
        await refresh(copyCalls)
        offerUndo({
          message: t('removed'),
          undo: async () => {
            await call('publishing.restore', { id })
            await refresh(copyCalls)
          },
        })
      } catch (error) {
        sayFailure(t('removeFailed'), error)
      }
    },
  }
}
