import { Button, TextInput } from '@mantine/core'
import type { Letter } from '@shared/letters'
import { Search, Send } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo, hashOf } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Screen, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { LetterRow } from './letter-row'
import styles from './letters-list.module.css'
import { useRemoveLetter } from './use-remove-letter'

export type ListedLetter = Letter & { readonly clientName: string }

const columns = ['client', 'letter', 'kind', 'state', 'day'] as const

/** All letters, the one changed last first. Enter or a click opens one. */
export function LettersList() {
  const t = useTranslations('letters.list')
  const ariaKeys = useAriaKeys()
  const letters = useCall('letters.listAll', {})
  const isLate = useLateLoading(letters.isPending)
  const [wanted, setWanted] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const removeLetter = useRemoveLetter()
  const removeFocused = async () => {
    const rows = rowsOf(body.current)
    const at = rows.findIndex((row) => row === document.activeElement)
    const id = rows[at]?.dataset.row
    if (id === undefined) return
    rows[at + 1 < rows.length ? at + 1 : at - 1]?.focus()
    await removeLetter(id)
  }
  const find = () => search.current?.focus()
  useKeys({
    find,
    nextRow: () => moveRow(body.current, 1),
    previousRow: () => moveRow(body.current, -1),
    removeLetter: () => void removeFocused(),
  })

  const all = letters.data ?? []
  const shown = lettersWith(all, wanted)
  return (
    <Screen
      title={t('title')}
      detail={all.length > 0 ? t('count', { count: shown.length }) : undefined}
      actions={
        <>
          {all.length > 0 ? (
            <TextInput
              ref={search}
              className={styles.search}
              aria-label={t('search')}
              aria-keyshortcuts={ariaKeys('find')}
              placeholder={t('search')}
              leftSection={<Search size={16} strokeWidth={1.75} aria-hidden />}
              rightSection={wanted === '' ? <KeyCap action="find" /> : null}
              rightSectionPointerEvents="none"
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setWanted('')
                if (event.key === 'ArrowDown' || event.key === 'Enter') moveRow(body.current, 1)
              }}
            />
          ) : null}
          <Button
            leftSection={<Send size={16} strokeWidth={1.75} aria-hidden />}
            aria-keyshortcuts={ariaKeys('goOutbox')}
            onClick={() => goTo({ at: 'outbox' })}
          >
            {t('outbox')}
          </Button>
        </>
      }
      status={
        <StatusBar keys={all.length > 0 ? ['nextRow', 'previousRow', 'openRow', 'removeLetter'] : []} />
      }
    >
      {letters.error ? <Failure error={letters.error} onRetry={() => void letters.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {letters.data && all.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          hint={t('emptyHint')}
          action={<Button onClick={() => goTo({ at: 'clients' })}>{t('emptyAction')}</Button>}
        />
      ) : null}
      {all.length > 0 && shown.length === 0 ? (
        <EmptyState
          title={t('nothingFound', { wanted: wanted.trim() })}
          action={<Button onClick={() => setWanted('')}>{t('clear')}</Button>}
        />
      ) : null}
      {shown.length > 0 ? (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('title')}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col" data-column={column}>
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {shown.map((letter) => (
                <LetterRow key={letter.id} letter={letter} href={hashOf({ at: 'letter', id: letter.id })} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Screen>
  )
}

/** The letters in whose client or title every word occurs. */
function lettersWith(letters: readonly ListedLetter[], words: string): readonly ListedLetter[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return letters.filter(({ clientName, title }) => {
    const text = `${clientName} ${title}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

const rowsOf = (body: HTMLElement | null): readonly HTMLElement[] => [
  ...(body?.querySelectorAll<HTMLElement>('a[data-row]') ?? []),
]

/** Moves the focus to the next or previous row; the first press shows where it starts. */
function moveRow(body: HTMLElement | null, by: 1 | -1): void {
  const rows = rowsOf(body)
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = at < 0 ? 0 : Math.max(0, Math.min(at + by, rows.length - 1))
  rows[next]?.focus()
}
