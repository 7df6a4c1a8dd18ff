import { Button, Menu, Tabs } from '@mantine/core'
import type { Standing } from '@shared/interviews'
import { Check, ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type CaseTab, caseTabs } from '../navigation'
import { AddMenu, type AddMenuProps } from './add-menu'
import styles from './case-tabs.module.css'

/** Ids of tabs and panels start with it; the panel is drawn below the row, outside the tabs. */
export const caseTabsId = 'case'

type CaseTabsProps = {
  readonly tab: CaseTab
  /** How much each tab holds; a tab without a count says none. */
  readonly counts: Partial<Readonly<Record<CaseTab, number>>>
  readonly standings: readonly Standing[]
  readonly opportunityId: string | null
  readonly onTab: (tab: CaseTab) => void
  readonly onOpportunity: (id: string | null) => void
  readonly onAdd: AddMenuProps['onAdd']
}

/** The row below the name: the parts of the case, which opportunity is shown, and what can be added. */
export function CaseTabs({
  tab,
  counts,
  standings,
  opportunityId,
  onTab,
  onOpportunity,
  onAdd,
}: CaseTabsProps) {
  const t = useTranslations('interviews')
  return (
    <div className={styles.row}>
      <Tabs
        id={caseTabsId}
        value={tab}
        onChange={(value) => onTab(caseTabs.find((name) => name === value) ?? 'timeline')}
        className={styles.tabs ?? ''}
      >
        <Tabs.List aria-label={t('tabs.label')}>
          {caseTabs.map((name) => (
            <Tabs.Tab key={name} value={name} className={styles.tab ?? ''}>
              {t(`tabs.${name}`)}
              {counts[name] !== undefined && <span className="quiet number"> {counts[name]}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {tab === 'timeline' && standings.length > 1 && (
        <OpportunityFilter
          standings={standings}
          opportunityId={opportunityId}
          onOpportunity={onOpportunity}
        />
      )}
      <AddMenu hasOpportunity={standings.length > 0} onAdd={onAdd} />
    </div>
  )
}

/** Keeps the names aligned whether an item is chosen or not. */
const mark = (isOn: boolean) =>
  isOn ? <Check size={16} strokeWidth={1.75} aria-hidden /> : <span className={styles.noMark} />

type OpportunityFilterProps = Pick<CaseTabsProps, 'standings' | 'opportunityId' | 'onOpportunity'>

function OpportunityFilter({ standings, opportunityId, onOpportunity }: OpportunityFilterProps) {
  const t = useTranslations('interviews.filter')
  const shown = standings.find((standing) => standing.opportunityId === opportunityId)
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          className={styles.small ?? ''}
          rightSection={<ChevronDown size={16} strokeWidth={1.75} aria-hidden />}
        >
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
