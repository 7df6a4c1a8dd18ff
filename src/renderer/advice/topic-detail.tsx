import { Button } from '@mantine/core'
import type { AdviceTemplate } from '@shared/advice'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { hashOf } from '../navigation'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { hasKeptDraft } from './kept-drafts'
import { ResetButton } from './reset-button'
import { SourceWords } from './source-words'
import { TemplateText } from './template-text'
import styles from './topic-detail.module.css'
import { TopicEditor } from './topic-editor'

type TopicDetailProps = { readonly topic: AdviceTemplate; readonly library: readonly AdviceTemplate[] }

/** One topic: when it fits, where it comes from, what says the opposite, and its texts; or the editor of the texts. */
export function TopicDetail({ topic, library }: TopicDetailProps) {
  const t = useTranslations('advice')
  const [isEditing, setEditing] = useState(() => hasKeptDraft(topic.topicId))
  return (
    <div className={styles.detail}>
      <header className={styles.header}>
        <div>
          <h2 className={styles.title}>{topic.title}</h2>
          <p className="quiet">
            {topic.school ? t(`schoolWords.${topic.school}`) : t(`kindWords.${topic.kind}`)}
          </p>
        </div>
        {isEditing ? null : <ReadingButtons topic={topic} onEdit={() => setEditing(true)} />}
      </header>
      {isEditing ? (
        <TopicEditor topic={topic} onClose={() => setEditing(false)} />
      ) : (
        <>
          <TopicFacts topic={topic} library={library} />
          <section className={styles.section} aria-label={t('body')}>
            <h3 className={styles.head}>{t('body')}</h3>
            <TemplateText text={topic.body} />
          </section>
          <section className={styles.section} aria-label={t('shortBody')}>
            <h3 className={styles.head}>{t('shortBody')}</h3>
            <TemplateText text={topic.shortBody} />
          </section>
        </>
      )}
    </div>
  )
}

function ReadingButtons({ topic, onEdit }: { readonly topic: AdviceTemplate; readonly onEdit: () => void }) {
  const t = useTranslations('advice')
  const ariaKeys = useAriaKeys()
  useKeys({ editTopic: onEdit })
  return (
    <div className={styles.buttons}>
      {topic.isChanged ? <ResetButton topic={topic} /> : null}
      <Button
        leftSection={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={<KeyCap action="editTopic" />}
        aria-keyshortcuts={ariaKeys('editTopic')}
        onClick={onEdit}
      >
        {t('edit')}
      </Button>
    </div>
  )
}

function TopicFacts({ topic, library }: TopicDetailProps) {
  const t = useTranslations('advice')
  const stage = useTranslations('stages')
  const format = useFormatter()
  const opposites = library.filter(
    (other) => topic.contradicts.includes(other.topicId) || other.contradicts.includes(topic.topicId),
  )
  return (
    <dl className={styles.facts}>
      <dt>{t('when')}</dt>
      <dd>{topic.when}</dd>
      {topic.stages.length > 0 ? (
        <>
          <dt>{t('stages')}</dt>
          <dd>{format.list(topic.stages.map((name) => stage(name)))}</dd>
        </>
      ) : null}
      {opposites.length > 0 ? (
        <>
          <dt>{t('contradicts')}</dt>
          <dd>
            <ul className={styles.links}>
              {opposites.map(({ topicId, title }) => (
                <li key={topicId}>
                  <a href={hashOf({ at: 'advice', topicId })}>{title}</a>
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      <dt>{t('source')}</dt>
      <dd>
        <SourceWords sources={topic.source} />
        {topic.isChanged ? <p className="quiet">{t('changedByYou')}</p> : null}
      </dd>
    </dl>
  )
}
