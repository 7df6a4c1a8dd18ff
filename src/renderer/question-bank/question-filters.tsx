import { NativeSelect } from '@mantine/core'
import { questionThemes, roleFamilies } from '@shared/question-bank'
import { roundStages } from '@shared/stages'
import { useTranslations } from 'use-intl'
import styles from './bank-desk.module.css'
import { type QuestionFilter, questionViews } from './question-filter'

type QuestionFiltersProps = {
  readonly filter: QuestionFilter
  readonly onChange: (change: Partial<QuestionFilter>) => void
}

/** Narrows the questions by view, stage, kind of work and theme. */
export function QuestionFilters({ filter, onChange }: QuestionFiltersProps) {
  const t = useTranslations('questionBank')
  const stage = useTranslations('stages')
  return (
    <div className={styles.filters}>
      <NativeSelect
        aria-label={t('filter.view')}
        value={filter.view}
        onChange={(event) =>
          onChange({ view: questionViews.find((view) => view === event.currentTarget.value) ?? 'inUse' })
        }
        data={questionViews.map((view) => ({ value: view, label: t(`filter.views.${view}`) }))}
      />
      <NativeSelect
        aria-label={t('filter.theme')}
        value={filter.theme ?? ''}
        onChange={(event) =>
          onChange({ theme: questionThemes.find((theme) => theme === event.currentTarget.value) ?? null })
        }
        data={[
          { value: '', label: t('filter.allThemes') },
          ...questionThemes.map((theme) => ({ value: theme, label: t(`themes.${theme}`) })),
        ]}
      />
      <NativeSelect
        aria-label={t('filter.stage')}
        value={filter.stage ?? ''}
        onChange={(event) =>
          onChange({ stage: roundStages.find((name) => name === event.currentTarget.value) ?? null })
        }
        data={[
          { value: '', label: t('filter.allStages') },
          ...roundStages.map((name) => ({ value: name, label: stage(name) })),
        ]}
      />
      <NativeSelect
        aria-label={t('filter.family')}
        value={filter.family ?? ''}
        onChange={(event) =>
          onChange({ family: roleFamilies.find((family) => family === event.currentTarget.value) ?? null })
        }
        data={[
          { value: '', label: t('filter.allFamilies') },
          ...roleFamilies.map((family) => ({ value: family, label: t(`families.${family}`) })),
        ]}
      />
    </div>
  )
}
