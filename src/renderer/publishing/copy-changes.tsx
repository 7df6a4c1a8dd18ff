import type { OpenCopy, PublicationDraft } from '@shared/publishing'
import { plainTextOf } from '@shared/rich-text'
import { type ReactNode, useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Pane } from '../ui/screen'
import { type WordChange, wordChanges } from '../ui/word-changes'
import styles from './publishing-screen.module.css'

type CopyChangesProps = {
  readonly opened: OpenCopy
  readonly draft: PublicationDraft
  readonly view: 'compare' | 'write'
  /** The head of the copy's pane and, while it is written, its editor. */
  readonly children: ReactNode
}

const spaced = (text: string): string => text.replaceAll(/\n+/g, '\n\n')

/** Original and copy side by side: what was taken out is marked in the one, what stands for it in the other. */
export function CopyChanges({ opened, draft, view, children }: CopyChangesProps) {
  const t = useTranslations('publishing.screen')
  const locale = useLocale()
  const before = spaced(opened.original)
  const after = spaced([draft.title, plainTextOf(draft.body)].join('\n'))
  const changes = useMemo(() => wordChanges(before, after, locale), [before, after, locale])
  const replaced = changes?.filter(({ kind }) => kind === 'added').length ?? 0
  return (
    <>
      <Pane label={t('original')} width="grow" scrolls={false}>
        <div className={styles.head}>
          <h2 className={styles.paneTitle}>{t('original')}</h2>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
        <section className={styles.text} aria-label={t('originalText')} tabIndex={0} data-private>
          {changes === null ? before : <Side changes={changes} without="added" />}
        </section>
      </Pane>
      <Pane label={t('copyPane')} width="grow" scrolls={false}>
        {children}
        {view === 'compare' ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
          <section className={styles.text} aria-label={t('textLabel')} tabIndex={0} data-private>
            <p className={styles.note}>{changes === null ? t('tooDifferent') : t('words', { replaced })}</p>
            {changes === null ? after : <Side changes={changes} without="removed" />}
          </section>
        ) : null}
      </Pane>
    </>
  )
}

type SideProps = { readonly changes: readonly WordChange[]; readonly without: 'added' | 'removed' }

// Changes never move among each other, so their place is a good enough key.
function Side({ changes, without }: SideProps) {
  return changes.map(({ kind, text }, index) => {
    if (kind === without) return null
    if (kind === 'removed')
      return (
        <del key={index} className={styles.removed}>
          {text}
        </del>
      )
    if (kind === 'added')
      return (
        <ins key={index} className={styles.added}>
          {text}
        </ins>
      )
    return <span key={index}>{text}</span>
  })
}
