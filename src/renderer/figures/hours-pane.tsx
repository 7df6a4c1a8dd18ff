import { Button, NativeSelect } from '@mantine/core'
import { clockText, type HoursLine } from '@shared/figures'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useCall, useSend } from '../api'
import { Failure } from '../ui/failure'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './hours-pane.module.css'

/** The coach's log of hours: by year, and by month and client of one year. Exact sums of minutes. */
export function HoursPane() {
  const t = useTranslations('figures.hours')
  const locale = useLocale()
  const [wanted, setWanted] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const { data: hours, error, refetch } = useCall('figures.hours', { year: wanted }, { keepPrevious: true })
  const copy = useSend('figures.copyHours', { changes: [] })
  const sayFailure = useFailureNotice()
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!hours) return null
  if (hours.total.meetings === 0)
    return (
      <div className={styles.pane}>
        <h2 className={styles.title}>{t('title')}</h2>
        <p>{t('none')}</p>
        <p className="quiet">{t('noneHint')}</p>
      </div>
    )
  const { year, years, months, clients, otherClients } = hours
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const ofYear = years.find((one) => one.year === year)
  const copyYear = async (): Promise<void> => {
    try {
      await copy.mutateAsync({ year })
      setCopied(true)
    } catch (thrown) {
      sayFailure(t('title'), thrown)
    }
  }
  return (
    <div className={styles.pane}>
      <h2 className={styles.title}>{t('title')}</h2>
      <p>{t('sum', { hours: clockText(hours.total.minutes), meetings: hours.total.meetings })}</p>
      <p className="quiet">{t('note')}</p>
      <HoursTable
        title={t('byYear')}
        head={t('year')}
        lines={years.map((line) => ({ name: line.year, ...line }))}
      />
      <div className={styles.tools}>
        <NativeSelect
          aria-label={t('year')}
          value={year}
          data={years.map((line) => line.year)}
          onChange={({ currentTarget: { value } }) => {
            setWanted(value)
            setCopied(false)
          }}
        />
        <Button
          leftSection={<Copy size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => void copyYear()}
        >
          {t('copy', { year })}
        </Button>
      </div>
      <output className={styles.copied}>{isCopied ? t('copied') : null}</output>
      <HoursTable
        title={t('byMonth', { year })}
        head={t('month')}
        lines={months.map((line) => ({
          name: monthName.format(new Date(`${line.month}-01T00:00:00Z`)),
          ...line,
        }))}
        {...(ofYear ? { foot: { name: t('total', { year }), ...ofYear } } : {})}
      />
      <HoursTable
        title={t('byClient', { year })}
        head={t('client')}
        lines={clients.map((line) => ({ name: line.client, key: line.clientId, ...line }))}
        {...(otherClients
          ? { foot: { name: t('others', { count: otherClients.clients }), ...otherClients } }
          : {})}
      />
    </div>
  )
}

type NamedLine = HoursLine & { readonly name: string; readonly key?: string }

type HoursTableProps = {
  readonly title: string
  readonly head: string
  readonly lines: readonly NamedLine[]
  readonly foot?: NamedLine
}

function HoursTable({ title, head, lines, foot }: HoursTableProps) {
  const t = useTranslations('figures')
  const cells = (line: NamedLine) => (
    <>
      <th scope="row">{line.name}</th>
      <td>{t('value', { count: line.meetings })}</td>
      <td>{clockText(line.minutes)}</td>
    </>
  )
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('hours.meetings')}</th>
          <th scope="col">{t('hours.hours')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key ?? line.name}>{cells(line)}</tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <tr>{cells(foot)}</tr>
        </tfoot>
      ) : null}
    </table>
  )
}
