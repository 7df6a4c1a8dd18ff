import { Button, Menu } from '@mantine/core'
import { builtInViewNames, builtInViews, isSameQuery } from '@shared/client-view'
import { Bookmark, ChevronDown } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import styles from './clients-tools.module.css'
import { showView, useListQuery } from './list-query'
import menuStyles from './views-menu.module.css'

const ViewsDialog = lazy(() => import('./views-dialog').then((part) => ({ default: part.ViewsDialog })))

/** Saved views: the built-in ones, the coach's own, and the way to save the list as it stands. */
export function ViewsMenu() {
  const t = useTranslations('clients.views')
  const query = useListQuery()
  const ariaKeys = useAriaKeys()
  const [isOpen, setIsOpen] = useState(false)
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const { data: own = [] } = useCall('views.list', {})
  useKeys({ openViews: () => setIsOpen(true) })
  const builtIn = builtInViewNames.find((name) => isSameQuery(builtInViews[name], query))
  const mine = own.find((view) => isSameQuery(view.query, query))
  const label = builtIn ? t(`builtIn.${builtIn}`) : (mine?.name ?? t('open'))
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" opened={isOpen} onChange={setIsOpen}>
        <Menu.Target>
          <Button
            className={builtIn || mine ? styles.chosen : undefined}
            leftSection={<Bookmark size={16} strokeWidth={1.75} aria-hidden />}
            rightSection={
              <>
                <KeyCap action="openViews" />
                <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
              </>
            }
            aria-keyshortcuts={ariaKeys('openViews')}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {builtInViewNames.map((name) => (
            <Menu.Item key={name} onClick={() => showView({ query: builtInViews[name] })}>
              {t(`builtIn.${name}`)}
            </Menu.Item>
          ))}
          {own.map((view, place) => (
            <Menu.Item
              key={view.id}
              className={place === 0 ? menuStyles.parted : undefined}
              onClick={() => showView(view)}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Item className={menuStyles.parted} onClick={() => setDialog('save')}>
            {t('save')}
          </Menu.Item>
          {own.length > 0 ? <Menu.Item onClick={() => setDialog('manage')}>{t('manage')}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      {dialog === null ? null : (
        <Suspense fallback={null}>
          <ViewsDialog kind={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </>
  )
}
