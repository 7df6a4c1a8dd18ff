import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { ListFilter } from 'lucide-react'
import { type Ref, useState } from 'react'
import styles from './filter-box.module.css'
import { KeyCap } from './key-cap'
import { useAriaKeys } from './use-keys'

/** After the last letter, in ms; a list is asked for once a word and not once a letter. */
const restMs = 120

type FilterBoxProps = {
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  /** In px. */
  readonly width: number
  /** The words the list is narrowed by now; other parts of a screen may change them. */
  readonly words: string
  readonly onWords: (words: string) => void
  /** Called by the keys that lead from the box into the list. */
  readonly onEnter?: () => void
}

/** The box above a list that narrows it. Escape clears it, and leaves it when it is clear. */
export function FilterBox({ ref, label, width, words, onWords, onEnter }: FilterBoxProps) {
  const ariaKeys = useAriaKeys()
  const [typed, setTyped] = useState(words)
  const [seen, setSeen] = useState(words)
  if (seen !== words) {
    setSeen(words)
    setTyped(words)
  }
  const narrow = useDebouncedCallback((next: string) => {
    setSeen(next)
    onWords(next)
  }, restMs)
  const type = (next: string) => {
    setTyped(next)
    narrow(next)
  }
  return (
    <TextInput
      ref={ref}
      w={width}
      aria-label={label}
      aria-keyshortcuts={ariaKeys('find')}
      placeholder={label}
      data-passing
      value={typed}
      maxLength={200}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          if (typed === '') event.currentTarget.blur()
          else type('')
        }
        if (event.key === 'ArrowDown' || event.key === 'Enter') onEnter?.()
      }}
      leftSection={<ListFilter size={16} strokeWidth={1.75} aria-hidden />}
      rightSectionPointerEvents="none"
      rightSectionWidth="auto"
      rightSection={
        typed === '' ? (
          <span className={styles.cap}>
            <KeyCap action="find" />
          </span>
        ) : null
      }
    />
  )
}
