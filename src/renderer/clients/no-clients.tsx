import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../ui/empty-state'
import { setListQuery, useListQuery } from './list-query'
import type { ClientPages } from './use-client-pages'

const showAll = () => setListQuery({ filter: '', state: null, tag: null, stages: [], condition: null })

/** What the list says when it has no row, and the one thing to do about it. */
export function NoClients({
  pages,
  onAddClient,
}: {
  readonly pages: ClientPages
  readonly onAddClient: () => void
}) {
  const t = useTranslations('clients')
  const { filter, state, tag, stages, condition } = useListQuery()
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
        action={<Button onClick={showAll}>{t('empty.showAll')}</Button>}
      />
    )
  }
  if (tag !== null || stages.length > 0 || condition !== null) {
    return (
      <EmptyState
        title={condition === null ? t('empty.narrowed') : t(`empty.conditions.${condition}`)}
        hint={t('empty.narrowedHint')}
        action={<Button onClick={showAll}>{t('empty.showAll')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      title={t('empty.state', { state: state === null ? t('allStates') : t(`states.${state}`) })}
      hint={t('empty.stateHint')}
      action={<Button onClick={showAll}>{t('empty.showAll')}</Button>}
    />
  )
}
