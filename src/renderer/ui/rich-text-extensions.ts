import type { Extensions } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { FactNode, type FactNodeOptions } from './fact-node'

/** Exactly what the stored form of a text knows, and nothing more, so that pasting cannot bring in anything else. */
export function richTextExtensions(fact: FactNodeOptions): Extensions {
  const kit = StarterKit.configure({
    code: false,
    codeBlock: false,
    dropcursor: false,
    heading: { levels: [2] },
    horizontalRule: false,
    link: false,
    strike: false,
    trailingNode: false,
    underline: false,
  })
  return [kit, FactNode.configure(fact)]
}
