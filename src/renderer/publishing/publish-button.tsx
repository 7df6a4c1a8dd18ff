import { ActionIcon, Tooltip } from '@mantine/core'
import { EyeOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { useAriaKeys, useKeys } from '../ui/use-keys'

type PublishButtonProps = {
  readonly letterId: string
  /** Called before the screen is left; false stays. */
  readonly onLeave: () => Promise<boolean>
}

/** Goes to the anonymous copy of a letter. */
export function PublishButton({ letterId, onLeave }: PublishButtonProps) {
  const t = useTranslations('publishing.screen')
  const ariaKeys = useAriaKeys()
  const open = async (): Promise<void> => {
    if (await onLeave()) goTo({ at: 'publish', id: letterId })
  }
  useKeys({ makeCopy: () => void open() })
  return (
    <Tooltip label={t('open')}>
      <ActionIcon aria-label={t('open')} aria-keyshortcuts={ariaKeys('makeCopy')} onClick={() => void open()}>
        <EyeOff size={16} strokeWidth={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
