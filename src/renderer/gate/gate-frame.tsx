import { type ReactNode, useEffect } from 'react'
import styles from './gate.module.css'

export type GateFrameProps = {
  /** The window's title too. */
  readonly title: string
  readonly children: ReactNode
}

/** The quiet page that every screen before the practice has: a column of words in the middle of the window. */
export function GateFrame({ title, children }: GateFrameProps) {
  useEffect(() => {
    document.title = `${title} – Greenroom`
  }, [title])
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <p className={styles.mark}>Greenroom</p>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  )
}
