import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './figure.module.css'

type FigureProps = {
  readonly title: string
  /** What was counted, in a sentence. */
  readonly note: ReactNode
  /** The drawing, for the eye only: everything it shows stands in the table. */
  readonly chart: ReactNode
  readonly table: ReactNode
}

/** A drawing with its table. The table is what a screen reader gets, and what everybody gets who asks for it. */
export function Figure({ title, note, chart, table }: FigureProps) {
  const t = useTranslations('figures')
  const headId = useId()
  const [isTable, setTable] = useState(false)
  return (
    <section className={styles.figure} aria-labelledby={headId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={headId}>
          {title}
        </h2>
        <Button
          variant="subtle"
          aria-pressed={isTable}
          aria-label={t('asTableLabel', { title })}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? t('asChart') : t('asTable')}
        </Button>
      </div>
      <div className={styles.note}>{note}</div>
      {isTable ? null : <div aria-hidden>{chart}</div>}
      <div className={isTable ? styles.table : styles.hidden}>{table}</div>
    </section>
  )
}

/** Where nothing was counted: the same head, and a sentence that says so. */
export function NoFigure({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <section className={styles.figure} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <p className={`quiet ${styles.nothing}`}>{words}</p>
    </section>
  )
}
