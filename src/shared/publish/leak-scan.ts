import { quoteAround } from '../checks/letter-passages'
import { findRedactions, type Redaction, type RedactionRules } from './find-redactions'

/** Something that still points to the client, and where. */
export type Leak = {
  readonly where: 'title' | 'text' | 'fileName' | 'metadata'
  readonly words: string
  readonly kind: Redaction['kind']
  /** What stands around it. */
  readonly quote: string
}

/** Looks through what is about to leave for anything on the redaction list. */
export function scanLeaks(
  parts: Readonly<Partial<Record<Leak['where'], string>>>,
  rules: RedactionRules,
): readonly Leak[] {
  return (Object.entries(parts) as [Leak['where'], string][]).flatMap(([where, text]) =>
    findRedactions(text, rules).map(({ from, to, kind }) => ({
      where,
      words: text.slice(from, to),
      kind,
      quote: quoteAround(text, from, to - from).slice(0, 200),
    })),
  )
}
