import { Button, Menu } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { Braces } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './rich-text-toolbar.module.css'
import { useAriaKeys } from './use-keys'

/** A fact that can be put into the text: its field, its name, and its value as far as it has one. */
export type FactChoice = { readonly field: string; readonly label: string; readonly text: string | null }

/** Whether the list of facts is open, and what opened it: its button or key, or an `@` typed in the text. */
export type FactOffer = 'closed' | 'key' | 'sign'

type FactMenuProps = {
  readonly editor: Editor
  readonly facts: readonly FactChoice[]
  readonly offer: FactOffer
  readonly onOffer: (offer: FactOffer) => void
}

/** The facts to put where the cursor is. Escape after `@` leaves the sign in the text, as typed. */
export function FactMenu({ editor, facts, offer, onOffer }: FactMenuProps) {
  const t = useTranslations('ui')
  const ariaKeys = useAriaKeys()
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLowerCase()
  const found = facts.filter(({ label, text }) => `${label} ${text ?? ''}`.toLowerCase().includes(words))
  const [first] = found
  const insert = (field: string) =>
    void editor.chain().focus().insertContent({ type: 'fact', attrs: { field } }).run()
  const close = () => {
    setWanted('')
    onOffer('closed')
  }
  return (
    <>
      <span className={styles.separator} />
      <Menu
        opened={offer !== 'closed'}
        onChange={(isOpen) => (isOpen ? onOffer('key') : close())}
        width={320}
        returnFocus={false}
      >
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Braces size={16} strokeWidth={1.75} aria-hidden />}
            rightSection={<kbd className={styles.cap}>@</kbd>}
            aria-keyshortcuts={`@ ${ariaKeys('insertFact')}`}
            aria-label={t('editor.fact')}
            tabIndex={-1}
            className={styles.word}
          >
            {t('editor.fact')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            const chain = editor.chain().focus()
            if (offer === 'sign') chain.insertContent('@').run()
            else chain.run()
          }}
        >
          <Menu.Search
            aria-label={t('editor.findFact')}
            placeholder={t('editor.findFact')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || first === undefined) return
              event.preventDefault()
              insert(first.field)
              close()
            }}
          />
          <div className={styles.facts}>
            {found.length === 0 ? <Menu.Label>{t('editor.noFact')}</Menu.Label> : null}
            {found.map(({ field, label, text }) => (
              <Menu.Item
                key={field}
                rightSection={<span className={styles.value}>{text}</span>}
                onClick={() => insert(field)}
              >
                {label}
              </Menu.Item>
            ))}
          </div>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
