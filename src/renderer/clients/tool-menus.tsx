import { ActionIcon, Menu } from '@mantine/core'
import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ColumnsMenu } from './columns-menu'
import { ViewsMenu } from './views-menu'

/** What stands at the right of the tools: saved views, columns, and what is rarely needed. Loaded after the first rows. */
export function ToolMenus({ onPairs }: { readonly onPairs: () => void }) {
  const t = useTranslations('clients')
  return (
    <>
      <ViewsMenu />
      <ColumnsMenu />
      <Menu withInitialFocusPlaceholder={false} position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('more')} title={t('more')}>
            <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onPairs}>{t('pairs.open')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
