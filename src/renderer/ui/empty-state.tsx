import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export type EmptyStateProps = {
  /** One sentence: what is not here. */
  readonly title: string
  /** One sentence: what would bring it here. */
  readonly hint?: string
  /** One button. */
  readonly action?: ReactNode
}

/** What an empty list says, at the list's own left edge. */
export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}
