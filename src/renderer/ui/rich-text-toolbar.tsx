import { ActionIcon, Tooltip } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Bold, Heading, Italic, List, ListOrdered, Redo, Undo } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { type FactChoice, FactMenu, type FactOffer } from './fact-menu'
import styles from './rich-text-toolbar.module.css'

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

export type RichTextToolbarProps = {
  readonly editor: Editor
  readonly label: string
  readonly facts: readonly FactChoice[]
  readonly offer: FactOffer
  readonly onOffer: (offer: FactOffer) => void
  readonly end: ReactNode
}

/** The editor's toolbar: one stop of the Tab key, arrows move inside it. */
export function RichTextToolbar({ editor, label, facts, offer, onOffer, end }: RichTextToolbarProps) {
  const t = useTranslations('ui')
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      heading: current.isActive('heading'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  })
  const chain = () => editor.chain().focus()
  const toggles = [
    { name: 'bold', Icon: Bold, isOn: now.bold, keys: 'Control+B', run: () => chain().toggleBold().run() },
    {
      name: 'italic',
      Icon: Italic,
      isOn: now.italic,
      keys: 'Control+I',
      run: () => chain().toggleItalic().run(),
    },
    {
      name: 'heading',
      Icon: Heading,
      isOn: now.heading,
      keys: 'Control+Alt+2',
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      name: 'bulletList',
      Icon: List,
      isOn: now.bulletList,
      keys: 'Control+Shift+8',
      run: () => chain().toggleBulletList().run(),
    },
    {
      name: 'orderedList',
      Icon: ListOrdered,
      isOn: now.orderedList,
      keys: 'Control+Shift+7',
      run: () => chain().toggleOrderedList().run(),
    },
  ] as const
  const steps = [
    { name: 'undo', Icon: Undo, can: now.canUndo, run: () => chain().undo().run() },
    { name: 'redo', Icon: Redo, can: now.canRedo, run: () => chain().redo().run() },
  ] as const
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus, one at a time
    <div
      className={styles.toolbar}
      role="toolbar"
      aria-label={t('editor.toolbar', { label })}
      onKeyDown={moveInside}
    >
      {toggles.map(({ name, Icon, isOn, keys, run }, index) => (
        <Tooltip key={name} label={t(`editor.${name}`)}>
          <ActionIcon
            aria-label={t(`editor.${name}`)}
            aria-pressed={isOn}
            aria-keyshortcuts={keys}
            tabIndex={index === 0 ? 0 : -1}
            className={styles.tool}
            onClick={run}
          >
            <Icon {...icon} />
          </ActionIcon>
        </Tooltip>
      ))}
      {facts.length > 0 ? <FactMenu editor={editor} facts={facts} offer={offer} onOffer={onOffer} /> : null}
      <span className={styles.separator} />
      {steps.map(({ name, Icon, can, run }) => (
        <Tooltip key={name} label={t(`editor.${name}`)}>
          <ActionIcon
            aria-label={t(`editor.${name}`)}
            aria-disabled={!can}
            tabIndex={-1}
            className={styles.tool}
            onClick={run}
          >
            <Icon {...icon} />
          </ActionIcon>
        </Tooltip>
      ))}
      <span className={styles.end}>{end}</span>
    </div>
  )
}

/** Arrow keys, Home and End go from button to button, as in any toolbar. */
function moveInside(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > button')]
  const at = buttons.findIndex((button) => button === event.target)
  if (at < 0) return
  const next = {
    ArrowRight: (at + 1) % buttons.length,
    ArrowLeft: (at - 1 + buttons.length) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  }[event.key]
  if (next === undefined) return
  event.preventDefault()
  buttons[next]?.focus()
}
