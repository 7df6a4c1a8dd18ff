import { escapeHtml } from './html-text'
import { blocksHtml, type Letterhead } from './letter-html'
import type { MergeFacts } from './merge-fields'
import type { RichTextDoc } from './rich-text'

type MailHtmlInput = {
  readonly doc: RichTextDoc
  readonly facts: MergeFacts
  readonly practice: Pick<Letterhead, 'closing' | 'signature' | 'coachName'>
  /** A field's name for the eye; a letter with open fields does not leave, so none is ever seen. */
  readonly fieldLabel: (field: string) => string
}

/**
 * The letter from greeting to signature as plain HTML for a mail or the clipboard: paragraphs, lists, bold, italic and
 * links, no styles, no pictures and nothing that asks for anything from outside.
 */
export function letterMailHtml({ doc, facts, practice, fieldLabel }: MailHtmlInput): string {
  const blocks = doc.content.filter(
    (block, index) => block.type !== 'paragraph' || block.content?.length || index < doc.content.length - 1,
  )
  const ending = [practice.closing.trim(), practice.signature.trim() || practice.coachName.trim()]
    .filter((line) => line !== '')
    .map((line) => escapeHtml(line))
    .join('<br>')
  return `${blocksHtml(blocks, { facts, fieldLabel })}${ending === '' ? '' : `<p>${ending}</p>`}`
}
