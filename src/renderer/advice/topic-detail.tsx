import type { AdviceTemplate } from '@shared/advice'
import { type ReactNode, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { TopicLedger } from '../advice-ledger/topic-ledger'
import { hashOf } from '../navigation'
import { hasKeptDraft } from './kept-drafts'
import { SourceWords } from './source-words'
import { TemplateText } from './template-text'
import { TopicButtons } from './topic-buttons'
import styles from './topic-detail.module.css'
import { TopicEditor } from './topic-editor'

type TopicFactsProps = { readonly topic: AdviceTemplate; readonly library: readonly AdviceTemplate[] }
type TopicDetailProps = TopicFactsProps & { readonly onDuplicate: () => void }

/** The heading of a piece with what stands beside it, above its texts or its editor. */
export function TopicEditorFrame(props: {
  readonly title: string
  readonly detail?: string
  readonly buttons?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.detail}>
      <header className={styles.header}>
        <div>
          <h2 className={styles.title}>{props.title}</h2>
          {props.detail === undefined ? null : <p className="quiet">{props.detail}</p>}
        </div>
        {props.buttons === undefined ? null : <div className={styles.buttons}>{props.buttons}</div>}
      </header>
      {props.children}
    </div>
  )
}

/** One topic: when it fits, where it comes from, what says the opposite, and its texts; or the editor of all that. */
export function TopicDetail({ topic, library, onDuplicate }: TopicDetailProps) {
  const t = useTranslations('advice')
  const [isEditing, setEditing] = useState(false)
  const isOpen = isEditing || hasKeptDraft(topic.topicId)
  const detail = topic.school ? t(`schoolWords.${topic.school}`) : t(`kindWords.${topic.kind}`)
  return (
    <TopicEditorFrame
      title={topic.title}
      detail={topic.isRetired ? t('retiredWords', { detail }) : detail}
      buttons={
        isOpen ? undefined : (
          <TopicButtons
            topic={topic}
            library={library}
            onEdit={() => setEditing(true)}
            onDuplicate={onDuplicate}
          />
        )
      }
    >
      {isOpen ? (
        <TopicEditor topic={topic} library={library} onClose={() => setEditing(false)} />
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
    </TopicEditorFrame>
  )
}

function TopicFacts({ topic, library }: TopicFactsProps) {
  const t = useTranslations('advice')
  const ledger = useTranslations('adviceLedger')
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
      {topic.tags.length > 0 ? (
        <>
          <dt>{t('tags.facts')}</dt>
          <dd>{topic.tags.join(', ')}</dd>
        </>
      ) : null}
      {topic.asks.length > 0 ? (
        <>
          <dt>{t('form.asks')}</dt>
          <dd>
            {topic.asks.map((ask) => (
              <p key={ask}>{ask}</p>
            ))}
          </dd>
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
      <dt>{ledger('title')}</dt>
      <dd>
        <TopicLedger topicId={topic.topicId} />
      </dd>
      <dt>{t('source')}</dt>
      <dd>
        <SourceWords sources={topic.source} />
        {topic.isOwn && topic.source.length === 0 ? <p>{t('ownSource')}</p> : null}
        {topic.isChanged ? <p className="quiet">{t('changedByYou')}</p> : null}
      </dd>
    </dl>
  )
}
