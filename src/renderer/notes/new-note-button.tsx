import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'

type NewNoteButtonProps = { readonly variant: 'filled' | 'default'; readonly onClick: () => void }

/** Starts a note. The key itself is heard by the case view, so that it works in every tab. */
export function NewNoteButton({ variant, onClick }: NewNoteButtonProps) {
  const t = useTranslations('notes')
  const ariaKeys = useAriaKeys()
  return (
    <Button
      variant={variant}
      leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={<KeyCap action="writeNote" />}
      aria-keyshortcuts={ariaKeys('writeNote')}
      onClick={onClick}
    >
      {t('new')}
    </Button>
  )
}
