import '@fontsource-variable/source-serif-4/opsz-italic.css'
import type { RichTextDoc } from '@shared/rich-text'
import { EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import {
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl'
import { type FactChoice, type FactOffer } from './fact-menu'
import { createChipBook, type FactChip, nameOnly, paintChip } from './fact-node'
import styles from './rich-text-editor.module.css'
import { richTextExtensions } from './rich-text-extensions'
import { RichTextToolbar } from './rich-text-toolbar'

/** What a screen may ask of the editor from outside. */
export type RichTextHandle = {
  readonly focus: () => void
  /** Puts a fact where the cursor is. */
  readonly insertFact: (field: string) => void
  /** Selects the first chip of a field and scrolls to it; false when there is none. */
  readonly showFact: (field: string) => boolean
  readonly isEmpty: () => boolean
  /** Shows another text in place of this one; undo brings the former back. Calls no `onChange`. */
  readonly replace: (value: RichTextDoc) => void
  /** Opens the list of facts, as `@` does. */
  readonly offerFacts: () => void
}

export type RichTextEditorProps = {
  /** The accessible name of the text. */
  readonly label: string
  /** The text to start from. It is read again only when `valueKey` changes. */
  readonly value: RichTextDoc
  readonly valueKey: string
  readonly onChange: (value: RichTextDoc) => void
  readonly onBlur?: () => void
  /** The serif is for what leaves the room. */
  readonly face?: 'ui' | 'letter'
  /** How a fact is drawn; without it, by its name. */
  readonly chipOf?: (field: string, fallback: string | null) => FactChip
  /** Facts offered by the toolbar. */
  readonly facts?: readonly FactChoice[]
  readonly onChipClick?: (field: string) => void
  readonly toolbarEnd?: ReactNode
  readonly handle?: Ref<RichTextHandle>
  readonly autoFocus?: boolean
}

const noFacts: readonly FactChoice[] = []

/** The same form under the editor's name for it, which only words its optional parts differently. */
const toContent = (doc: RichTextDoc): JSONContent => doc as JSONContent

/** Rich text in the closed form of `@shared/rich-text`, with a toolbar that keys reach. Fills its parent and scrolls. */
export function RichTextEditor(props: RichTextEditorProps) {
  const { label, value, valueKey, face = 'ui', facts = noFacts, chipOf } = props
  const t = useTranslations('ui')
  const changed = useEffectEvent((doc: RichTextDoc) => props.onChange(doc))
  const blurred = useEffectEvent(() => props.onBlur?.())
  const [offer, setOffer] = useState<FactOffer>('closed')
  /** `@` at the start of a word offers the facts; inside a word, as in an address, it is typed. */
  const typed = useEffectEvent((event: KeyboardEvent, before: string): boolean => {
    if (event.key !== '@' || event.isComposing || facts.length === 0 || /[^\s(]$/.test(before)) return false
    setOffer('sign')
    return true
  })
  const clicked = useEffectEvent((field: string) => props.onChipClick?.(field))
  const [chips] = useState(createChipBook)
  const root = useRef<HTMLDivElement>(null)

  const editor = useEditor(
    {
      extensions: richTextExtensions(chips),
      content: toContent(value),
      injectCSS: false,
      autofocus: props.autoFocus ? 'end' : false,
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
        handleKeyDown: (view, event) =>
          typed(event, view.state.selection.$from.nodeBefore?.textContent ?? ''),
        handleClickOn: (_view, _position, node) => {
          if (node.type.name === 'fact') clicked(String(node.attrs.field))
          return false
        },
      },
      onUpdate: ({ editor: updated }) => changed(updated.getJSON() as RichTextDoc),
      onBlur: () => blurred(),
    },
    [valueKey],
  )

  useEffect(() => {
    chips.tell({
      chipOf: chipOf ?? nameOnly,
      titleOf: (chip) =>
        t(chip.state === 'unknown' ? 'editor.chipUnknown' : 'editor.chipOpen', { name: chip.text }),
    })
    // The editor may not stand in the page yet; its chips are painted when they are made then.
    for (const chip of root.current?.querySelectorAll<HTMLElement>('.fact-chip') ?? []) paintChip(chip, chips)
  }, [chips, chipOf, t])

  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => void editor.commands.focus(),
      insertFact: (field) =>
        void editor.chain().focus().insertContent({ type: 'fact', attrs: { field } }).run(),
      showFact: (field) => {
        let found = -1
        editor.state.doc.descendants((node, position) => {
          if (found < 0 && node.type.name === 'fact' && node.attrs.field === field) found = position
          return found < 0
        })
        return found >= 0 && editor.chain().focus().setNodeSelection(found).scrollIntoView().run()
      },
      isEmpty: () => editor.isEmpty,
      replace: (doc) =>
        void editor.chain().setContent(toContent(doc), { emitUpdate: false }).focus('end').run(),
      offerFacts: () => setOffer('key'),
    }),
    [editor],
  )

  return (
    <div ref={root} className={styles.editor} data-face={face}>
      <RichTextToolbar
        editor={editor}
        label={label}
        facts={facts}
        offer={offer}
        onOffer={setOffer}
        end={props.toolbarEnd}
      />
      <div className={styles.scroll}>
        <EditorContent editor={editor} className={styles.content} />
      </div>
    </div>
  )
}
