import { Button, Menu } from '@mantine/core'
import type { Standing } from '@shared/interviews'
import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import styles from './case-tabs.module.css'
import { type TimelineKind, timelineKinds } from './timeline-kinds'

/** Keeps the names aligned whether an item is chosen or not. */
const mark = (isOn: boolean) =>
  isOn ? <Check size={16} strokeWidth={1.75} aria-hidden /> : <span className={styles.noMark} />
const open = <ChevronDown size={16} strokeWidth={1.75} aria-hidden />

type OpportunityFilterProps = {
  readonly standings: readonly Standing[]
  readonly opportunityId: string | null
  readonly onOpportunity: (id: string | null) => void
}

/** Which opportunity the timeline shows. */
export function OpportunityFilter({ standings, opportunityId, onOpportunity }: OpportunityFilterProps) {
  const t = useTranslations('interviews.filter')
  const shown = standings.find((standing) => standing.opportunityId === opportunityId)
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button className={styles.small ?? ''} rightSection={open}>
          {shown?.employer ?? t('all')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('label')}>
        <Menu.Item leftSection={mark(opportunityId === null)} onClick={() => onOpportunity(null)}>
          {t('all')}
        </Menu.Item>
        {standings.map(({ opportunityId: id, employer, role }) => (
          <Menu.Item key={id} leftSection={mark(id === opportunityId)} onClick={() => onOpportunity(id)}>
            {role ? t('withRole', { employer, role }) : employer}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type KindFilterProps = {
  readonly kind: TimelineKind | null
  readonly onKind: (kind: TimelineKind | null) => void
}

/** Which kind of entry the timeline shows. Its key opens it with the keyboard in it. */
export function KindFilter({ kind, onKind }: KindFilterProps) {
  const t = useTranslations('records.kinds')
  const ariaKeys = useAriaKeys()
  const [isOpen, setOpen] = useState(false)
  useKeys({ showKind: () => setOpen(true) })
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Button
          className={styles.small ?? ''}
          rightSection={
            <>
              <KeyCap action="showKind" />
              {open}
            </>
          }
          aria-label={t('button', { kind: t(`short.${kind ?? 'all'}`) })}
          aria-keyshortcuts={ariaKeys('showKind')}
        >
          {t(`short.${kind ?? 'all'}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {([null, ...timelineKinds] as const).map((one) => (
          <Menu.Item key={one} leftSection={mark(one === kind)} onClick={() => onKind(one)}>
            {t(one ?? 'all')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
