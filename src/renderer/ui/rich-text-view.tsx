import { assertNever } from '@shared/errors'
import type { BlockNode, InlineNode, ListItemNode, RichTextDoc } from '@shared/rich-text'
import { createContext, Fragment, useContext } from 'react'

/** What a fact in a text says, by its field and by what the text offers where nothing is known. */
export type FactWords = (field: string, fallback: string | null) => string

/** The field's name, where nobody knows what it holds. */
export const fieldOnly: FactWords = (field, fallback) => fallback ?? field

const Facts = createContext(fieldOnly)

type RichTextViewProps = { readonly doc: RichTextDoc; readonly factOf?: FactWords }

/** A stored text to read, not to change. */
export function RichTextView({ doc, factOf = fieldOnly }: RichTextViewProps) {
  return (
    <Facts value={factOf}>
      <Blocks blocks={doc.content} />
    </Facts>
  )
}

// A read-only text never moves its parts, so their place is a good enough key.
function Blocks({ blocks }: { readonly blocks: readonly BlockNode[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />)
}

function Block({ block }: { readonly block: BlockNode }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          {(block.content ?? []).map((node, index) => (
            <Inline key={index} node={node} />
          ))}
        </p>
      )
    case 'heading':
      return (
        <p>
          <b>
            {(block.content ?? []).map((node, index) => (
              <Inline key={index} node={node} />
            ))}
          </b>
        </p>
      )
    case 'bulletList':
      return (
        <ul>
          <Items items={block.content} />
        </ul>
      )
    case 'orderedList':
      return (
        <ol start={block.attrs?.start ?? 1}>
          <Items items={block.content} />
        </ol>
      )
    case 'blockquote':
      return (
        <blockquote>
          <Blocks blocks={block.content} />
        </blockquote>
      )
    default:
      return assertNever(block)
  }
}

function Items({ items }: { readonly items: readonly ListItemNode[] }) {
  return items.map((item, index) => (
    <li key={index}>
      <Blocks blocks={item.content} />
    </li>
  ))
}

function Inline({ node }: { readonly node: InlineNode }) {
  const factOf = useContext(Facts)
  if (node.type === 'hardBreak') return <br />
  const text = node.type === 'text' ? node.text : factOf(node.attrs.field, node.attrs.fallback)
  const isMarked = (type: 'bold' | 'italic') => node.marks?.some((mark) => mark.type === type) ?? false
  const slanted = isMarked('italic') ? <em>{text}</em> : text
  return isMarked('bold') ? <b>{slanted}</b> : <Fragment>{slanted}</Fragment>
}
