import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { goTo, hashOf } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Screen, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { EmployerDialog } from './employer-dialog'
import { setEmployerListQuery, toEmployerQuery, useEmployerListQuery } from './employer-list-query'
import styles from './employers-screen.module.css'
import { EmployersTable } from './employers-table'
import { EmployersTools } from './employers-tools'
import { type EmployerPages, useEmployerPages } from './use-employer-pages'

/** All employers of the practice, with who is in process where and how long they take. */
export function EmployersScreen() {
  const t = useTranslations('employers')
  const ariaKeys = useAriaKeys()
  const listQuery = useEmployerListQuery()
  const query = useMemo(() => toEmployerQuery(listQuery), [listQuery])
  const { pages, error, retry, onRange } = useEmployerPages(query)
  const isLate = useLateLoading(pages === null && error === null)
  const [adds, setAdds] = useState(false)
  const filterRef = useRef<HTMLInputElement>(null)
  const find = () => filterRef.current?.focus()
  useKeys({ newEmployer: () => setAdds(true), find })

  const isEmpty = pages !== null && pages.allTotal === 0
  const add = (
    <Button
      variant="filled"
      leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
      rightSection={<KeyCap action="newEmployer" />}
      aria-keyshortcuts={ariaKeys('newEmployer')}
      onClick={() => setAdds(true)}
    >
      {t('new')}
    </Button>
  )
  return (
    <Screen
      title={t('title')}
      detail={pages && !isEmpty ? t('counts', { count: pages.allTotal }) : undefined}
      actions={isEmpty ? null : add}
      tools={isEmpty ? null : <EmployersTools filterRef={filterRef} />}
      status={
        <StatusBar keys={isEmpty ? ['newEmployer'] : ['nextRow', 'previousRow', 'openRow', 'find']}>
          {pages && !isEmpty ? (
            <output>{pages.isOld ? t('updating') : t('shown', { count: pages.total })}</output>
          ) : null}
        </StatusBar>
      }
    >
      {error ? <Failure error={error} onRetry={retry} /> : null}
      {isLate ? <GreyRows /> : null}
      {isEmpty ? <EmptyState title={t('empty.title')} hint={t('empty.hint')} action={add} /> : null}
      {pages && !isEmpty ? <PairNotice pages={pages} /> : null}
      {pages && !isEmpty && pages.total === 0 ? (
        <EmptyState
          title={t('empty.filter', { words: query.filter ?? '' })}
          hint={t('empty.filterHint')}
          action={<Button onClick={() => setEmployerListQuery({ filter: '' })}>{t('clearFilter')}</Button>}
        />
      ) : null}
      {pages && pages.total > 0 ? <EmployersTable pages={pages} onRange={onRange} /> : null}
      {adds && (
        <EmployerDialog
          employer={null}
          onClose={() => setAdds(false)}
          onSaved={(id) => goTo({ at: 'employer', id })}
        />
      )}
    </Screen>
  )
}

/** Points out names that may mean one employer; it never asks anything. */
function PairNotice({ pages: { pairs, firstPair } }: { readonly pages: EmployerPages }) {
  const t = useTranslations('employers')
  if (firstPair === null) return null
  return (
    <p className={styles.pairs}>
      {t('pairs', { count: pairs, name: firstPair.name, other: firstPair.otherName })}{' '}
      <a href={hashOf({ at: 'employer', id: firstPair.id })}>{t('showPair')}</a>
    </p>
  )
}
