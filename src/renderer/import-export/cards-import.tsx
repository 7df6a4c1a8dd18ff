import { NativeSelect } from '@mantine/core'
import { type FileLook, type ImportOrderInput, type MatchWay, matchWays } from '@shared/import-export'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { EmployerSelect } from '../ui/search-select'
import { ImportDesk } from './import-desk'
import styles from './import-export.module.css'

type CardsImportProps = {
  readonly look: Extract<FileLook, { kind: 'cards' }>
  readonly onLeave: () => void
}

/** A file of cards: they become clients, or the people of one employer. */
export function CardsImport({ look, onLeave }: CardsImportProps) {
  const t = useTranslations('importExport')
  const [to, setTo] = useState<'clients' | 'contacts'>('clients')
  const [employerId, setEmployerId] = useState<string | null>(null)
  const [matches, setMatches] = useState<MatchWay>('fill')
  const isOpen = to === 'contacts' && employerId === null
  const order: ImportOrderInput | null = isOpen
    ? null
    : { kind: 'cards', employerId: to === 'contacts' ? employerId : null, matches }
  return (
    <ImportDesk look={look} order={order} missing={isOpen ? t('cards.sayEmployer') : null} onLeave={onLeave}>
      <div className={styles.choices}>
        <p className={styles.about}>
          {t('cards.found', { count: look.cards, names: look.names.join(', ') })}
        </p>
        <div className={styles.fields}>
          <NativeSelect
            label={t('cards.to')}
            value={to}
            data={(['clients', 'contacts'] as const).map((value) => ({
              value,
              label: t(`cards.targets.${value}`),
            }))}
            onChange={({ currentTarget }) =>
              setTo(currentTarget.value === 'contacts' ? 'contacts' : 'clients')
            }
          />
          {to === 'contacts' ? (
            <EmployerSelect label={t('cards.employer')} value={employerId} onChange={setEmployerId} />
          ) : null}
          <NativeSelect
            label={t('table.matches')}
            value={matches}
            data={matchWays.map((value) => ({ value, label: t(`table.matchWays.${value}`) }))}
            onChange={({ currentTarget }) =>
              setMatches(matchWays.find((way) => way === currentTarget.value) ?? 'fill')
            }
          />
        </div>
      </div>
    </ImportDesk>
  )
}
