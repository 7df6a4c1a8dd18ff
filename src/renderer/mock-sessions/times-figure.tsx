import { answerTimes, clockOf } from '@shared/mock-sessions/answer-times'
import type { SessionFacts } from '@shared/mock-sessions/session-facts'
import { questionMean } from '@shared/mock-sessions/session-means'
import { useTranslations } from 'use-intl'
import { Figure, NoFigure } from '../ui/figure'
import styles from './report-figures.module.css'

/** How long each answer took beside the time it had. */
export function TimesFigure({ session }: { readonly session: SessionFacts }) {
  const t = useTranslations('sessionReport')
  const { answers, totalMs, overCount, limitedCount } = answerTimes(session.questions)
  const title = t('times.title')
  if (answers.length === 0) return <NoFigure title={title} words={t('times.nothing')} />
  const longest = Math.max(...answers.map(({ spentMs, limitMs }) => Math.max(spentMs, limitMs ?? 0)))
  const at = (ms: number) => `${(ms / longest) * 100}%`
  return (
    <Figure
      title={title}
      note={<p>{t('times.note', { total: clockOf(totalMs), limited: limitedCount, over: overCount })}</p>}
      chart={answers.map(({ questionId, body, spentMs, limitMs, overMs }) => (
        <div key={questionId} className={styles.timeRow}>
          <span className={styles.timeLabel} title={body}>
            {body}
          </span>
          <span className={styles.timeTrack}>
            <span className={styles.timeBar} style={{ width: at(spentMs - overMs) }} />
            {overMs === 0 ? null : (
              <span className={styles.timeOver} style={{ left: at(spentMs - overMs), width: at(overMs) }} />
            )}
            {limitMs === null ? null : <span className={styles.timeLimit} style={{ left: at(limitMs) }} />}
          </span>
          <span className={styles.timeValue}>
            {limitMs === null
              ? clockOf(spentMs)
              : t(overMs === 0 ? 'times.value' : 'times.valueOver', {
                  spent: clockOf(spentMs),
                  limit: clockOf(limitMs),
                  over: clockOf(overMs),
                })}
          </span>
        </div>
      ))}
      table={
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('times.question')}</th>
              <th scope="col">{t('times.spent')}</th>
              <th scope="col">{t('times.limit')}</th>
              <th scope="col">{t('times.over')}</th>
              <th scope="col">{t('times.score')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ questionId, body, spentMs, limitMs, overMs }) => {
              const mean = questionMean(session, questionId, 'coach')
              return (
                <tr key={questionId}>
                  <th scope="row">{body}</th>
                  <td>{clockOf(spentMs)}</td>
                  <td>{limitMs === null ? t('times.none') : clockOf(limitMs)}</td>
                  <td>{overMs === 0 ? t('times.within') : clockOf(overMs)}</td>
                  <td>{mean === null ? t('times.none') : t('number', { mean })}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      }
    />
  )
}
