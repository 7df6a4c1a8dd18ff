import { MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type AdviceTemplate, adviceKinds, asksLimit, schools, topicStages } from '@shared/advice'
import { useTranslations } from 'use-intl'
import type { TopicDraft } from './kept-drafts'
import styles from './topic-editor.module.css'

type TopicFormProps = {
  readonly draft: TopicDraft
  readonly topicId: string
  readonly library: readonly AdviceTemplate[]
  readonly onChange: (change: Partial<TopicDraft>) => void
}

const stages: readonly string[] = topicStages
const isStage = (name: string): name is TopicDraft['stages'][number] => stages.includes(name)
const linesOf = (text: string): string[] => text.split('\n')

/** Everything of an own piece but its two texts: what it is called, when it fits, what finds it. */
export function TopicForm({ draft, topicId, library, onChange }: TopicFormProps) {
  const t = useTranslations('advice')
  const stage = useTranslations('stages')
  const others = library.filter((topic) => topic.topicId !== topicId)
  return (
    <div className={styles.form}>
      <TextInput
        className={styles.wide ?? ''}
        label={t('form.title')}
        value={draft.title}
        maxLength={200}
        required
        withAsterisk={false}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <TextInput
        className={styles.wide ?? ''}
        label={t('when')}
        description={t('form.whenHint')}
        value={draft.when}
        maxLength={500}
        required
        withAsterisk={false}
        onChange={(event) => onChange({ when: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('form.kind')}
        value={draft.kind}
        onChange={(event) =>
          onChange({ kind: adviceKinds.find((kind) => kind === event.currentTarget.value) ?? 'reply' })
        }
        data={adviceKinds.map((kind) => ({ value: kind, label: t(`kindWords.${kind}`) }))}
      />
      <NativeSelect
        label={t('form.school')}
        value={draft.school ?? ''}
        onChange={(event) =>
          onChange({ school: schools.find((school) => school === event.currentTarget.value) ?? null })
        }
        data={[
          { value: '', label: t('form.noSchool') },
          ...schools.map((school) => ({ value: school, label: t(`schools.${school}`) })),
        ]}
      />
      <MultiSelect
        label={t('stages')}
        value={draft.stages}
        data={topicStages.map((name) => ({ value: name, label: stage(name) }))}
        onChange={(names) => onChange({ stages: names.filter(isStage) })}
        clearable
        clearButtonProps={{ 'aria-label': t('form.clearStages') }}
      />
      <MultiSelect
        label={t('contradicts')}
        value={draft.contradicts.filter((id) => others.some((topic) => topic.topicId === id))}
        data={others.map((topic) => ({ value: topic.topicId, label: topic.title }))}
        onChange={(contradicts) => onChange({ contradicts })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('form.clearContradicts') }}
      />
      <Textarea
        className={styles.wide ?? ''}
        label={t('form.asks')}
        description={t('form.asksHint', { limit: asksLimit })}
        value={draft.asks.join('\n')}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => onChange({ asks: linesOf(event.currentTarget.value) })}
      />
      <TextInput
        className={styles.wide ?? ''}
        label={t('source')}
        description={t('form.sourceHint')}
        value={draft.source.join('; ')}
        maxLength={500}
        onChange={(event) =>
          onChange({ source: event.currentTarget.value === '' ? [] : event.currentTarget.value.split('; ') })
        }
      />
    </div>
  )
}
