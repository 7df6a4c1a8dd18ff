import { Tabs } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { type CaseTab, caseTabs } from '../navigation'
import { AddMenu, type AddMenuProps } from './add-menu'
import { type CaseFile, entriesOf } from './case-file'
import styles from './case-tabs.module.css'
import { KindFilter, OpportunityFilter } from './timeline-filters'
import type { TimelineKind } from './timeline-kinds'

/** Ids of tabs and panels start with it; the panel is drawn below the row, outside the tabs. */
export const caseTabsId = 'case'

type CaseTabsProps = {
  readonly file: CaseFile
  readonly tab: CaseTab
  readonly opportunityId: string | null
  readonly onTab: (tab: CaseTab) => void
  readonly onOpportunity: (id: string | null) => void
  /** The kind of entry the timeline shows; null is every kind. */
  readonly kind: TimelineKind | null
  readonly onKind: (kind: TimelineKind | null) => void
  readonly onAdd: AddMenuProps['onAdd']
  readonly onCloseOut: AddMenuProps['onCloseOut']
}

/** The row below the name: the parts of the case, which opportunity is shown, and what can be added. */
export function CaseTabs({
  file,
  tab,
  opportunityId,
  onTab,
  onOpportunity,
  kind,
  onKind,
  onAdd,
  onCloseOut,
}: CaseTabsProps) {
  const t = useTranslations('interviews')
  const counts = useCounts(file)
  const { standings } = file.history
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
      {tab === 'timeline' && <KindFilter kind={kind} onKind={onKind} />}
      <AddMenu hasOpportunity={standings.length > 0} onAdd={onAdd} onCloseOut={onCloseOut} />
    </div>
  )
}

/**
 * How much each tab holds; a tab without a count says none yet. Counted here, so that the answers that come after the case
 * is drawn draw this row anew and not the whole of it.
 */
function useCounts({ client, history }: CaseFile): Partial<Readonly<Record<CaseTab, number>>> {
  const notes = useCall('notes.list', { clientId: client.id })
  const letters = useCall('letters.list', { clientId: client.id })
  return {
    opportunities: history.standings.length,
    appointments: entriesOf(history, 'appointment').length,
    documents: entriesOf(history, 'document').length,
    mockSessions: entriesOf(history, 'session').length,
    ...(notes.data ? { notes: notes.data.length } : {}),
    ...(letters.data ? { letters: letters.data.length } : {}),
  }
}
