import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'

/**
 * Says that a text of a screen that is gone is not saved, and offers to try again. The text is kept until then.
 * To be called from effects only.
 */
export function useUnsavedNotice(): (retry: () => Promise<boolean>) => void {
  const t = useTranslations('ui.unsaved')
  const words = { title: t('title'), retry: t('retry'), close: t('close') }
  return useEffectEvent((retry: () => Promise<boolean>) => showNotice(words, retry))
}

type Words = { readonly title: string; readonly retry: string; readonly close: string }

function showNotice(words: Words, retry: () => Promise<boolean>): void {
  const tryAgain = async (): Promise<void> => {
    notifications.hide(id)
    if (!(await retry())) showNotice(words, retry)
  }
  const id = notifications.show({
    autoClose: false,
    closeButtonProps: { 'aria-label': words.close },
    title: words.title,
    message: (
      <Button mt="sm" onClick={() => void tryAgain()}>
        {words.retry}
      </Button>
    ),
  })
}
