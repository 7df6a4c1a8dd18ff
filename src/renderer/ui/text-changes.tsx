import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import styles from './text-versions.module.css'
import { countWords, type WordChange, wordChanges } from './word-changes'

type TextChangesProps = { readonly before: string; readonly after: string }

/** What was added to a text since a version and what was taken out, in its place. */
export function TextChanges({ before, after }: TextChangesProps) {
  const t = useTranslations('ui.versions')
  const locale = useLocale()
  const changes = useMemo(() => wordChanges(before, after, locale), [before, after, locale])
  if (changes === null) return <p className="quiet">{t('tooDifferent')}</p>
  const added = countWords(changes, 'added', locale)
  const removed = countWords(changes, 'removed', locale)
  return (
    <>
      <p className={styles.since}>
        {added + removed === 0 ? t('unchanged') : t('since', { added, removed })}
      </p>
      <div className={styles.changes}>
        {changes.map((change, index) => (
          <Change key={index} change={change} />
        ))}
      </div>
    </>
  )
}

// Changes never move among each other, so their place is a good enough key.
function Change({ change: { kind, text } }: { readonly change: WordChange }) {
  if (kind === 'added') return <ins className={styles.added}>{text}</ins>
  if (kind === 'removed') return <del className={styles.removed}>{text}</del>
  return text
}
