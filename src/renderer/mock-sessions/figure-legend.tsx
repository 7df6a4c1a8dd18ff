import styles from './report-figures.module.css'

/** How a series is drawn. */
export type SeriesLook = 'filled' | 'dashed' | 'line' | 'dots' | 'squares' | 'diamonds'

/** What each look of a drawing means, in words. */
export function FigureLegend({
  series,
}: {
  readonly series: readonly { readonly look: SeriesLook; readonly words: string }[]
}) {
  return (
    <ul className={styles.legend}>
      {series.map(({ look, words }) => (
        <li key={look}>
          <svg width="28" height="14" viewBox="0 0 28 14">
            <Sample look={look} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}

function Sample({ look }: { readonly look: SeriesLook }) {
  switch (look) {
    case 'filled':
      return <rect className={styles.now} x="2" y="2" width="24" height="10" />
    case 'dashed':
      return (
        <>
          <path className={styles.last} d="M0 7L28 7" />
          <rect className={styles.square} x="10" y="3" width="8" height="8" />
        </>
      )
    case 'dots':
      return <circle className={styles.dot} cx="14" cy="7" r="4" />
    case 'line':
      return (
        <>
          <path className={styles.line} d="M0 7L28 7" />
          <circle className={styles.dot} cx="14" cy="7" r="4" />
        </>
      )
    case 'squares':
      return <rect className={styles.square} x="10" y="3" width="8" height="8" />
    default:
      return <path className={styles.diamond} d="M14 2L19 7L14 12L9 7Z" />
  }
}
