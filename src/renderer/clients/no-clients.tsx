import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../ui/empty-state'
import { setListQuery, useListQuery } from './list-query'
import type { ClientPages } from './use-client-pages'

/** What the list says when it has no row, and the one thing to do about it. */
export function NoClients({
  pages,
  onAddClient,
}: {
  readonly pages: ClientPages
  readonly onAddClient: () => void
}) {
  const t = useTranslations('clients')
  const { filter, state } = useListQuery()
  if (pages.allTotal === 0) {
    return (
      <EmptyState
        title={t('empty.title')}
        hint={t('empty.hint')}
        action={
          <Button variant="filled" onClick={onAddClient}>
            {t('new')}
          </Button>
        }
      />
    )
  }
  if (filter !== '') {
    return (
      <EmptyState
        title={t('empty.filter', { words: filter })}
        hint={t('empty.filterHint')}
        action={
          <Button onClick={() => setListQuery({ filter: '', state: null })}>{t('empty.showAll')}</Button>
        }
      />
    )
  }
  return (
    <EmptyState
      title={t('empty.state', { state: state === null ? t('allStates') : t(`states.${state}`) })}
      hint={t('empty.stateHint')}
      action={<Button onClick={() => setListQuery({ state: null })}>{t('empty.showAll')}</Button>}
    />
  )
}
