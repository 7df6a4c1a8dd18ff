import { Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import styles from './topic-editor.module.css'

type TemplateFieldProps = {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly isWrong: boolean
  /** The list that says what is wrong. */
  readonly problemsId: string
  readonly minRows: number
  /** Whether the cursor starts here. */
  readonly isFirst: boolean
  /** Tells which text the cursor was in last. */
  readonly onFocus: (area: HTMLTextAreaElement) => void
  readonly onChange: (value: string) => void
}

/** One text in the merge grammar, as plain text. */
export function TemplateField(props: TemplateFieldProps) {
  const { label, hint, value, isWrong, problemsId, minRows, isFirst, onFocus, onChange } = props
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isFirst) area.current?.focus()
  }, [isFirst])
  return (
    <Textarea
      ref={area}
      label={label}
      description={hint}
      classNames={{ input: styles.text ?? '' }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => onFocus(event.currentTarget)}
      autosize
      minRows={minRows}
      maxLength={100_000}
      spellCheck
      aria-invalid={isWrong}
      aria-details={problemsId}
    />
  )
}
