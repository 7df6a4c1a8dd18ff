import { Button, Combobox, useCombobox } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { Braces } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
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

/** The library says which list the search box controls, but not the role in which that counts. */
const searchRole = { role: 'combobox', 'aria-expanded': true } as const

/** The facts to put where the cursor is. Escape after `@` leaves the sign in the text, as typed. */
export function FactMenu({ editor, facts, offer, onOffer }: FactMenuProps) {
  const t = useTranslations('ui')
  const ariaKeys = useAriaKeys()
  const [wanted, setWanted] = useState('')
  const isOpen = offer !== 'closed'
  const list = useCombobox({
    opened: isOpen,
    onOpenedChange: (opens) => {
      if (!opens) setWanted('')
      onOffer(opens ? 'key' : 'closed')
    },
  })
  const words = wanted.trim().toLowerCase()
  const found = facts.filter(({ label, text }) => `${label} ${text ?? ''}`.toLowerCase().includes(words))

  const choose = useEffectEvent((opens: boolean, _words: string) => {
    if (!opens) return
    list.focusSearchInput()
    list.selectFirstOption()
  })
  useEffect(() => choose(isOpen, words), [isOpen, words])

  const insert = (field: string) => {
    list.closeDropdown()
    editor.chain().focus().insertContent({ type: 'fact', attrs: { field } }).run()
  }
  const leave = () => {
    list.closeDropdown()
    const chain = editor.chain().focus()
    if (offer === 'sign') chain.insertContent('@').run()
    else chain.run()
  }
  return (
    <>
      <span className={styles.separator} />
      <Combobox store={list} width={320} position="bottom-start" onOptionSubmit={insert}>
        <Combobox.Target targetType="button">
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Braces size={16} strokeWidth={1.75} aria-hidden />}
            rightSection={<kbd className={styles.cap}>@</kbd>}
            aria-keyshortcuts={`@ ${ariaKeys('insertFact')}`}
            aria-label={t('editor.fact')}
            tabIndex={-1}
            className={styles.word}
            onClick={() => list.toggleDropdown()}
          >
            {t('editor.fact')}
          </Button>
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Search
            {...searchRole}
            aria-label={t('editor.findFact')}
            placeholder={t('editor.findFact')}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.preventDefault()
              leave()
            }}
          />
          <Combobox.Options className={styles.facts} aria-label={t('editor.fact')}>
            {found.length === 0 ? <Combobox.Empty>{t('editor.noFact')}</Combobox.Empty> : null}
            {found.map(({ field, label, text }) => (
              <Combobox.Option key={field} value={field} className={styles.fact}>
                {label}
                <span className={styles.value}>{text}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </>
  )
}
