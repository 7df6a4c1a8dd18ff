import { ActionIcon, Button, NativeSelect, Select, TextInput } from '@mantine/core'
import type { CarriedQuestion } from '@shared/mock-sessions/questions-due'
import type { SuggestedItem } from '@shared/question-sets'
import { stopwatchText } from '@shared/session-clock'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import styles from './prepare-dialog.module.css'
import {
  type Bank,
  type PlannedQuestion,
  planned,
  plannedAgain,
  plannedSet,
  withAdded,
  withMoved,
} from './session-plan'

type PlanEditorProps = {
  readonly plan: readonly PlannedQuestion[]
  readonly bank: Bank
  /** Seconds for answers without a limit of their own; 0 for none. */
  readonly limit: number
  readonly onPlan: (plan: readonly PlannedQuestion[]) => void
  /** Questions that fit what the client prepares for, and those that come back from earlier sessions. */
  readonly suggested: readonly SuggestedItem[]
  readonly due: readonly CarriedQuestion[]
}

/** Offered at once of the bank; the rest is found by typing. */
const offered = 40

/** The questions of a session in their order, and where they come from: a set, the bank, or the coach's own words. */
export function PlanEditor({ plan, bank, limit, suggested, due, onPlan }: PlanEditorProps) {
  const t = useTranslations('mockSessions.prepare')
  const [own, setOwn] = useState('')
  const [search, setSearch] = useState('')
  const used = new Set(plan.map(({ questionRef }) => questionRef))
  const free = bank.questions.filter(({ ref, isRetired }) => !isRetired && !used.has(ref))

  const addSet = (id: string): void => {
    const set = bank.sets.find((one) => one.id === id)
    if (set) onPlan(withAdded(plan, plannedSet(set.items, bank, newId)))
  }
  const addFromBank = (ref: string | null): void => {
    const question = bank.questions.find((one) => one.ref === ref)
    if (question)
      onPlan(withAdded(plan, [planned({ questionRef: question.ref, body: question.body }, bank, newId())]))
    setSearch('')
  }
  const addOwn = (): void => {
    const body = own.trim()
    if (body === '') return
    onPlan(withAdded(plan, [planned({ questionRef: null, body }, bank, newId())]))
    setOwn('')
  }
  const addByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    addOwn()
  }

  return (
    <fieldset className={styles.plan}>
      <legend className={styles.legend}>{t('questions', { count: plan.length })}</legend>
      <div className={styles.offers}>
        {suggested.length > 0 ? (
          <Button onClick={() => onPlan(withAdded(plan, plannedSet(suggested, bank, newId)))}>
            {t('addSuggested', { count: suggested.length })}
          </Button>
        ) : null}
        {due.length > 0 ? (
          <Button onClick={() => onPlan(withAdded(plan, plannedAgain(due, bank, newId)))}>
            {t('addDue', { count: due.length })}
          </Button>
        ) : null}
      </div>
      <div className={styles.sources}>
        {bank.sets.length > 0 ? (
          <NativeSelect
            label={t('addSet')}
            value=""
            onChange={(event) => addSet(event.currentTarget.value)}
            data={[
              { value: '', label: t('chooseSet') },
              ...bank.sets.map(({ id, name, items }) => ({
                value: id,
                label: t('setChoice', { name, count: items.length }),
              })),
            ]}
          />
        ) : null}
        <Select
          label={t('addFromBank')}
          placeholder={t('findQuestion')}
          searchable
          limit={offered}
          value={null}
          searchValue={search}
          onSearchChange={setSearch}
          onChange={addFromBank}
          data={free.map(({ ref, body }) => ({ value: ref, label: body }))}
          nothingFoundMessage={t('noQuestion')}
        />
        <TextInput
          label={t('addOwn')}
          value={own}
          maxLength={500}
          onChange={(event) => setOwn(event.currentTarget.value)}
          onKeyDown={addByKey}
          rightSection={
            <ActionIcon variant="subtle" aria-label={t('add')} onClick={addOwn}>
              <Plus size={16} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
          }
        />
      </div>
      {plan.length === 0 ? <p className="quiet">{t('noPlan')}</p> : null}
      <PlanList plan={plan} limit={limit} onPlan={onPlan} />
      {plan.length > 0 ? (
        <Button variant="subtle" onClick={() => onPlan([])}>
          {t('clear')}
        </Button>
      ) : null}
    </fieldset>
  )
}

type PlanListProps = Pick<PlanEditorProps, 'plan' | 'limit' | 'onPlan'>

function PlanList({ plan, limit, onPlan }: PlanListProps) {
  const t = useTranslations('mockSessions.prepare')
  const list = useRef<HTMLOListElement>(null)
  const remove = (index: number): void => {
    onPlan(plan.filter((_, place) => place !== index))
    // The line goes with its button; the one in its place gets the focus.
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? []
    buttons[index + 1 < buttons.length ? index + 1 : index - 1]?.focus()
  }
  return (
    <ol ref={list} className={styles.lines} aria-label={t('list')}>
      {plan.map(({ key, body, limitSeconds, carriedFromId }, index) => {
        const shown = limitSeconds ?? (limit === 0 ? null : limit)
        return (
          <li key={key} className={styles.line}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.body} title={body}>
              {body}
              {carriedFromId === null ? null : <span className="due"> {t('comesBack')}</span>}
            </span>
            <span className={styles.limit}>
              {shown === null ? t('noLimit') : stopwatchText(shown * 1_000)}
            </span>
            <ActionIcon
              variant="subtle"
              aria-label={t('moveUp', { number: index + 1 })}
              disabled={index === 0}
              onClick={() => onPlan(withMoved(plan, key, -1))}
            >
              <ArrowUp size={14} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('moveDown', { number: index + 1 })}
              disabled={index === plan.length - 1}
              onClick={() => onPlan(withMoved(plan, key, 1))}
            >
              <ArrowDown size={14} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon
              data-remove
              variant="subtle"
              aria-label={t('takeOut', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <X size={14} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
          </li>
        )
      })}
    </ol>
  )
}
