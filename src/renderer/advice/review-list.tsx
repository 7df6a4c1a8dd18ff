import { useTranslations } from 'use-intl'
import { useFieldLabel } from '../ui/use-field-label'
import type { TopicDraft } from './kept-drafts'
import styles from './topic-editor.module.css'

/** What a letter's text held of a client: what became a field, and what still looks like a fact of somebody's. */
export function ReviewList({ draft }: { readonly draft: TopicDraft }) {
  const t = useTranslations('advice.review')
  const nameOf = useFieldLabel()
  const { review } = draft
  if (!review) return null
  const texts = `${draft.title}\n${draft.body}\n${draft.shortBody}`
  // What was taken out by hand meanwhile needs no more looking at.
  const left = review.leftovers.filter(({ text }) => texts.includes(text))
  return (
    <section className={styles.review} aria-label={t('title')}>
      <h3 className={styles.fieldsHead}>{t('title')}</h3>
      {review.lifted.length > 0 ? (
        <ul>
          {review.lifted.map(({ was, field, count }) => (
            <li key={was}>
              <s>{was}</s> <span aria-hidden>→</span>{' '}
              <span className={styles.chip}>{field === null ? t('takenOut') : nameOf(field)}</span>
              {count > 1 ? ` ${t('times', { count })}` : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{t('nothingLifted')}</p>
      )}
      <p className={left.length > 0 ? 'due' : 'good'}>
        {left.length > 0 ? t('check', { count: left.length }) : t('checked')}
      </p>
      {left.length > 0 ? (
        <ul className={styles.leftovers}>
          {left.map(({ text, kind }) => (
            <li key={text}>
              <strong>{text}</strong> <span className="quiet">{t(`kinds.${kind}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
