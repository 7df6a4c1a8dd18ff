import { Textarea } from '@mantine/core'
import type { Flag } from '@shared/answers'
import { Fragment } from 'react'
import styles from './flagged-field.module.css'

type FlaggedFieldProps = {
  readonly label: string
  readonly value: string
  readonly flags: readonly Flag[]
  readonly onChange: (value: string) => void
  readonly onBlur: () => void
}

/**
 * A field whose worn-out phrases are marked in the text itself. The marks lie behind the field, in the same type; what they
 * mean is said in words below it, so nothing is told by colour alone.
 */
export function FlaggedField({ label, value, flags, onChange, onBlur }: FlaggedFieldProps) {
  return (
    <div className={styles.field}>
      <div className={styles.marks} aria-hidden data-private>
        {flags.map(({ from, to }, index) => (
          <Fragment key={from}>
            {value.slice(flags[index - 1]?.to ?? 0, from)}
            <mark>{value.slice(from, to)}</mark>
          </Fragment>
        ))}
        {value.slice(flags.at(-1)?.to ?? 0)}
      </div>
      <Textarea
        aria-label={label}
        classNames={{ input: styles.input ?? '' }}
        value={value}
        maxLength={20_000}
        autosize
        minRows={8}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
    </div>
  )
}
