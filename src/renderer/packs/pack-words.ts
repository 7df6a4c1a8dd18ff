import type { PackPart } from '@shared/pack-record'
import { useFormatter, useTranslations } from 'use-intl'

export type PackedWhat = {
  readonly parts: readonly PackPart[]
  readonly noteCount: number
  readonly documentCount: number
}

/** What a pack holds, in a list of words: `person, letters, 2 notes`. */
export function usePackWords(): (what: PackedWhat) => string {
  const t = useTranslations('packs')
  const format = useFormatter()
  return ({ parts, noteCount, documentCount }) =>
    format.list(
      [
        ...parts.map((part) => t(`short.${part}`)),
        ...(documentCount > 0 ? [t('shortDocuments', { count: documentCount })] : []),
        ...(noteCount > 0 ? [t('shortNotes', { count: noteCount })] : []),
      ],
      { type: 'unit' },
    )
}
