import { Button, NativeSelect } from '@mantine/core'
import { type LedgerSpan, ledgerSpans } from '@shared/advice-ledger'
import { sharesFrom } from '@shared/figures'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { back, goTo } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import styles from './ledger.module.css'
import { LedgerDetail } from './ledger-detail'
import { LedgerTable } from './ledger-table'

/** The days that the coach chose last, kept while the app runs. */
let lastSpan: LedgerSpan = 30

const choose = (topicId: string) => goTo({ at: 'ledger', topicId }, { replace: true })

/** Which advice went to whom, at which stage, and what is on record afterwards. Counts, and no promise. */
export function LedgerScreen({ topicId }: { readonly topicId: string | null }) {
  const t = useTranslations('adviceLedger')
  const [days, setDays] = useState<LedgerSpan>(lastSpan)
  const ledger = useCall('adviceLedger.topics', { days }, { keepPrevious: true })
  const library = useCall('advice.list', {})
  const isLate = useLateLoading(ledger.isPending)
  const isCounting = useLateLoading(ledger.isFetching)
  const topics = ledger.data ?? []
  const chosen = topics.find((topic) => topic.topicId === topicId) ?? topics[0] ?? null
  const titleOf = (id: string) => library.data?.find((topic) => topic.topicId === id)?.title ?? id
  const move = (by: 1 | -1) => {
    const next = topics[topics.findIndex((topic) => topic === chosen) + by]
    if (next) choose(next.topicId)
  }
  useKeys({ nextRow: () => move(1), previousRow: () => move(-1), back })
  const span = (value: string) => {
    lastSpan = ledgerSpans.find((one) => String(one) === value) ?? lastSpan
    setDays(lastSpan)
  }
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <NativeSelect
            aria-label={t('span')}
            value={String(days)}
            data={ledgerSpans.map((one) => ({ value: String(one), label: t('spans', { days: one }) }))}
            onChange={(event) => span(event.currentTarget.value)}
          />
          <Button onClick={() => goTo({ at: 'advice' })}>{t('toLibrary')}</Button>
        </>
      }
      status={
        <StatusBar keys={topics.length > 0 ? ['nextRow', 'previousRow'] : []}>
          {isCounting ? <output>{t('counting')}</output> : null}
        </StatusBar>
      }
    >
      {ledger.error ? <Failure error={ledger.error} onRetry={() => void ledger.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {ledger.data && chosen === null ? <EmptyState title={t('empty')} hint={t('emptyHint')} /> : null}
      {chosen ? (
        <Split stacks>
          <Pane label={t('table')} width="grow">
            <p className={styles.about}>{t('about', { days, from: sharesFrom })}</p>
            <LedgerTable topics={topics} chosenId={chosen.topicId} titleOf={titleOf} onChoose={choose} />
          </Pane>
          <Pane label={titleOf(chosen.topicId)} width={480}>
            <LedgerDetail key={chosen.topicId} topic={chosen} title={titleOf(chosen.topicId)} days={days} />
          </Pane>
        </Split>
      ) : null}
    </Screen>
  )
}
