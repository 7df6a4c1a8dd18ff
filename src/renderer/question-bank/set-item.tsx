import { ActionIcon, Button, Checkbox, NativeSelect, Popover, Textarea } from '@mantine/core'
import type { Criterion } from '@shared/question-bank'
import type { QuestionSetItem } from '@shared/question-sets'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './set-editor.module.css'

type SetItemProps = {
  readonly item: QuestionSetItem
  readonly place: number
  readonly count: number
  readonly criteria: readonly Criterion[]
  readonly onChange: (part: Partial<QuestionSetItem>) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

/** Times that are offered, in seconds. */
const limits = [30, 60, 90, 120, 180, 240, 300, 600] as const

/** A question of a set: its words, its time, what it is scored by, and its place. */
export function SetItem({ item, place, count, criteria, onChange, onMove, onRemove }: SetItemProps) {
  const t = useTranslations('questionBank.sets')
  const [isOpen, setOpen] = useState(false)
  const number = place + 1
  const pressed = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  const known = limits.some((seconds) => seconds === item.limitSeconds) || item.limitSeconds === null
  return (
    <li className={styles.item}>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <Textarea
        className={styles.words ?? ''}
        data-words
        onKeyDown={pressed}
        aria-label={t('questionNumber', { number })}
        value={item.body}
        maxLength={500}
        autosize
        minRows={1}
        onChange={(event) => onChange({ body: event.currentTarget.value.replaceAll('\n', ' ') })}
      />
      <NativeSelect
        className={styles.limit ?? ''}
        aria-label={t('limitOf', { number })}
        value={String(item.limitSeconds ?? '')}
        onChange={(event) =>
          onChange({
            limitSeconds: event.currentTarget.value === '' ? null : Number(event.currentTarget.value),
          })
        }
        data={[
          { value: '', label: t('noLimit') },
          ...[...limits, ...(known ? [] : [item.limitSeconds ?? 0])].map((seconds) => ({
            value: String(seconds),
            label: t('limit', { minutes: seconds / 60 }),
          })),
        ]}
      />
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus withinPortal>
        <Popover.Target>
          <Button
            className={styles.criteria ?? ''}
            aria-label={t('criteriaOf', { number, count: item.criteria.length })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t('criteria', { count: item.criteria.length })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Checkbox.Group
            label={t('scoredBy')}
            value={[...item.criteria]}
            onChange={(refs) => onChange({ criteria: refs })}
          >
            <div className={styles.choices}>
              {criteria
                .filter(({ ref, isRetired }) => !isRetired || item.criteria.includes(ref))
                .map(({ ref, name }) => (
                  <Checkbox key={ref} value={ref} label={name} />
                ))}
            </div>
          </Checkbox.Group>
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        aria-label={t('up', { number })}
        aria-disabled={place === 0}
        onKeyDown={pressed}
        onClick={() => (place > 0 ? onMove(-1) : undefined)}
      >
        <ArrowUp size={16} strokeWidth={1.75} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('down', { number })}
        aria-disabled={place === count - 1}
        onKeyDown={pressed}
        onClick={() => (place < count - 1 ? onMove(1) : undefined)}
      >
        <ArrowDown size={16} strokeWidth={1.75} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('removeItem', { number })} onClick={onRemove}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </ActionIcon>
    </li>
  )
}
