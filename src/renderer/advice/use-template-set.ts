import { notifications } from '@mantine/notifications'
import type { AppliedSet } from '@shared/advice'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useActNotice } from '../ui/use-act-notice'
import { useFailureNotice } from '../ui/use-failure-notice'
import type { PlannedSet } from './set-dialog'
import { libraryCalls } from './use-library-act'

/** Says what a set brought and offers to take it back as a whole. Answers whether it was taken in. */
export function useSetNotice(): (apply: () => Promise<AppliedSet>) => Promise<boolean> {
  const t = useTranslations('advice.set')
  const say = useActNotice()
  const sayFailure = useFailureNotice()
  return async (apply) => {
    try {
      const { added, changed, changeSetId } = await apply()
      await refresh(libraryCalls)
      say({ message: t('applied', { added, changed }), changeSetId })
      return true
    } catch (error) {
      sayFailure(t('failed'), error)
      return false
    }
  }
}

/** Saving pieces as a file, and reading one for a look at what it would bring. */
export function useTemplateSet(): {
  readonly save: (topicIds: readonly string[] | null) => Promise<void>
  readonly plan: (file: File) => Promise<PlannedSet | null>
} {
  const t = useTranslations('advice.set')
  const sayFailure = useFailureNotice()
  return {
    save: async (topicIds) => {
      try {
        const answer = await call('advice.saveSet', { topicIds: topicIds === null ? null : [...topicIds] })
        if (answer.saved)
          notifications.show({
            message: t('saved', { name: answer.fileName, count: answer.count }),
            closeButtonProps: { 'aria-label': t('close') },
          })
      } catch (error) {
        sayFailure(t('notSaved'), error)
      }
    },
    plan: async (chosen) => {
      try {
        // Main refuses what is too large with a sentence; more than a little too much is not even read whole.
        const text = await chosen.slice(0, 5_000_000).text()
        const file = { fileName: chosen.name.slice(0, 300), text }
        return { file, plan: await call('advice.planSet', file) }
      } catch (error) {
        sayFailure(t('failed'), error)
        return null
      }
    },
  }
}
