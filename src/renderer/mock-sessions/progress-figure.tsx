import { onScale, openPath, type Point } from '@shared/mock-sessions/chart-geometry'
import { highestScore } from '@shared/mock-sessions/session-facts'
import type { Drift, Progress, ProgressPoint } from '@shared/mock-sessions/session-progress'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { Figure } from '../ui/figure'
import { FigureLegend } from './figure-legend'
import styles from './report-figures.module.css'

const width = 560
const height = 150
/** Sessions stand at least so far apart in a drawing that goes on. */
const stepAtMost = 180

type ProgressProps = {
  readonly progress: Progress
  /** What the client is called. */
  readonly name: string
}

/** A client's sessions one after the other: the coach's score, and the client's own beside it. */
export function ProgressFigure({ progress, name }: ProgressProps) {
  const t = useTranslations('sessionReport')
  const { day } = useDayText()
  const driftText = useDriftText()
  const { points } = progress
  const title = t('progress.title')
  const written = (value: number | null) =>
    value === null ? t('progress.none') : t('number', { mean: value })
  return (
    <Figure
      title={title}
      note={
        <>
          <p>{t('progress.note')}</p>
          {points.length < 2 ? <p className="quiet">{t('progress.pointNone')}</p> : null}
        </>
      }
      chart={
        <>
          <ProgressLines points={points} />
          <FigureLegend
            series={[
              { look: 'line', words: t('progress.legendCoach') },
              ...(points.some(({ self }) => self !== null)
                ? [{ look: 'dashed' as const, words: t('progress.legendSelf', { name }) }]
                : []),
            ]}
          />
        </>
      }
      table={
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('progress.session')}</th>
              <th scope="col">{t('progress.day')}</th>
              <th scope="col">{t('progress.coach')}</th>
              <th scope="col">{t('progress.self', { name })}</th>
              <th scope="col">{t('progress.drift')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.sessionId}>
                <th scope="row">{point.number}</th>
                <td>{day(point.on, 'year')}</td>
                <td>{written(point.coach)}</td>
                <td>{written(point.self)}</td>
                <td>{driftText(point.drift)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

function useDriftText(): (drift: Drift) => string {
  const t = useTranslations('sessionReport.drift')
  return ({ difference }) => (difference === null ? t('tooFewShort') : t('short', { difference }))
}

function ProgressLines({ points }: { readonly points: readonly ProgressPoint[] }) {
  const t = useTranslations('sessionReport')
  const { day } = useDayText()
  const step = points.length < 2 ? 0 : Math.min(stepAtMost, width / (points.length - 1))
  const yOf = (value: number) => height - onScale(value, [1, highestScore], height)
  const placesOf = (side: 'coach' | 'self') =>
    points.map((point, index): Point | null => {
      const value = point[side]
      return value === null ? null : { x: index * step, y: yOf(value) }
    })
  const coach = placesOf('coach')
  const self = placesOf('self')
  return (
    <svg className={styles.svg} viewBox={`-40 -18 ${width + 90} ${height + 56}`}>
      {[1, 2, 3, 4, 5].map((score) => (
        <g key={score}>
          <path className={styles.grid} d={`M-10 ${yOf(score)}H${width + 20}`} />
          <text x={-18} y={yOf(score) + 4} textAnchor="end">
            {score}
          </text>
        </g>
      ))}
      <path className={styles.last} d={openPath(self)} />
      <path className={styles.line} d={openPath(coach)} />
      {points.map(({ sessionId, number, on, coach: mean }, index) => {
        const [own, place] = [self[index], coach[index]]
        return (
          <g key={sessionId}>
            {own ? <rect className={styles.square} x={own.x - 4} y={own.y - 4} width="8" height="8" /> : null}
            {place ? <circle className={styles.dot} cx={place.x} cy={place.y} r="4" /> : null}
            {place && mean !== null ? (
              <text className={styles.strong} x={place.x} y={place.y - 9} textAnchor="middle">
                {t('number', { mean })}
              </text>
            ) : null}
            <text x={index * step} y={height + 18} textAnchor="middle">
              {number}
            </text>
            <text x={index * step} y={height + 34} textAnchor="middle">
              {day(on, 'short')}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** How each criterion went over the sessions, with what both scored of it. */
export function CriteriaProgress({ progress: { points, criteria } }: ProgressProps) {
  const t = useTranslations('sessionReport')
  const driftText = useDriftText()
  const title = t('progress.criteria')
  const known = criteria.filter(({ means }) => means.some((mean) => mean !== null))
  const written = (value: number | null | undefined) =>
    value === null || value === undefined ? t('progress.none') : t('number', { mean: value })
  if (known.length === 0) return null
  return (
    <Figure
      title={title}
      note={<p>{t('progress.criteriaNote')}</p>}
      chart={known.map(({ criterionRef, name: criterion, means }) => (
        <div key={criterionRef} className={styles.timeRow}>
          <span className={styles.timeLabel} title={criterion}>
            {criterion}
          </span>
          <Sparkline means={means} />
          <span className={styles.timeValue}>
            {t('progress.fromTo', {
              first: written(means.find((mean) => mean !== null)),
              newest: written(means.findLast((mean) => mean !== null)),
            })}
          </span>
        </div>
      ))}
      table={
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('radar.criterion')}</th>
              {points.map(({ sessionId, number }) => (
                <th key={sessionId} scope="col">
                  {t('progress.column', { number })}
                </th>
              ))}
              <th scope="col">{t('progress.drift')}</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ criterionRef, name: criterion, means, drift }) => (
              <tr key={criterionRef}>
                <th scope="row">{criterion}</th>
                {points.map(({ sessionId }, index) => (
                  <td key={sessionId}>{written(means[index])}</td>
                ))}
                <td>{driftText(drift)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

const sparkWidth = 200
const sparkHeight = 22

function Sparkline({ means }: { readonly means: readonly (number | null)[] }) {
  const step = means.length < 2 ? 0 : sparkWidth / (means.length - 1)
  const places = means.map((mean, index): Point | null =>
    mean === null
      ? null
      : { x: index * step, y: sparkHeight - onScale(mean, [1, highestScore], sparkHeight) },
  )
  return (
    <svg
      className={styles.spark}
      viewBox={`-5 -4 ${sparkWidth + 10} ${sparkHeight + 8}`}
      preserveAspectRatio="xMinYMid meet"
    >
      <path className={styles.grid} d={`M0 ${sparkHeight}H${sparkWidth}`} />
      <path className={styles.line} d={openPath(places)} />
      {places.map((place) =>
        place === null ? null : (
          <circle key={place.x} className={styles.dot} cx={place.x} cy={place.y} r="3" />
        ),
      )}
    </svg>
  )
}
