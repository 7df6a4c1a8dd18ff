import { assertNever } from '@shared/errors'
import { useFormatter, useTranslations } from 'use-intl'
import { sourceName } from './source-name'

/** Names where a piece of advice comes from. Replies to readers are counted together. */
export function SourceWords({ sources }: { readonly sources: readonly string[] }) {
  const t = useTranslations('advice.sources')
  const format = useFormatter()
  const names = sources.map(sourceName)
  const numbers = names.flatMap((name) => (name.kind === 'comment' ? [name.number] : []))
  const others = names.flatMap((name) => {
    switch (name.kind) {
      case 'comment':
        return []
      case 'article':
        return [name.title === 'introduction' ? t('introduction') : t('article', { title: name.title })]
      case 'headhunter':
      case 'practice':
        return [t(name.kind)]
      case 'other':
        return [name.name]
      default:
        return assertNever(name)
    }
  })
  const comments =
    numbers.length > 0
      ? [
          t('comments', {
            count: numbers.length,
            numbers: format.list(numbers.map(String), { type: 'conjunction' }),
          }),
        ]
      : []
  return [...others, ...comments].map((line) => <p key={line}>{line}</p>)
}
