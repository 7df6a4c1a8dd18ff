import { MultiSelect, NativeSelect, Select, Textarea } from '@mantine/core'
import { type QuestionText, questionThemes, roleFamilies } from '@shared/question-bank'
import { type RoundStage, roundStages } from '@shared/stages'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import styles from './bank-desk.module.css'

const stages: readonly string[] = roundStages
const isStage = (name: string): name is RoundStage => stages.includes(name)
const FOLLOW_UPS = 8

type QuestionFieldsProps = {
  readonly draft: QuestionText
  readonly onChange: (change: Partial<QuestionText>) => void
}

/** Everything of a question, to be filled in. */
export function QuestionFields({ draft, onChange }: QuestionFieldsProps) {
  const t = useTranslations('questionBank')
  const stage = useTranslations('stages')
  const { data: topics = [] } = useCall('advice.list', {})
  const area = (field: 'probes' | 'strongAnswer' | 'weakAnswer', label: string) => (
    <Textarea
      className={styles.wide ?? ''}
      label={label}
      value={draft[field]}
      maxLength={2_000}
      autosize
      minRows={2}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <Textarea
        className={styles.wide ?? ''}
        label={t('question.body')}
        value={draft.body}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => onChange({ body: event.currentTarget.value.replaceAll('\n', ' ') })}
      />
      <NativeSelect
        label={t('filter.theme')}
        value={draft.theme}
        onChange={(event) =>
          onChange({ theme: questionThemes.find((theme) => theme === event.currentTarget.value) ?? 'fit' })
        }
        data={questionThemes.map((theme) => ({ value: theme, label: t(`themes.${theme}`) }))}
      />
      <NativeSelect
        label={t('filter.family')}
        value={draft.roleFamily ?? ''}
        onChange={(event) =>
          onChange({
            roleFamily: roleFamilies.find((family) => family === event.currentTarget.value) ?? null,
          })
        }
        data={[
          { value: '', label: t('question.anyFamily') },
          ...roleFamilies.map((family) => ({ value: family, label: t(`families.${family}`) })),
        ]}
      />
      <MultiSelect
        label={t('question.stages')}
        description={t('question.stagesHint')}
        value={draft.stages}
        data={roundStages.map((name) => ({ value: name, label: stage(name) }))}
        onChange={(names) => onChange({ stages: names.filter(isStage) })}
        clearable
        clearButtonProps={{ 'aria-label': t('question.clearStages') }}
      />
      <Select
        label={t('question.topic')}
        description={t('question.topicHint')}
        value={draft.topicId}
        data={topics.map(({ topicId, title }) => ({ value: topicId, label: title }))}
        onChange={(topicId) => onChange({ topicId })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('question.clearTopic') }}
      />
      {area('probes', t('question.probes'))}
      <Textarea
        className={styles.wide ?? ''}
        label={t('question.followUps')}
        description={t('question.followUpsHint')}
        value={draft.followUps.join('\n')}
        autosize
        minRows={3}
        onChange={(event) =>
          onChange({ followUps: event.currentTarget.value.split('\n').slice(0, FOLLOW_UPS) })
        }
      />
      {area('strongAnswer', t('question.strong'))}
      {area('weakAnswer', t('question.weak'))}
    </>
  )
}
