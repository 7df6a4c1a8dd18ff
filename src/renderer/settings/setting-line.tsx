import type { ReactNode } from 'react'
import styles from './settings-screen.module.css'

export type SettingLineProps = {
  readonly name: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One line of a list of facts: its name, what it is, and what can be done about it. */
export function SettingLine({ name, action, children }: SettingLineProps) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd className={action ? undefined : styles.wide}>{children}</dd>
      {action ? <dd>{action}</dd> : null}
    </div>
  )
}
