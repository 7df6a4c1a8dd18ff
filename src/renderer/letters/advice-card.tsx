import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { AdviceTemplate, SuggestionReason } from '@shared/advice'
import type { LetterKind } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import { Check, FileText, History, type LucideIcon, Plus, Quote, Scale } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import styles from './advice-part.module.css'
import { AdviceReading } from './advice-reading'
import { type AdviceLine, lineLimit, scoreText } from './suggestion-list'

type AdviceCardProps = {
  readonly line: AdviceLine
  /** The topic with its texts; null while the library loads. */
  readonly topic: AdviceTemplate | null
  readonly facts: MergeFacts
  readonly kind: LetterKind
  readonly isCurrent: boolean
  readonly isInLetter: boolean
  readonly isBusy: boolean
  readonly onChoose: () => void
  readonly onAdd: () => void
}

const reasonIcons: Readonly<Record<SuggestionReason['kind'], LucideIcon>> = {
  fact: FileText,
  quote: Quote,
  school: Scale,
  learned: History,
}

/** One piece of advice: rank, title, score, why it is here; when chosen, its text and the button that adds it. */
export function AdviceCard(props: AdviceCardProps) {
  const { line, topic, facts, kind, isCurrent, isInLetter, isBusy, onChoose, onAdd } = props
  const t = useTranslations('letters.advice')
  const [isReading, setReading] = useState(false)
  const isOpen = isCurrent && isReading && topic !== null
  return (
    <li className={styles.card} data-current={isCurrent || undefined}>
      <span className={styles.rank} aria-hidden>
        {line.rank}
      </span>
      <h3 className={styles.name}>
        <UnstyledButton
          data-title
          aria-expanded={isCurrent}
          className={styles.choose}
          onClick={onChoose}
          onKeyDown={moveBetweenTitles}
        >
          {line.title}
        </UnstyledButton>
      </h3>
      {line.score === null ? null : (
        <span className={styles.score}>
          <span aria-hidden>{scoreText(line.score)}</span>
          <VisuallyHidden>{t('score', { score: line.score })}</VisuallyHidden>
        </span>
      )}
      <ul className={styles.reasons}>
        {line.when === null ? null : <li>{line.when}</li>}
        {line.reasons.map(({ kind: reason, text }) => (
          <Reason key={text} Icon={reasonIcons[reason]} text={text} />
        ))}
        <SchoolReason line={line} />
        {isInLetter ? (
          <li className="good">
            <Check size={13} strokeWidth={2.25} aria-hidden />
            <span>{t('inLetter')}</span>
          </li>
        ) : null}
      </ul>
      {isCurrent ? (
        <div className={styles.buttons}>
          {isInLetter ? null : (
            <Button
              leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
              rightSection={<KeyCap action="addAdvice" index={line.rank - 1} />}
              {...(line.rank <= lineLimit ? { 'aria-keyshortcuts': `Alt+${line.rank}` } : {})}
              loading={isBusy}
              onClick={onAdd}
            >
              {t('add')}
            </Button>
          )}
          <Button variant="subtle" color="gray" aria-expanded={isOpen} onClick={() => setReading(!isReading)}>
            {isOpen ? t('hideText') : t('readText')}
          </Button>
        </div>
      ) : null}
      {isOpen ? <AdviceReading topic={topic} facts={facts} kind={kind} /> : null}
    </li>
  )
}

function Reason({ Icon, text }: { readonly Icon: LucideIcon; readonly text: string }) {
  return (
    <li>
      <Icon size={13} strokeWidth={2} aria-hidden />
      <span>{text}</span>
    </li>
  )
}

function SchoolReason({ line }: { readonly line: AdviceLine }) {
  const t = useTranslations('letters.advice')
  if (line.school === null && line.opposes.length === 0) return null
  const ranks = line.opposes.join(', ')
  const text = t('schoolReason', {
    school: line.school ?? 'none',
    count: line.opposes.length,
    ranks,
  })
  return <Reason Icon={Scale} text={text} />
}

/** Up and Down go from title to title. */
function moveBetweenTitles(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const titles = [...(event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('[data-title]') ?? [])]
  const at = titles.indexOf(event.currentTarget)
  const next = titles[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  next.click()
}
