import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { firstListLayout } from '@shared/client-view'
import { ArrowDown, ArrowUp, Columns3, Minus, Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { usualWidths } from './client-columns'
import { movedBy, orderedColumns, widened } from './column-layout'
import styles from './columns-menu.module.css'
import { setListLayout, useListLayout } from './list-query'

const widthStep = 24
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Which columns are shown, in what order and how wide: everything the head does with the mouse, by keyboard too. */
export function ColumnsMenu() {
  const t = useTranslations('clients.columnsMenu')
  const names = useTranslations('clients.columns')
  const layout = useListLayout()
  const isShown = (id: (typeof layout.order)[number]) => !layout.hidden.includes(id)
  return (
    <Popover position="bottom-end" trapFocus returnFocus withRoles>
      <Popover.Target>
        <Button leftSection={<Columns3 {...icon} />}>{t('open')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('open')}>
        <ul className={styles.list}>
          {orderedColumns(layout).map((id) => {
            const column = names(id)
            const width = layout.widths[id] ?? usualWidths[id]
            return (
              <li key={id} className={styles.line}>
                <Checkbox
                  className={styles.name}
                  label={column}
                  checked={isShown(id)}
                  disabled={id === 'name'}
                  onChange={(event) =>
                    setListLayout({
                      hidden: event.currentTarget.checked
                        ? layout.hidden.filter((one) => one !== id)
                        : [...layout.hidden, id],
                    })
                  }
                />
                <ActionIcon
                  aria-label={t('left', { column })}
                  onClick={() => setListLayout({ order: movedBy(layout, id, -1) })}
                >
                  <ArrowUp {...icon} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('right', { column })}
                  onClick={() => setListLayout({ order: movedBy(layout, id, 1) })}
                >
                  <ArrowDown {...icon} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('narrower', { column })}
                  onClick={() => setListLayout({ widths: widened(layout, id, width - widthStep) })}
                >
                  <Minus {...icon} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('wider', { column })}
                  onClick={() => setListLayout({ widths: widened(layout, id, width + widthStep) })}
                >
                  <Plus {...icon} />
                </ActionIcon>
              </li>
            )
          })}
        </ul>
        <Button variant="subtle" onClick={() => setListLayout(firstListLayout)}>
          {t('reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
