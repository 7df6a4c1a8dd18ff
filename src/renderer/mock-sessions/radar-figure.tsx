import { closedPath, labelSide, onAxis } from '@shared/mock-sessions/chart-geometry'
import { highestScore, type SessionFacts } from '@shared/mock-sessions/session-facts'
import { type ComparedCriterion, compareCriteria, criterionMean } from '@shared/mock-sessions/session-means'
import { useTranslations } from 'use-intl'
import { Figure, NoFigure } from '../ui/figure'
import { FigureLegend } from './figure-legend'
import styles from './report-figures.module.css'

const rim = 110
/** Fewer axes make no shape; the table says all there is. */
const axesFrom = 3
/** A label longer than this would leave the drawing; the table has it whole. */
const labelLength = 22

type RadarFigureProps = {
  readonly session: SessionFacts
  readonly last: SessionFacts | null
  /** What the client is called. */
  readonly name: string
}

/** The criteria of a session as a radar, beside those of the last one. */
export function RadarFigure({ session, last, name }: RadarFigureProps) {
  const t = useTranslations('sessionReport')
  const compared = compareCriteria(session, last).filter((one) => one.now !== null || one.last !== null)
  const title = t(last === null ? 'radar.titleFirst' : 'radar.title')
  if (compared.length === 0) return <NoFigure title={title} words={t('radar.nothing')} />
  const written = (value: number | null) => (value === null ? t('radar.none') : t('number', { mean: value }))
  return (
    <Figure
      title={title}
      note={<p>{t('radar.note')}</p>}
      chart={
        <>
          {compared.length < axesFrom ? null : <Radar compared={compared} written={written} />}
          <FigureLegend
            series={[
              { look: 'filled', words: t('radar.legendNow') },
              ...(last === null ? [] : [{ look: 'dashed' as const, words: t('radar.legendLast') }]),
            ]}
          />
        </>
      }
      table={
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('radar.criterion')}</th>
              <th scope="col">{t('radar.now')}</th>
              <th scope="col">{t('radar.last')}</th>
              <th scope="col">{t('radar.change')}</th>
              <th scope="col">{t('radar.self', { name })}</th>
            </tr>
          </thead>
          <tbody>
            {compared.map((one) => (
              <tr key={one.criterionRef}>
                <th scope="row">{one.name}</th>
                <td>{written(one.now)}</td>
                <td>{written(one.last)}</td>
                <td>{one.change === null ? t('radar.none') : t('signed', { change: one.change })}</td>
                <td>{written(criterionMean(session, one.criterionRef, 'self'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

type RadarProps = {
  readonly compared: readonly ComparedCriterion[]
  readonly written: (value: number | null) => string
}

function Radar({ compared, written }: RadarProps) {
  const axes = compared.length
  const ring = (score: number) =>
    closedPath(compared.map((_, axis) => onAxis(axis, axes, score / highestScore, rim)))
  const pointsOf = (values: readonly (number | null)[]) =>
    values.flatMap((value, axis) => (value === null ? [] : [onAxis(axis, axes, value / highestScore, rim)]))
  const last = pointsOf(compared.map((one) => one.last))
  return (
    <svg className={styles.svg} viewBox="-280 -142 560 284">
      {[1, 2, 3, 4, 5].map((score) => (
        <path key={score} className={styles.grid} d={ring(score)} />
      ))}
      {compared.map(({ criterionRef }, axis) => {
        const { x, y } = onAxis(axis, axes, 1, rim)
        return <path key={criterionRef} className={styles.grid} d={`M0 0L${x} ${y}`} />
      })}
      <path className={styles.now} d={closedPath(pointsOf(compared.map((one) => one.now)))} />
      <path className={styles.last} d={closedPath(last)} />
      {last.map(({ x, y }) => (
        <rect key={`${x} ${y}`} className={styles.square} x={x - 3} y={y - 3} width="6" height="6" />
      ))}
      {compared.map(({ criterionRef, name, now }, axis) => {
        const { x, y } = onAxis(axis, axes, 1, rim + 14)
        const short = name.length > labelLength ? `${name.slice(0, labelLength - 1)}…` : name
        return (
          <text key={criterionRef} x={x} y={y + 4} textAnchor={labelSide(axis, axes)}>
            {short}{' '}
            <tspan className={styles.strong} dx="3">
              {written(now)}
            </tspan>
          </text>
        )
      })}
    </svg>
  )
}
