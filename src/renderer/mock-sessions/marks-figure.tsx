import { Switch } from '@mantine/core'
import { clockOf } from '@shared/mock-sessions/answer-times'
import { onScale, rowsOf, timeTicks } from '@shared/mock-sessions/chart-geometry'
import type { FactMark, SessionFacts } from '@shared/mock-sessions/session-facts'
import { markText } from '@shared/mock-sessions/session-quotes'
import { useTranslations } from 'use-intl'
import { Figure, NoFigure } from '../ui/figure'
import { FigureLegend, type SeriesLook } from './figure-legend'
import styles from './report-figures.module.css'

const width = 760
const rowHeight = 18
/** Room for a mark with a word beside it. */
const wordGap = 150
const wordLength = 23

const lookOf = { mark: 'dots', remark: 'squares', whisper: 'diamonds' } as const satisfies Record<
  FactMark['kind'],
  SeriesLook
>
const kinds = ['mark', 'remark', 'whisper'] as const

type MarksFigureProps = {
  readonly session: SessionFacts
  /** Length of the session on its clock. */
  readonly elapsedMs: number
  readonly showsWhispers: boolean
  readonly onWhispers: (shows: boolean) => void
}

/** What was noted, along the clock of the session. Whispers stay hidden until they are asked for: somebody may look on. */
export function MarksFigure({ session, elapsedMs, showsWhispers, onWhispers }: MarksFigureProps) {
  const t = useTranslations('sessionReport')
  const title = t('marks.title')
  if (session.marks.length === 0) return <NoFigure title={title} words={t('marks.nothing')} />
  const countOf = (kind: FactMark['kind']) => session.marks.filter((one) => one.kind === kind).length
  const marks = session.marks
    .filter(({ kind }) => showsWhispers || kind !== 'whisper')
    .toSorted((a, b) => a.atMs - b.atMs)
  const questionOf = (id: string | null) => session.questions.find((one) => one.id === id)?.body
  return (
    <Figure
      title={title}
      note={
        <>
          <p>
            {t('marks.note', {
              marks: countOf('mark'),
              remarks: countOf('remark'),
              whispers: countOf('whisper'),
            })}
          </p>
          <p className="quiet">{t('marks.signs')}</p>
          {countOf('whisper') === 0 ? null : (
            <Switch
              label={t('marks.whispersShown')}
              description={showsWhispers ? undefined : t('marks.whispersHidden')}
              checked={showsWhispers}
              onChange={(event) => onWhispers(event.currentTarget.checked)}
            />
          )}
        </>
      }
      chart={
        <>
          <MarksLine marks={marks} elapsedMs={elapsedMs} />
          <FigureLegend
            series={kinds
              .filter((kind) => marks.some((one) => one.kind === kind))
              .map((kind) => ({ look: lookOf[kind], words: t('marks.kinds', { kind }) }))}
          />
        </>
      }
      table={
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('marks.at')}</th>
              <th scope="col">{t('marks.kind')}</th>
              <th scope="col">{t('marks.words')}</th>
              <th scope="col">{t('marks.question')}</th>
            </tr>
          </thead>
          <tbody>
            {marks.map((mark) => (
              <tr key={mark.id}>
                <th scope="row">{clockOf(mark.atMs)}</th>
                <td>{t('marks.kinds', { kind: mark.kind })}</td>
                <td>{markText(mark)}</td>
                <td>{questionOf(mark.sessionQuestionId)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}

function MarksLine({
  marks,
  elapsedMs,
}: Pick<MarksFigureProps, 'elapsedMs'> & { readonly marks: readonly FactMark[] }) {
  const longest = Math.max(elapsedMs, ...marks.map(({ atMs }) => atMs))
  const ticks = timeTicks(longest)
  const xOf = (ms: number) => onScale(ms, [0, ticks.at(-1) ?? 1], width)
  const rows = rowsOf(
    marks.map(({ atMs }) => xOf(atMs)),
    wordGap,
  )
  const axis = (Math.max(0, ...rows) + 1) * rowHeight + 6
  return (
    <svg className={`${styles.svg} ${styles.wide}`} viewBox={`-14 -4 ${width + 34} ${axis + 26}`}>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${xOf(tick)} 0V${axis}`} />
          <text x={xOf(tick)} y={axis + 16} textAnchor="middle">
            {clockOf(tick)}
          </text>
        </g>
      ))}
      <path className={styles.grid} d={`M0 ${axis}H${width}`} />
      {marks.map((mark, index) => {
        const x = xOf(mark.atMs)
        const y = (rows[index] ?? 0) * rowHeight + rowHeight / 2
        const word = mark.word.trim() || mark.detail.trim()
        return (
          <g key={mark.id}>
            <MarkSign kind={mark.kind} x={x} y={y} />
            <text x={x + 8} y={y + 4} data-private>
              {word.length > wordLength ? `${word.slice(0, wordLength - 1)}…` : word}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function MarkSign({
  kind,
  x,
  y,
}: {
  readonly kind: FactMark['kind']
  readonly x: number
  readonly y: number
}) {
  if (kind === 'mark') return <circle className={styles.dot} cx={x} cy={y} r="4" />
  if (kind === 'remark') return <rect className={styles.square} x={x - 4} y={y - 4} width="8" height="8" />
  return <path className={styles.diamond} d={`M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`} />
}
