import { ActionIcon, TextInput } from '@mantine/core'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { newQuestionLine, type QuestionLine, splitQuestions, withMoved, withPasted } from './question-lines'
import styles from './round-questions-field.module.css'

type RoundQuestionsFieldProps = {
  readonly value: readonly { readonly id?: string | undefined; readonly body: string }[]
  /** Called with the lines that have something in them, in their order. */
  readonly onQuestions: (questions: { id?: string; body: string }[]) => void
}

/**
 * What was really asked, a question a line. Enter begins a new line, Alt with an arrow moves a line, Backspace in an empty
 * one removes it; several pasted lines become several questions.
 */
export function RoundQuestionsField({ value, onQuestions }: RoundQuestionsFieldProps) {
  const t = useTranslations('interviews.form')
  const [lines, setLines] = useState<readonly QuestionLine[]>(() => [
    ...value.map(({ id, body }) => newQuestionLine(body, id)),
    newQuestionLine(''),
  ])
  const list = useRef<HTMLOListElement>(null)
  /** The line that gets the focus once it is drawn. */
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    list.current?.querySelectorAll('input')[wanted.current]?.focus()
    wanted.current = null
  })

  const change = (next: readonly QuestionLine[], focus: number | null = null) => {
    // There is always a line to type in.
    const shown = next.length === 0 ? [newQuestionLine('')] : next
    wanted.current = focus
    setLines(shown)
    onQuestions(splitQuestions(shown))
  }
  const remove = (place: number) => change(lines.toSpliced(place, 1), Math.max(0, place - 1))
  const move = (place: number, by: -1 | 1) => change(withMoved(lines, place, by), place + by)

  const pressed = (event: KeyboardEvent<HTMLInputElement>, place: number) => {
    const { key, altKey, ctrlKey, metaKey } = event
    const isMove = altKey && (key === 'ArrowUp' || key === 'ArrowDown')
    const isNew = key === 'Enter' && !ctrlKey && !metaKey && !event.nativeEvent.isComposing
    const isRemove = key === 'Backspace' && lines[place]?.body === '' && lines.length > 1
    if (!isMove && !isNew && !isRemove) return
    event.preventDefault()
    const target = key === 'ArrowUp' ? place - 1 : place + 1
    if (isRemove) remove(place)
    else if (isNew) change(lines.toSpliced(place + 1, 0, newQuestionLine('')), place + 1)
    else if (target >= 0 && target < lines.length) move(place, key === 'ArrowUp' ? -1 : 1)
  }
  const pasted = (event: ClipboardEvent<HTMLInputElement>, place: number) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const text = event.clipboardData.getData('text/plain')
    const next = withPasted(lines, place, text, [selectionStart ?? 0, selectionEnd ?? 0])
    if (next === null) return
    event.preventDefault()
    change(next, place + (next.length - lines.length))
  }

  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t('questionsAsked')}</legend>
      <ol className={styles.list} ref={list}>
        {lines.map((line, place) => (
          <li key={line.key} className={styles.line}>
            <TextInput
              aria-label={t('questionNumber', { number: place + 1 })}
              maxLength={500}
              value={line.body}
              onChange={(event) => change(lines.with(place, { ...line, body: event.currentTarget.value }))}
              onKeyDown={(event) => pressed(event, place)}
              onPaste={(event) => pasted(event, place)}
            />
            <ActionIcon
              aria-label={t('questionUp', { number: place + 1 })}
              aria-disabled={place === 0}
              onClick={() => place > 0 && move(place, -1)}
            >
              <ArrowUp size={16} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('questionDown', { number: place + 1 })}
              aria-disabled={place === lines.length - 1}
              onClick={() => place < lines.length - 1 && move(place, 1)}
            >
              <ArrowDown size={16} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={t('questionRemove', { number: place + 1 })} onClick={() => remove(place)}>
              <X size={16} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <p className={styles.hint}>{t('questionsHint')}</p>
    </fieldset>
  )
}
