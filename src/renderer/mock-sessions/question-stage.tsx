import type { SessionFile, SessionMark, SessionQuestion } from '@shared/mock-sessions'
import { clockOf } from '@shared/mock-sessions/answer-times'
import { onScale, timeTicks } from '@shared/mock-sessions/chart-geometry'
import { stopwatchText } from '@shared/session-clock'
import { useTranslations } from 'use-intl'
import { spentOn, useClock } from './clock-store'
import styles from './question-stage.module.css'

type QuestionStageProps = {
  readonly file: SessionFile
  readonly question: SessionQuestion | null
  readonly marks: readonly SessionMark[]
}

/** The question as it is asked, and how long the answer takes. */
export function QuestionStage({ file, question, marks }: QuestionStageProps) {
  const t = useTranslations('mockSessions')
  if (question === null) return <p className="quiet">{t('noQuestions')}</p>
  const number = file.questions.indexOf(question) + 1
  return (
    <div className={styles.stage}>
      <p className={styles.place}>{t('place', { number, count: file.questions.length })}</p>
      <p className={styles.question} aria-live="polite">
        {t('quote', { text: question.body })}
      </p>
      <QuestionTime question={question} marks={marks} />
    </div>
  )
}

/** From this share of its time on, an answer is close to its end. */
const closeFrom = 0.8

/** How a time stands to its limit. */
const paceOf = (ms: number, limitMs: number): 'good' | 'close' | 'over' =>
  ms > limitMs ? 'over' : ms >= limitMs * closeFrom ? 'close' : 'good'

function QuestionTime({
  question,
  marks,
}: {
  readonly question: SessionQuestion
  readonly marks: readonly SessionMark[]
}) {
  const t = useTranslations('mockSessions')
  const seconds = useClock(() => Math.floor((spentOn(question.id) ?? question.spentMs) / 1_000))
  const ms = seconds * 1_000
  const limitMs = question.limitSeconds === null ? null : question.limitSeconds * 1_000
  const pace = limitMs === null ? 'good' : paceOf(ms, limitMs)
  return (
    <div className={styles.time} data-pace={pace}>
      <p className={styles.clock}>
        <b role="timer" aria-live="off" aria-label={t('questionTime')}>
          {stopwatchText(ms)}
        </b>
        {limitMs === null ? null : (
          <span className={styles.limit}>
            {t('ofLimit', {
              limit: stopwatchText(limitMs),
              pace,
              left: stopwatchText(limitMs - ms),
              over: stopwatchText(ms - limitMs),
            })}
          </span>
        )}
      </p>
      {limitMs === null ? null : <TimeLine ms={ms} limitMs={limitMs} marks={marks} />}
    </div>
  )
}

type TimeLineProps = { readonly ms: number; readonly limitMs: number; readonly marks: readonly SessionMark[] }

/** The answer on a line from its beginning to its limit, with the moments that were marked; the words beside it say the same. */
function TimeLine({ ms, limitMs, marks }: TimeLineProps) {
  const longest = Math.max(ms, limitMs)
  const at = (place: number): string => `${onScale(place, [0, longest], 100)}%`
  return (
    <div aria-hidden>
      <div className={styles.run}>
        <span className={styles.done} style={{ width: at(ms) }} />
        {ms > limitMs ? <span className={styles.limitMark} style={{ left: at(limitMs) }} /> : null}
        {marks.map(({ id, questionMs, kind }) => (
          <i key={id} className={styles.mark} data-kind={kind} style={{ left: at(questionMs) }} />
        ))}
      </div>
      <p className={styles.ticks}>
        {timeTicks(longest, 4)
          .filter((tick) => tick <= longest)
          .map((tick) => (
            <span key={tick} style={{ left: at(tick) }}>
              {clockOf(tick)}
            </span>
          ))}
      </p>
    </div>
  )
}
