import { UnstyledButton } from '@mantine/core'
import type { BankKind, InBank } from '@shared/question-bank'
import { type RefObject, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { draftKey, hasBankDraft } from './bank-drafts'
import styles from './bank-list.module.css'

export type BankListGroup<Item> = { readonly title: string | null; readonly items: readonly Item[] }

type BankListProps<Item> = {
  readonly list: RefObject<HTMLElement | null>
  readonly label: string
  readonly kind: BankKind
  readonly groups: readonly BankListGroup<Item>[]
  readonly titleOf: (item: Item) => string
  /** A few words at the end of a line. */
  readonly noteOf?: ((item: Item) => string | null) | undefined
  /** The line of a thing that is written and none yet; null where there is no such. */
  readonly newTitle: string | null
  readonly chosenRef: string | null
  readonly onChoose: (ref: string) => void
}

/** The things of one kind, in groups. */
export function BankList<Item extends InBank>(props: BankListProps<Item>) {
  const { list, label, kind, groups, titleOf, noteOf, newTitle, chosenRef, onChoose } = props
  const t = useTranslations('questionBank')
  useEffect(() => {
    list.current?.querySelector(`[data-ref="${chosenRef}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosenRef])
  return (
    <nav ref={list} className={styles.scroll} aria-label={label}>
      {newTitle === null ? null : (
        <UnstyledButton
          className={styles.line}
          data-ref="new"
          aria-current={chosenRef === 'new' || undefined}
          onClick={() => onChoose('new')}
        >
          <span className={styles.name}>{newTitle}</span>
          <span className={styles.tag}>{t('unsavedTag')}</span>
        </UnstyledButton>
      )}
      {groups.map(({ title, items }) => (
        <section key={title ?? ''} aria-label={title ?? undefined}>
          {title === null ? null : (
            <h2 className={styles.head}>
              {title}
              <span className="number">{items.length}</span>
            </h2>
          )}
          <ul className={styles.list}>
            {items.map((item) => (
              <li key={item.ref}>
                <UnstyledButton
                  className={styles.line}
                  data-ref={item.ref}
                  aria-current={item.ref === chosenRef || undefined}
                  onClick={() => onChoose(item.ref)}
                >
                  <span className={styles.name}>{titleOf(item)}</span>
                  {tagsOf(item, kind).map((tag) => (
                    <span key={tag} className={styles.tag}>
                      {t(tag)}
                    </span>
                  ))}
                  {noteOf?.(item) ? <span className={styles.tag}>{noteOf(item)}</span> : null}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function tagsOf({ ref, isOwn, isChanged, isRetired }: InBank, kind: BankKind) {
  const tags: ('ownTag' | 'changedTag' | 'retiredTag' | 'unsavedTag')[] = []
  if (isOwn) tags.push('ownTag')
  if (isChanged) tags.push('changedTag')
  if (isRetired) tags.push('retiredTag')
  if (hasBankDraft(draftKey(kind, ref))) tags.push('unsavedTag')
  return tags
}
