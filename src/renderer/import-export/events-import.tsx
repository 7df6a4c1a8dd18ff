import { NativeSelect } from '@mantine/core'
import type { FileLook, ImportOrderInput } from '@shared/import-export'
import { type RoundStage, roundStages } from '@shared/stages'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { ClientSelect } from '../ui/search-select'
import { EventTicks } from './event-ticks'
import { ImportDesk } from './import-desk'
import styles from './import-export.module.css'

type EventsImportProps = {
  readonly look: Extract<FileLook, { kind: 'events' }>
  readonly onLeave: () => void
}

/** A calendar: its entries become interviews of one client with one employer. */
export function EventsImport({ look, onLeave }: EventsImportProps) {
  const t = useTranslations('importExport.events')
  const stages = useTranslations('stages')
  const [clientId, setClientId] = useState<string | null>(null)
  const [opportunityId, setOpportunityId] = useState<string | null>(null)
  const [stage, setStage] = useState<RoundStage | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(look.events.filter(({ remark }) => remark !== 'cancelled').map(({ position }) => position)),
  )
  const history = useCall(
    'interviews.history',
    { clientId: clientId ?? '' },
    { enabled: clientId !== null, keepPrevious: false },
  )
  const standings = clientId === null ? [] : (history.data?.standings ?? [])
  const about = standings.find((one) => one.opportunityId === opportunityId) ?? standings[0]
  const order: ImportOrderInput | null =
    clientId === null || about === undefined
      ? null
      : { kind: 'events', clientId, opportunityId: about.opportunityId, stage, chosen: [...chosen] }
  const missing =
    clientId === null ? t('sayClient') : about === undefined && history.data ? t('noOpportunity') : null
  return (
    <ImportDesk look={look} order={order} missing={missing} onLeave={onLeave}>
      <section className={styles.choices} aria-label={t('whose')}>
        <p className={styles.about}>{t('found', { count: look.events.length })}</p>
        <div className={styles.fields}>
          <ClientSelect label={t('client')} value={clientId} onChange={setClientId} />
          <NativeSelect
            label={t('opportunity')}
            disabled={standings.length === 0}
            value={about?.opportunityId ?? ''}
            data={standings.map((one) => ({
              value: one.opportunityId,
              label: [one.employer, one.role].filter((part) => part !== '').join(', '),
            }))}
            onChange={({ currentTarget }) => setOpportunityId(currentTarget.value)}
          />
          <NativeSelect
            label={t('stage')}
            value={stage ?? ''}
            data={[
              { value: '', label: t('stageOfTitle') },
              ...roundStages.map((value) => ({ value, label: stages(value) })),
            ]}
            onChange={({ currentTarget }) =>
              setStage(roundStages.find((one) => one === currentTarget.value) ?? null)
            }
          />
        </div>
      </section>
      <EventTicks events={look.events} chosen={chosen} onChosen={setChosen} />
    </ImportDesk>
  )
}
