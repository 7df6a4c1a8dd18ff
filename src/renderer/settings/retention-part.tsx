import { NativeSelect } from '@mantine/core'
import type { Retention } from '@shared/retention'
import { useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { Failure } from '../ui/failure'
import { useFailureNotice } from '../ui/use-failure-notice'
import { DueClients } from './due-clients'
import { ErasureTable } from './erasure-table'
import { RecordingDays } from './recording-days'
import parts from './settings-screen.module.css'

/** The spans that are offered; law and profession ask for round ones. */
const spans = [3, 6, 12, 18, 24, 36, 60, 72, 84, 120] as const

/** How long closed clients are kept, whose time is over, and what was erased. */
export function RetentionPart() {
  const t = useTranslations('retention')
  const { data, error, refetch } = useCall('retention.get', {})
  return (
    <section className={parts.part} aria-labelledby="retention">
      <h2 className={parts.title} id="retention">
        {t('title')}
      </h2>
      <p className={parts.about}>{t('about')}</p>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Policy retention={data} /> : null}
    </section>
  )
}

function Policy({ retention }: { readonly retention: Retention }) {
  const t = useTranslations('retention')
  const sayFailure = useFailureNotice()
  const save = useSend('retention.saveMonths', { changes: ['retention.get'] })
  const { months, due, dueTotal, erasures } = retention
  const choose = async (value: string): Promise<void> => {
    try {
      await save.mutateAsync({ months: value === '' ? null : Number(value) })
    } catch (error) {
      sayFailure(t('saveFailed'), error)
    }
  }
  // A span that came with an imported practice is kept on the list.
  const offered = [...new Set([...spans, ...(months === null ? [] : [months])])].toSorted((a, b) => a - b)
  return (
    <>
      <div className={parts.fields}>
        <NativeSelect
          label={t('months')}
          description={t('monthsHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          data={[
            { value: '', label: t('never') },
            ...offered.map((span) => ({ value: String(span), label: t('after', { months: span }) })),
          ]}
          value={months === null ? '' : String(months)}
          onChange={(event) => void choose(event.currentTarget.value)}
        />
      </div>
      {months === null ? null : <DueClients due={due} total={dueTotal} />}
      <RecordingDays />
      <h3 className={parts.subtitle}>{t('erasures')}</h3>
      <p className={parts.about}>{t('erasuresAbout')}</p>
      <ErasureTable erasures={erasures} />
    </>
  )
}
