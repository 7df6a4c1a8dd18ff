import { mergeAttributes, Node } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'

/** How a fact is drawn in the editor: its value when known, else its name as something to fill in or to correct. */
export type FactChip = {
  readonly text: string
  /** `stale`: known, and another than when the text was written. */
  readonly state: 'known' | 'stale' | 'open' | 'unknown'
  /** Where the value comes from, in words, for readers of the screen. */
  readonly detail?: string
}

export type FactNodeOptions = {
  /** Called for every chip that is drawn; reads the newest facts. */
  readonly chipOf: (field: string, fallback: string | null) => FactChip
  /** What the pointer is told over a chip that has no value. */
  readonly titleOf: (chip: FactChip) => string
}

/** A fact that nobody explains is drawn by its name. */
export const nameOnly = (field: string): FactChip => ({ text: field, state: 'open' })

/** Chips are drawn by the editor, outside React; this keeps for them what React has said last. */
export function createChipBook(): FactNodeOptions & { readonly tell: (options: FactNodeOptions) => void } {
  let newest: FactNodeOptions = { chipOf: nameOnly, titleOf: (chip) => chip.text }
  return {
    chipOf: (field, fallback) => newest.chipOf(field, fallback),
    titleOf: (chip) => newest.titleOf(chip),
    tell: (options) => {
      newest = options
    },
  }
}

/** Draws one chip again, after its fact may have changed. */
export function paintChip(element: HTMLElement, options: FactNodeOptions): void {
  const chip = options.chipOf(element.dataset.field ?? '', element.dataset.fallback ?? null)
  element.textContent = chip.text
  element.dataset.state = chip.state
  element.title = chip.state === 'known' || chip.state === 'stale' ? '' : options.titleOf(chip)
  if (chip.detail === undefined) element.removeAttribute('aria-description')
  else element.setAttribute('aria-description', chip.detail)
}

const chipOfNode = (options: FactNodeOptions, { attrs }: DocumentNode): FactChip =>
  options.chipOf(String(attrs.field), typeof attrs.fallback === 'string' ? attrs.fallback : null)

/** A merge field as one piece inside the text: it moves, copies and deletes as a whole, and shows its value. */
export const FactNode = Node.create<FactNodeOptions>({
  name: 'fact',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions: () => ({
    chipOf: nameOnly,
    titleOf: (chip) => chip.text,
  }),

  addAttributes: () => ({
    field: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-field'),
      renderHTML: (attributes) => ({ 'data-field': attributes.field as string }),
    },
    // What a template says when the fact has no value; kept, so that it is not lost by editing around it.
    fallback: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-fallback'),
      renderHTML: (attributes) =>
        attributes.fallback === null ? {} : { 'data-fallback': attributes.fallback as string },
    },
  }),

  parseHTML: () => [{ tag: 'span[data-field]' }],

  renderHTML({ node, HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes), chipOfNode(this.options, node).text]
  },

  renderText({ node }) {
    return chipOfNode(this.options, node).text
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span')
      dom.className = 'fact-chip'
      dom.dataset.field = String(node.attrs.field)
      if (typeof node.attrs.fallback === 'string') dom.dataset.fallback = node.attrs.fallback
      dom.contentEditable = 'false'
      paintChip(dom, this.options)
      return { dom, ignoreMutation: () => true }
    }
  },
})
