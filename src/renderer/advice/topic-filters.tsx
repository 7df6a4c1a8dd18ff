import { NativeSelect } from '@mantine/core'
import { topicStages } from '@shared/advice'
import { useTranslations } from 'use-intl'
import { type TopicFilter, topicViews } from './topic-filter'
import styles from './topic-list.module.css'

type TopicFiltersProps = {
  readonly filter: TopicFilter
  readonly tags: readonly string[]
  readonly onChange: (change: Partial<TopicFilter>) => void
}

/** Narrows the list: what is in use, one's own, changed or retired; a stage; one of the coach's tags. */
export function TopicFilters({ filter, tags, onChange }: TopicFiltersProps) {
  const t = useTranslations('advice.filter')
  const stage = useTranslations('stages')
  return (
    <div className={styles.filters}>
      <NativeSelect
        aria-label={t('view')}
        value={filter.view}
        onChange={(event) =>
          onChange({ view: topicViews.find((view) => view === event.currentTarget.value) ?? 'inUse' })
        }
        data={topicViews.map((view) => ({ value: view, label: t(`views.${view}`) }))}
      />
      <NativeSelect
        aria-label={t('stage')}
        value={filter.stage ?? ''}
        onChange={(event) =>
          onChange({ stage: topicStages.find((name) => name === event.currentTarget.value) ?? null })
        }
        data={[
          { value: '', label: t('allStages') },
          ...topicStages.map((name) => ({ value: name, label: stage(name) })),
        ]}
      />
      {tags.length > 0 ? (
        <NativeSelect
          aria-label={t('tag')}
          value={filter.tag ?? ''}
          onChange={(event) => onChange({ tag: event.currentTarget.value || null })}
          data={[{ value: '', label: t('allTags') }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
        />
      ) : null}
    </div>
  )
}
