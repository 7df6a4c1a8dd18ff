import { CloseButton, TextInput, UnstyledButton } from '@mantine/core'
import { Search } from 'lucide-react'
import { type Ref, type RefObject, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import type { TopicGroup } from './advice-library'
import styles from './topic-list.module.css'

type TopicListProps = {
  readonly list: RefObject<HTMLElement | null>
  readonly search: Ref<HTMLInputElement>
  readonly wanted: string
  readonly onWanted: (wanted: string) => void
  /** Goes from the search box to the first topic. */
  readonly onEnter: () => void
  readonly groups: readonly TopicGroup[]
  readonly chosenId: string | null
  readonly onChoose: (topicId: string) => void
}

/** The topics by kind, with a box to search titles, occasions and texts. */
export function TopicList(props: TopicListProps) {
  const { list, search, wanted, onWanted, onEnter, groups, chosenId, onChoose } = props
  const t = useTranslations('advice')
  const ariaKeys = useAriaKeys()
  useEffect(() => {
    list.current?.querySelector(`[data-topic="${chosenId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosenId])
  return (
    <>
      <TextInput
        ref={search}
        className={styles.search}
        aria-label={t('search')}
        aria-keyshortcuts={ariaKeys('find')}
        placeholder={t('search')}
        leftSection={<Search size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={
          wanted === '' ? (
            <KeyCap action="find" />
          ) : (
            <CloseButton size="sm" aria-label={t('clear')} onClick={() => onWanted('')} />
          )
        }
        value={wanted}
        onChange={(event) => onWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onWanted('')
          if (event.key === 'Enter' || event.key === 'ArrowDown') onEnter()
        }}
      />
      <nav ref={list} className={styles.scroll} aria-label={t('list')}>
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
                    {topic.isChanged ? <span className={styles.tag}>{t('changedTag')}</span> : null}
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
