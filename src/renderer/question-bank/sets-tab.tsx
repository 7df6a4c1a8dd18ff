import { Button } from '@mantine/core'
import { Plus, Sparkles } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { goTo } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import styles from './bank-desk.module.css'
import { MockTabs } from './mock-tabs'
import { SetEditor } from './set-editor'
import { SetList } from './set-list'
import { SuggestDialog } from './suggest-dialog'
import { useBankAct } from './use-bank-act'

const choose = (ref: string | null) =>
  goTo({ at: 'questionBank', tab: 'sets', ...(ref === null ? {} : { ref }) }, { replace: true })

/** Sets of questions: put together, ordered, timed; or suggested for a round that lies ahead. */
export function SetsTab({ setId }: { readonly setId: string | null }) {
  const t = useTranslations('questionBank')
  const ariaKeys = useAriaKeys()
  const { data: sets, error, refetch } = useCall('questionBank.sets', {})
  // Asked for beforehand, so that the dialog opens with its field and the field gets the focus.
  useCall('questionBank.nextRounds', {})
  const isLate = useLateLoading(sets === undefined && error === null)
  const [isSuggesting, setSuggesting] = useState(false)
  const list = useRef<HTMLElement>(null)
  const run = useBankAct()
  const chosen = sets?.find(({ id }) => id === setId) ?? sets?.[0] ?? null
  const move = (by: 1 | -1) => {
    const at = sets?.findIndex(({ id }) => id === chosen?.id) ?? 0
    const next = sets?.[Math.max(0, Math.min(at + by, sets.length - 1))]
    if (next === undefined) return
    choose(next.id)
    list.current?.querySelector<HTMLElement>(`[data-ref="${next.id}"]`)?.focus()
  }
  const add = async () => {
    const answer = await run('setAdded', () =>
      call('questionBank.saveSet', { id: null, name: t('sets.untitled'), items: [] }),
    )
    if (answer) choose(answer.set.id)
  }
  const duplicate = async (id: string) => {
    const answer = await run('setAdded', () => call('questionBank.duplicateSet', { id }))
    if (answer) choose(answer.set.id)
  }
  const remove = async (id: string) => {
    if (await run('setRemoved', () => call('questionBank.removeSet', { id }))) choose(null)
  }
  useKeys({
    nextRow: () => move(1),
    previousRow: () => move(-1),
    newBankThing: () => void add(),
    suggestSet: () => setSuggesting(true),
    duplicateBankThing: () => (chosen ? void duplicate(chosen.id) : undefined),
    removeBankThing: () => (chosen ? void remove(chosen.id) : undefined),
  })
  const suggestButton = (
    <Button
      leftSection={<Sparkles size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={<KeyCap action="suggestSet" />}
      aria-keyshortcuts={ariaKeys('suggestSet')}
      onClick={() => setSuggesting(true)}
    >
      {t('sets.suggest')}
    </Button>
  )
  return (
    <Screen
      title={t('title')}
      detail={sets ? t('sets.count', { count: sets.length }) : undefined}
      actions={
        <>
          {sets?.length === 0 ? null : suggestButton}
          <Button
            leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
            rightSection={<KeyCap action="newBankThing" />}
            aria-keyshortcuts={ariaKeys('newBankThing')}
            onClick={() => void add()}
          >
            {t('sets.new')}
          </Button>
        </>
      }
      tools={<MockTabs current="sets" />}
      status={
        <StatusBar
          keys={
            sets?.length === 0
              ? ['newBankThing', 'suggestSet']
              : ['nextRow', 'previousRow', 'newBankThing', 'suggestSet', 'duplicateBankThing']
          }
        />
      }
    >
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {sets?.length === 0 ? (
        <EmptyState title={t('sets.none')} hint={t('sets.noneHint')} action={suggestButton} />
      ) : null}
      {sets && chosen ? (
        <Split>
          <Pane label={t('sets.list')} width={300} scrolls={false}>
            <SetList list={list} sets={sets} chosenId={chosen.id} onChoose={choose} />
          </Pane>
          <Pane label={t('sets.detail')} width="grow">
            <div className={styles.detail}>
              <SetEditor
                key={chosen.id}
                set={chosen}
                onDuplicate={() => void duplicate(chosen.id)}
                onRemove={() => void remove(chosen.id)}
              />
            </div>
          </Pane>
        </Split>
      ) : null}
      {isSuggesting ? (
        <SuggestDialog
          onClose={() => setSuggesting(false)}
          onKept={(id) => {
            setSuggesting(false)
            choose(id)
          }}
        />
      ) : null}
    </Screen>
  )
}
