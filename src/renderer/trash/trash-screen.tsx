import { Button } from '@mantine/core'
import type { TrashRow } from '@shared/trash'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { ActsPane } from './acts-pane'
import { type Asking, TrashAsk } from './trash-ask'
import { TrashList } from './trash-list'
import styles from './trash-screen.module.css'
import { TrashTools } from './trash-tools'
import { useRowKeys } from './use-row-keys'
import { useTrashActs } from './use-trash-acts'
import { type TrashFilter, useTrashPages } from './use-trash-pages'

const everything: TrashFilter = { words: '', kind: null }

/** What was removed, for 30 days: to be found, brought back, or erased for good; and acts to be taken back as a whole. */
export function TrashScreen() {
  const t = useTranslations('trash')
  const ariaKeys = useAriaKeys()
  const [filter, setFilter] = useState(everything)
  const { pages, error, retry } = useTrashPages(filter)
  const isLate = useLateLoading(pages === null && error === null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<Asking | null>(null)
  const acts = useTrashActs()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)

  const rows = pages?.rows ?? []
  const selected = rows.filter(({ id }) => chosen.has(id))
  const { move, focusedId } = useRowKeys(list, rows.length)
  /** What a key or button is about: the selection, or the row with the focus where nothing is selected. */
  const meant = (): readonly TrashRow[] =>
    selected.length > 0 ? selected : rows.filter(({ id }) => id === focusedId())
  const clear = (): void => setChosen(new Set())
  const then = async (work: Promise<void>): Promise<void> => {
    await work
    clear()
  }
  const restore = (wanted: readonly TrashRow[]): void => {
    if (wanted.length === 0 || acts.isBusy) return
    if (wanted.some(({ comesWith }) => comesWith.length > 0)) setAsking({ kind: 'restore', rows: wanted })
    else void then(acts.restore(wanted))
  }
  const erase = (wanted: readonly TrashRow[]): void => {
    if (wanted.length > 0 && !acts.isBusy) setAsking({ kind: 'erase', rows: wanted })
  }
  const find = (): void => search.current?.focus()
  useKeys({
    find,
    nextRow: () => move(1),
    previousRow: () => move(-1),
    restoreRemoved: () => restore(meant()),
    eraseRemoved: () => erase(meant()),
    ...(selected.length > 0 ? { clearSelection: clear } : {}),
  })

  return (
    <Screen
      title={t('title')}
      detail={pages ? t('count', { count: pages.allTotal }) : undefined}
      actions={
        <>
          <TrashTools search={search} filter={filter} onFilter={setFilter} onEnter={() => move(1)} />
          <Button
            aria-disabled={!pages || pages.allTotal === 0 || acts.isBusy}
            onClick={() => {
              if (pages && pages.allTotal > 0 && !acts.isBusy)
                setAsking({ kind: 'empty', count: pages.allTotal })
            }}
          >
            {t('empty')}
          </Button>
        </>
      }
      status={
        <StatusBar
          keys={
            selected.length > 0
              ? ['nextRow', 'previousRow', 'selectRow', 'clearSelection']
              : ['nextRow', 'previousRow', 'selectRow', 'restoreRemoved', 'eraseRemoved', 'find']
          }
        >
          {acts.isErasing ? <output>{t('erasing')}</output> : null}
          {selected.length > 0 ? (
            <span className={styles.bulk}>
              <output>{t('selected', { count: selected.length })}</output>
              <Button
                variant="filled"
                size="xs"
                aria-keyshortcuts={ariaKeys('restoreRemoved')}
                rightSection={<KeyCap action="restoreRemoved" />}
                onClick={() => restore(selected)}
              >
                {t('restore')}
              </Button>
              <Button
                size="xs"
                aria-keyshortcuts={ariaKeys('eraseRemoved')}
                rightSection={<KeyCap action="eraseRemoved" />}
                onClick={() => erase(selected)}
              >
                {t('erase')}
              </Button>
              <Button size="xs" variant="subtle" onClick={clear}>
                {t('selectNone')}
              </Button>
            </span>
          ) : null}
        </StatusBar>
      }
    >
      <Split stacks>
        <Pane label={t('list')} width="grow">
          {error ? <Failure error={error} onRetry={retry} /> : null}
          {isLate ? <GreyRows /> : null}
          {pages && pages.allTotal === 0 ? <EmptyState title={t('nothing')} hint={t('nothingHint')} /> : null}
          {pages && pages.allTotal > 0 && pages.total === 0 ? (
            <EmptyState
              title={t('nothingFound')}
              hint={t('nothingFoundHint')}
              action={<Button onClick={() => setFilter(everything)}>{t('clear')}</Button>}
            />
          ) : null}
          <TrashList
            rows={rows}
            list={list}
            selected={chosen}
            onSelect={(id, isSelected) =>
              setChosen((before) => {
                const next = new Set(before)
                if (isSelected) next.add(id)
                else next.delete(id)
                return next
              })
            }
            showMore={pages?.showMore ?? null}
          />
        </Pane>
        <Pane label={t('acts.title')} width="aside">
          <ActsPane />
        </Pane>
      </Split>
      <TrashAsk
        asking={asking}
        onClose={() => setAsking(null)}
        onRestore={(wanted) => void then(acts.restore(wanted))}
        onErase={(wanted) => void then(acts.erase(wanted))}
        onEmpty={() => void then(acts.empty())}
      />
    </Screen>
  )
}
