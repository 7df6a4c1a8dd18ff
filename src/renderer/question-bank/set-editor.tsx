import { ActionIcon, Button, Menu, Select, Textarea, TextInput } from '@mantine/core'
import { criteriaOf, limitOf } from '@shared/question-bank/suggest-set'
import { type QuestionSet, type QuestionSetItem, setItemLimit } from '@shared/question-sets'
import { Ellipsis, Plus } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 } from 'uuid'
import { call, refresh, useCall } from '../api'
import { KeyCap } from '../ui/key-cap'
import { SaveStatus } from '../ui/save-status'
import { useAutosave } from '../ui/use-autosave'
import styles from './set-editor.module.css'
import { SetItem } from './set-item'
import { useBankAct } from './use-bank-act'

type SetDraft = Pick<QuestionSet, 'name' | 'detail' | 'items'>
type SetEditorProps = {
  readonly set: QuestionSet
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

/** One set, saved as it is changed: its name, and its questions with order, time and criteria. */
export function SetEditor({ set, onDuplicate, onRemove }: SetEditorProps) {
  const t = useTranslations('questionBank')
  const [draft, setDraft] = useState<SetDraft>(set)
  // What another act brought back (an undone removal) replaces what stands here.
  const [seen, setSeen] = useState(set)
  if (seen !== set) {
    setSeen(set)
    setDraft(set)
  }
  const { data: questions = [] } = useCall('questionBank.questions', {})
  const { data: criteria = [] } = useCall('questionBank.criteria', {})
  const run = useBankAct()
  const list = useRef<HTMLOListElement>(null)
  /** The item whose words get the focus once it is drawn. */
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    list.current?.querySelectorAll<HTMLElement>('[data-words]')[wanted.current]?.focus()
    wanted.current = null
  })
  const toSave = ({ name, detail, items }: SetDraft) => ({
    id: set.id,
    name: name.trim() === '' ? t('sets.untitled') : name,
    detail,
    items: items
      .filter(({ body }) => body.trim() !== '')
      .map((item) => ({ ...item, criteria: [...item.criteria] })),
  })
  const saver = useAutosave<SetDraft>({
    recordKey: set.id,
    save: async (next) => {
      await call('questionBank.saveSet', toSave(next))
    },
  })
  const change = (part: Partial<SetDraft>, focus: number | null = null) => {
    const next = { ...draft, ...part }
    wanted.current = focus
    setDraft(next)
    saver.change(next)
  }
  const leave = async () => {
    if (await saver.flush()) await refresh(['questionBank.sets'])
  }
  const move = (place: number, by: 1 | -1) => {
    const item = draft.items[place]
    const target = place + by
    if (item === undefined || target < 0 || target >= draft.items.length) return
    change({ items: draft.items.toSpliced(place, 1).toSpliced(target, 0, item) }, target)
  }
  const removeItem = async (place: number) => {
    const next = { ...draft, items: draft.items.toSpliced(place, 1) }
    wanted.current = Math.max(0, place - 1)
    setDraft(next)
    saver.discard()
    await run('itemRemoved', () => call('questionBank.saveSet', toSave(next)))
  }
  const add = (item: Omit<QuestionSetItem, 'id'>) =>
    change({ items: [...draft.items, { ...item, id: v7() }] }, draft.items.length)
  const seconds = draft.items.reduce((sum, { limitSeconds }) => sum + (limitSeconds ?? 0), 0)
  const offered = questions.filter(
    ({ ref, isRetired }) => !isRetired && !draft.items.some(({ questionRef }) => questionRef === ref),
  )
  const isFull = draft.items.length >= setItemLimit
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is typed in any field is saved when that field is left
    <div onBlur={() => void leave()}>
      <header className={styles.header}>
        <TextInput
          className={styles.name ?? ''}
          label={t('sets.name')}
          value={draft.name}
          maxLength={120}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <SaveStatus state={saver.state} onRetry={() => void saver.flush()} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('moreOf', { title: draft.name })}>
              <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item rightSection={<KeyCap action="duplicateBankThing" />} onClick={onDuplicate}>
              {t('duplicate')}
            </Menu.Item>
            <Menu.Item rightSection={<KeyCap action="removeBankThing" />} onClick={onRemove}>
              {t('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <Textarea
        className={styles.about ?? ''}
        label={t('sets.about')}
        value={draft.detail}
        maxLength={2_000}
        autosize
        minRows={1}
        onChange={(event) => change({ detail: event.currentTarget.value })}
      />
      <h2 className={styles.head}>
        {t('sets.questions')}
        <span className="quiet">
          {t('sets.total', { count: draft.items.length, minutes: Math.round(seconds / 60) })}
        </span>
      </h2>
      <ol ref={list} className={styles.items}>
        {draft.items.map((item, place) => (
          <SetItem
            key={item.id}
            item={item}
            place={place}
            count={draft.items.length}
            criteria={criteria}
            onChange={(part) => change({ items: draft.items.with(place, { ...item, ...part }) })}
            onMove={(by) => move(place, by)}
            onRemove={() => void removeItem(place)}
          />
        ))}
      </ol>
      <div className={styles.add}>
        <Select
          className={styles.pick ?? ''}
          label={t('sets.addFromBank')}
          placeholder={t('sets.addPlaceholder')}
          searchable
          disabled={isFull}
          value={null}
          data={offered.map(({ ref, body }) => ({ value: ref, label: body }))}
          limit={60}
          nothingFoundMessage={t('nothingFound')}
          onChange={(ref) => {
            const question = questions.find((one) => one.ref === ref)
            if (question)
              add({
                questionRef: question.ref,
                body: question.body,
                limitSeconds: limitOf(question.theme),
                criteria: criteriaOf(question.theme),
              })
          }}
        />
        <Button
          leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
          disabled={isFull}
          onClick={() => add({ questionRef: null, body: '', limitSeconds: 120, criteria: criteriaOf('fit') })}
        >
          {t('sets.addOwn')}
        </Button>
      </div>
      <p className="quiet">{t('sets.hint')}</p>
    </div>
  )
}
