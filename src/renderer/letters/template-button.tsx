import { ActionIcon, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { LayoutTemplate } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { hasKeptDraft, keepDraft, NEW_TOPIC, readKeptDrafts } from '../advice/kept-drafts'
import { liftedDraft } from '../advice/own-draft'
import { call } from '../api'
import { goTo } from '../navigation'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import type { LetterDesk } from './use-letter-desk'

/**
 * Makes a piece of advice of the letter: names and facts become fields, and the editor opens for looking through. One that
 * is being written already is not written over.
 */
export function TemplateButton({ desk }: { readonly desk: LetterDesk }) {
  const t = useTranslations('letters.template')
  const ariaKeys = useAriaKeys()
  const sayFailure = useFailureNotice()
  const make = async () => {
    // What is on screen is saved first, since main reads the stored letter.
    if (!(await desk.autosave.flush())) return
    try {
      await readKeptDrafts()
      if (hasKeptDraft(NEW_TOPIC))
        notifications.show({ message: t('busy'), closeButtonProps: { 'aria-label': t('close') } })
      else
        keepDraft(
          NEW_TOPIC,
          liftedDraft(await call('advice.fromLetter', { letterId: desk.stored.letter.id })),
        )
      goTo({ at: 'advice', topicId: NEW_TOPIC })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  useKeys({ makeTemplate: () => void make() })
  return (
    <Tooltip label={t('make')}>
      <ActionIcon
        aria-label={t('make')}
        aria-keyshortcuts={ariaKeys('makeTemplate')}
        onClick={() => void make()}
      >
        <LayoutTemplate size={16} strokeWidth={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
