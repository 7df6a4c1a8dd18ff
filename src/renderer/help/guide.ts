import { blocksOfPieces } from '@shared/markdown-blocks'
import type { RichTextDoc } from '@shared/rich-text'
import text from '../../../docs/user-guide.md?raw'

export type GuidePart =
  | { readonly kind: 'text'; readonly doc: RichTextDoc }
  /** `name` is that of the picture's file, without theme and width. */
  | { readonly kind: 'picture'; readonly name: string; readonly about: string }

/** One chapter of the guide. */
export type GuideSection = {
  /** Made of the title, for the address. */
  readonly id: string
  readonly title: string
  readonly parts: readonly GuidePart[]
  /** All its words in small letters, to be searched. */
  readonly words: string
}

const picture = /^!\[(?<about>[^\]]*)\]\(screenshots\/(?<name>[a-z-]+)-light-1280\.png\)$/u

/** The guide by chapters; what stands before the first one is a chapter of the guide's own title. */
export function readGuide(source: string): readonly GuideSection[] {
  return source.split(/^#{1,2} /mu).flatMap((chapter) => {
    const [title = '', ...rest] = chapter.split('\n')
    if (title.trim() === '') return []
    const body = rest.join('\n')
    return [{ id: idOf(title), title, parts: partsOf(body), words: `${title}\n${body}`.toLowerCase() }]
  })
}

/** The chapters that hold all of the words. */
export function findSections(sections: readonly GuideSection[], typed: string): readonly GuideSection[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean)
  return sections.filter((section) => words.every((word) => section.words.includes(word)))
}

const idOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')

function partsOf(body: string): readonly GuidePart[] {
  const parts: GuidePart[] = []
  let lines: string[] = []
  const close = (): void => {
    // Backquotes are the file's; on screen such words are bold like the keys.
    const words = lines.join('\n').replaceAll(/`([^`]+)`/gu, '**$1**')
    const content = blocksOfPieces([{ kind: 'text', text: words }])
    if (content.length > 0) parts.push({ kind: 'text', doc: { type: 'doc', content: [...content] } })
    lines = []
  }
  for (const line of body.split('\n')) {
    const found = picture.exec(line)
    if (found?.groups) {
      close()
      parts.push({ kind: 'picture', name: found.groups.name ?? '', about: found.groups.about ?? '' })
    } else lines.push(line)
  }
  close()
  return parts
}

/** The guide that ships with the app, the file docs/user-guide.md. */
export const guide: readonly GuideSection[] = readGuide(text)
