import type { AdviceTemplate } from '@shared/advice'
import { addTopicToDoc } from '@shared/compose-letter'
import type { LetterKind } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import { emptyDoc, plainTextOf } from '@shared/rich-text'
import { useTranslations } from 'use-intl'
import styles from './advice-part.module.css'

type AdviceReadingProps = {
  readonly topic: AdviceTemplate
  readonly facts: MergeFacts
  readonly kind: LetterKind
}

/** What a piece of advice would say in this letter, with this client's facts. */
export function AdviceReading({ topic, facts, kind }: AdviceReadingProps) {
  const t = useTranslations('letters.advice')
  const { topicId: id, body, shortBody } = topic
  const composed = addTopicToDoc({
    doc: emptyDoc,
    topic: { id, kind: topic.kind, body, shortBody },
    facts,
    kind,
  })
  if (!composed.ok) return <p className={styles.reading}>{t('unreadable')}</p>
  return (
    <blockquote className={styles.reading} aria-label={t('reading', { title: topic.title })}>
      {plainTextOf(composed.doc, facts)
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <p key={`${index} ${paragraph}`}>{paragraph}</p>
        ))}
    </blockquote>
  )
}
