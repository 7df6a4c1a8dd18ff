import { usePractice, useStart } from '../practice'
import styles from './key-cap.module.css'
import { capsOf, type KeyAction, keysOf } from './key-map'

export type KeyCapProps = {
  readonly action: KeyAction
  /** Which of several keys, from 0: the caps of the third advice are index 2 of `addAdvice`. */
  readonly index?: number
}

/** The key of an action, printed. Hidden from screen readers: buttons say it by `aria-keyshortcuts`. */
export function KeyCap({ action, index = 0 }: KeyCapProps) {
  const { bareKeys } = usePractice()
  const isMac = useStart().platform === 'darwin'
  const key = keysOf(action)[index]
  if (key === undefined) return null
  return (
    <span className={styles.caps} aria-hidden>
      {capsOf(key, { bareKeys, isMac }).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
