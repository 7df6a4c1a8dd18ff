import { SegmentedControl } from '@mantine/core'
import { type FigurePeriod, figurePeriods, type PracticeFigures } from '@shared/figures'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { Failure } from '../ui/failure'
import { NoFigure } from '../ui/figure'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useLateLoading } from '../ui/use-late-loading'
import styles from './figures-screen.module.css'
import { FunnelFigure, OutcomesFigure, totalOf } from './funnel-figures'
import { HoursPane } from './hours-pane'
import { WaitingFigure } from './waiting-figure'

/** What the whole practice adds up to: how far, how long, how it ended, and the coach's own hours. */
export function FiguresScreen() {
  const t = useTranslations('figures')
  const [period, setPeriod] = useState<FigurePeriod>('all')
  const { data, error, isPending, isFetching, refetch } = useCall(
    'figures.practice',
    { period },
    { keepPrevious: true },
  )
  const isLate = useLateLoading(isPending)
  const isCounting = useLateLoading(isFetching)
  return (
    <Screen
      title={t('title')}
      actions={
        <SegmentedControl
          aria-label={t('period')}
          value={period}
          data={figurePeriods.map((value) => ({ value, label: t(`periods.${value}`) }))}
          onChange={(value) => setPeriod(figurePeriods.find((one) => one === value) ?? 'all')}
        />
      }
      status={<StatusBar>{isCounting ? <output>{t('counting')}</output> : null}</StatusBar>}
    >
      <Split stacks>
        <Pane label={t('chartsLabel')} width="grow">
          <div className={styles.charts}>
            {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
            {isLate ? <GreyRows /> : null}
            {data ? <Charts figures={data} /> : null}
          </div>
        </Pane>
        <Pane label={t('hours.title')} width="aside">
          <HoursPane />
        </Pane>
      </Split>
    </Screen>
  )
}

function Charts({ figures }: { readonly figures: PracticeFigures }) {
  const t = useTranslations('figures')
  const { funnel, outcomes } = figures
  const ended = totalOf(outcomes)
  return (
    <>
      {funnel.begun === 0 ? (
        <NoFigure title={t('funnel.title')} words={t('funnel.none')} />
      ) : (
        <FunnelFigure
          funnel={funnel}
          title={t('funnel.title')}
          note={t('funnel.note', { count: funnel.begun })}
        />
      )}
      {ended === 0 ? (
        <NoFigure title={t('outcomes.title')} words={t('outcomes.none')} />
      ) : (
        <OutcomesFigure
          outcomes={outcomes}
          title={t('outcomes.title')}
          note={t('outcomes.note', { count: ended })}
        />
      )}
      <WaitingFigure figures={figures} />
    </>
  )
}
