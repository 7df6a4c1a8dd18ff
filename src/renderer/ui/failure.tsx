import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { CallError } from '../api'
import styles from './failure.module.css'

export type FailureProps = {
  /** What was thrown. A `CallError` brings its own sentence. */
  readonly error: unknown
  /** The one thing to do; without it nothing is offered. */
  readonly onRetry?: (() => void) | undefined
  /** The button's words, "Try again" when absent. */
  readonly retryLabel?: string
}

/** An error in the place where it happened: what happened, what is safe, one action. */
export function Failure({ error, onRetry, retryLabel }: FailureProps) {
  const t = useTranslations('ui')
  return (
    <div className={styles.failure} role="alert">
      <p className={styles.words}>
        {error instanceof CallError ? error.answer.message : t('failure.unexpected')}
      </p>
      {onRetry ? <Button onClick={onRetry}>{retryLabel ?? t('failure.retry')}</Button> : null}
    </div>
  )
}
