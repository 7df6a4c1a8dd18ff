import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type BlockquoteNode, plainTextOf } from '@shared/rich-text'
import { ClipboardCopy } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import type { LetterDesk } from './use-letter-desk'

/** How much of a piece of wording tells it from another. */
const shownLength = 60

/** Copies a piece of wording out of the letter, so that it can be sent by itself. Of several it asks which. */
export function WordingButton({ desk }: { readonly desk: LetterDesk }) {
  const t = useTranslations('letters.wording')
  const tell = useTranslations('letters')
  const ariaKeys = useAriaKeys()
  const sayFailure = useFailureNotice()
  const [isOpen, setOpen] = useState(false)
  const copying = useSend('letters.copyWording', { changes: [] })
  const wordings = desk.draft.body.content.filter(
    (block): block is BlockquoteNode => block.type === 'blockquote',
  )
  const copy = async (index: number) => {
    if (!(await desk.autosave.flush())) return
    copying.mutate(
      { id: desk.stored.letter.id, index },
      {
        onSuccess: () => notifications.show({ message: t('copied') }),
        onError: (error) => sayFailure(tell('notDone'), error),
      },
    )
  }
  const start = () => {
    if (wordings.length === 1) void copy(0)
    else if (wordings.length > 1) setOpen(true)
  }
  useKeys({ copyWording: start })
  if (wordings.length === 0) return null
  const label = t('copy', { count: wordings.length })
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" returnFocus>
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon aria-label={label} aria-keyshortcuts={ariaKeys('copyWording')} onClick={start}>
            <ClipboardCopy size={16} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('menu')}>
        {wordings.map(({ content }, index) => {
          const words = plainTextOf({ type: 'doc', content }, desk.facts)
          return (
            <Menu.Item key={`${index} ${words}`} onClick={() => void copy(index)}>
              {words.length > shownLength ? `${words.slice(0, shownLength).trimEnd()}…` : words}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
