import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { BulkAct } from '@shared/clients'
import { Archive, CircleDot, Merge, PenLine, Tag, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { KeyCap } from '../ui/key-cap'
import type { KeyAction } from '../ui/key-map'
import { useActNotice } from '../ui/use-act-notice'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useActFailure } from './act-failure'
import styles from './bulk-bar.module.css'
import { clientStateNames } from './client-state-names'
import { useListQuery } from './list-query'
import { askToMerge } from './merge-request'
import { countSelected, noSelection, setSelection, toClientSelection, useSelection } from './selection'

const TagDialog = lazy(() => import('./tag-dialog').then((part) => ({ default: part.TagDialog })))
const LettersDialog = lazy(() => import('./letters-dialog').then((part) => ({ default: part.LettersDialog })))

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What can be done to the selected clients, in place of the status bar. Every act is one that can be taken back. */
export function BulkBar({ total }: { readonly total: number }) {
  const t = useTranslations('clients')
  const ariaKeys = useAriaKeys()
  const query = useListQuery()
  const selection = useSelection()
  const count = countSelected(selection, total)
  const [dialog, setDialog] = useState<'tag' | 'letters' | null>(null)
  const [asksState, setAsksState] = useState(false)
  const tellAct = useActNotice()
  const sayFailure = useActFailure()
  const bulk = useSend('clients.bulk', {
    changes: ['app.start', 'clients.get', 'clients.tags', 'interviews.history', 'letters.listAll'],
  })
  const act = (what: BulkAct, sentence: (done: number) => string) => {
    bulk.mutate(
      { selection: toClientSelection(selection, query), act: what },
      {
        onError: sayFailure,
        onSuccess: (answer) => {
          const message = sentence(answer.count)
          if (answer.changeSetId === null)
            notifications.show({ message, closeButtonProps: { 'aria-label': t('close') } })
          else tellAct({ message, changeSetId: answer.changeSetId })
          const hasLeft = what.kind === 'state' && query.state !== null && what.state !== query.state
          if (what.kind === 'remove' || hasLeft) setSelection(noSelection)
        },
      },
    )
  }
  const setState = (state: (typeof clientStateNames)[number]) =>
    act({ kind: 'state', state }, (done) => t('done.state', { count: done, state: t(`states.${state}`) }))
  const archive = () => setState('archived')
  const remove = () => act({ kind: 'remove' }, (done) => t('done.removed', { count: done }))
  const pair = selection.kind === 'some' && count === 2 ? [...selection.ids] : null
  const merge = () => {
    const [one, other] = pair ?? []
    if (one !== undefined && other !== undefined) askToMerge({ oneId: one, otherId: other })
  }
  useKeys({
    draftLetters: () => setDialog('letters'),
    tagClients: () => setDialog('tag'),
    stateOfClients: () => setAsksState(true),
    archiveClients: archive,
    removeClients: remove,
    mergeClients: merge,
  })
  const button = (action: KeyAction, Icon: typeof Tag, onClick: () => void) => (
    <Button
      leftSection={<Icon {...icon} />}
      rightSection={<KeyCap action={action} />}
      aria-keyshortcuts={ariaKeys(action)}
      onClick={onClick}
    >
      {t(`bulk.${action as BulkAction}`)}
    </Button>
  )
  return (
    <section className={styles.bar} aria-label={t('bulk.label')}>
      <output className={styles.count}>{t('bulk.count', { count })}</output>
      {button('draftLetters', PenLine, () => setDialog('letters'))}
      {button('tagClients', Tag, () => setDialog('tag'))}
      <Menu
        withInitialFocusPlaceholder={false}
        position="top-start"
        opened={asksState}
        onChange={setAsksState}
      >
        <Menu.Target>
          <Button
            leftSection={<CircleDot {...icon} />}
            rightSection={<KeyCap action="stateOfClients" />}
            aria-keyshortcuts={ariaKeys('stateOfClients')}
          >
            {t('bulk.stateOfClients')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {clientStateNames.map((state) => (
            <Menu.Item key={state} onClick={() => setState(state)}>
              {t(`states.${state}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {button('archiveClients', Archive, archive)}
      {button('removeClients', Trash2, remove)}
      {pair ? button('mergeClients', Merge, merge) : null}
      <Button
        variant="subtle"
        rightSection={<KeyCap action="clearSelection" />}
        aria-keyshortcuts={ariaKeys('clearSelection')}
        onClick={() => setSelection(noSelection)}
      >
        {t('bulk.clearSelection')}
      </Button>
      {dialog === null ? null : (
        <Suspense fallback={null}>
          {dialog === 'tag' ? (
            <TagDialog
              count={count}
              onClose={() => setDialog(null)}
              onSubmit={(add, take) => {
                setDialog(null)
                act({ kind: 'tag', add: [...add], remove: [...take] }, (done) =>
                  t('done.tagged', { count: done }),
                )
              }}
            />
          ) : (
            <LettersDialog
              selection={toClientSelection(selection, query)}
              count={count}
              onClose={() => setDialog(null)}
            />
          )}
        </Suspense>
      )}
    </section>
  )
}

type BulkAction =
  | 'draftLetters'
  | 'tagClients'
  | 'stateOfClients'
  | 'archiveClients'
  | 'removeClients'
  | 'mergeClients'
