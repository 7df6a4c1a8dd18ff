import { CloseButton, TextInput, UnstyledButton } from '@mantine/core'
import { Search } from 'lucide-react'
import { type Ref, type RefObject, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import type { TopicGroup } from './advice-library'
import { hasKeptDraft, NEW_TOPIC } from './kept-drafts'
import type { TopicFilter } from './topic-filter'
import { TopicFilters } from './topic-filters'
import styles from './topic-list.module.css'

type TopicListProps = {
  readonly list: RefObject<HTMLElement | null>
  readonly search: Ref<HTMLInputElement>
  readonly filter: TopicFilter
  readonly tags: readonly string[]
  readonly onFilter: (change: Partial<TopicFilter>) => void
  /** Goes from the search box to the first topic. */
  readonly onEnter: () => void
  readonly groups: readonly TopicGroup[]
  readonly chosenId: string | null
  /** True while a new piece is written and not saved. */
  readonly hasNewDraft: boolean
  readonly onChoose: (topicId: string) => void
}

/** The topics by kind, with a box to search titles, occasions and texts, and filters. */
export function TopicList(props: TopicListProps) {
  const { list, search, filter, tags, onFilter, onEnter, groups, chosenId, hasNewDraft, onChoose } = props
  const t = useTranslations('advice')
  const ariaKeys = useAriaKeys()
  useEffect(() => {
    list.current?.querySelector(`[data-topic="${chosenId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosenId])
  return (
    <>
      <div className={styles.search}>
        <TextInput
          ref={search}
          aria-label={t('search')}
          aria-keyshortcuts={ariaKeys('find')}
          placeholder={t('search')}
          leftSection={<Search size={16} strokeWidth={1.75} aria-hidden />}
          rightSection={
            filter.wanted === '' ? (
              <KeyCap action="find" />
            ) : (
              <CloseButton size="sm" aria-label={t('clear')} onClick={() => onFilter({ wanted: '' })} />
            )
          }
          value={filter.wanted}
          onChange={(event) => onFilter({ wanted: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onFilter({ wanted: '' })
            if (event.key === 'Enter' || event.key === 'ArrowDown') onEnter()
          }}
        />
        <TopicFilters filter={filter} tags={tags} onChange={onFilter} />
      </div>
      <nav ref={list} className={styles.scroll} aria-label={t('list')}>
        {hasNewDraft ? (
          <UnstyledButton
            className={styles.topic ?? ''}
            data-topic={NEW_TOPIC}
            aria-current={chosenId === NEW_TOPIC || undefined}
            onClick={() => onChoose(NEW_TOPIC)}
          >
            <span className={styles.title}>{t('newTitle')}</span>
            <span className={styles.tag}>{t('unsavedTag')}</span>
          </UnstyledButton>
        ) : null}
        {groups.map(({ kind, topics }) => (
          <section key={kind ?? 'found'} aria-label={kind ? t(`kinds.${kind}`) : t('found')}>
            <h2 className={styles.head}>
              {kind ? t(`kinds.${kind}`) : t('found')}
              <span className="number">{topics.length}</span>
            </h2>
            <ul className={styles.list}>
              {topics.map((topic) => (
                <li key={topic.topicId}>
                  <UnstyledButton
                    className={styles.topic}
                    data-topic={topic.topicId}
                    aria-current={topic.topicId === chosenId || undefined}
                    onClick={() => onChoose(topic.topicId)}
                  >
                    <span className={styles.title}>{topic.title}</span>
                    {topic.school ? <span className={styles.tag}>{t(`schools.${topic.school}`)}</span> : null}
                    {topic.isOwn ? <span className={styles.tag}>{t('ownTag')}</span> : null}
                    {topic.isChanged ? <span className={styles.tag}>{t('changedTag')}</span> : null}
                    {hasKeptDraft(topic.topicId) ? (
                      <span className={styles.tag}>{t('unsavedTag')}</span>
                    ) : null}
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </>
  )
}
