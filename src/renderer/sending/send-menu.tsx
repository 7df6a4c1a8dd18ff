import { Button, Menu } from '@mantine/core'
import { ChevronDown, Clock, Copy, Mail, MailOpen, Send } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LetterDesk } from '../letters/use-letter-desk'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import type { ConfirmWay } from './use-outgoing'

const ConfirmSending = lazy(() =>
  import('./confirm-sending').then((part) => ({ default: part.ConfirmSending })),
)

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const
const ways = [
  { way: 'smtp', Icon: Send },
  { way: 'later', Icon: Clock },
  { way: 'eml', Icon: MailOpen },
  { way: 'mailto', Icon: Mail },
] as const

type SendMenuProps = {
  readonly desk: LetterDesk
  /** True while the letter must not leave; the reason stands beside. */
  readonly isHeld: boolean
  readonly className?: string | undefined
  readonly onCopyText: () => void
}

/** All ways out beside the first button: the coach's own account, the mail program, the clipboard. */
export function SendMenu({ desk, isHeld, className, onCopyText }: SendMenuProps) {
  const t = useTranslations('sending.menu')
  const ariaKeys = useAriaKeys()
  const [way, setWay] = useState<ConfirmWay | null>(null)
  const { id } = desk.stored.letter

  const begin = async (chosen: ConfirmWay) => {
    // What is confirmed is what is stored, so what is on screen is stored first.
    if (!isHeld && (await desk.autosave.flush())) setWay(chosen)
  }
  useKeys({ sendLetter: () => void begin('smtp') })

  return (
    <>
      <Menu position="top-end" withInitialFocusPlaceholder={false} width={340} disabled={isHeld}>
        <Menu.Target>
          <Button
            leftSection={<Mail {...icon} />}
            rightSection={<ChevronDown {...icon} />}
            aria-keyshortcuts={ariaKeys('sendLetter')}
            aria-disabled={isHeld}
            aria-describedby="letter-hold"
            data-held={isHeld || undefined}
            {...(className === undefined ? {} : { className })}
          >
            {t('button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('label')}>
          {ways.map(({ way: name, Icon }) => (
            <Menu.Item
              key={name}
              leftSection={<Icon {...icon} />}
              rightSection={name === 'smtp' ? <KeyCap action="sendLetter" /> : null}
              onClick={() => void begin(name)}
            >
              {t(name)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<Copy {...icon} />}
            rightSection={<KeyCap action="copyLetter" />}
            onClick={onCopyText}
          >
            {t('copyText')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {way === null ? null : (
        <Suspense fallback={null}>
          <ConfirmSending letterId={id} way={way} desk={desk} onClose={() => setWay(null)} />
        </Suspense>
      )}
    </>
  )
}
