import { Button } from '@mantine/core'
import { Mic } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { openPrepare } from '../ui/prepare-session'
import { useAriaKeys } from '../ui/use-keys'

/** Prepares a session for a client, or for one that is asked for (null). */
export function PrepareButton({ clientId }: { readonly clientId: string | null }) {
  const t = useTranslations('mockSessions.list')
  const ariaKeys = useAriaKeys()
  return (
    <Button
      variant="filled"
      data-tour="prepare"
      leftSection={<Mic size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={<KeyCap action="prepareSession" />}
      aria-keyshortcuts={ariaKeys('prepareSession')}
      onClick={() => openPrepare({ clientId })}
    >
      {t('prepare')}
    </Button>
  )
}
