import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import styles from './similar-line.module.css'

export type SimilarLineProps = {
  readonly fullName: string
  readonly email: string
  readonly phone: string
  /** The client that is edited; null for a new one. */
  readonly clientId: string | null
  readonly onOpen: (clientId: string) => void
  readonly onMerge: (clientId: string) => void
}

const pauseMs = 200

/** Says quietly, while one types, that somebody like this is a client already. */
export function SimilarLine({ fullName, email, phone, clientId, onOpen, onMerge }: SimilarLineProps) {
  const t = useTranslations('clients.similar')
  const [typed] = useDebouncedValue(
    {
      fullName: fullName.trim().slice(0, 200),
      email: email.trim().slice(0, 254),
      phone: phone.trim().slice(0, 60),
    },
    pauseMs,
  )
  const isWorthAsking = typed.fullName.length >= 3 || typed.email.includes('@') || typed.phone.length >= 7
  const { data } = useCall(
    'clients.similar',
    { ...typed, exceptId: clientId },
    { enabled: isWorthAsking, keepPrevious: true },
  )
  const shown = isWorthAsking ? (data ?? []) : []
  return (
    <output className={styles.lines}>
      {shown.map(({ id, name, by }) => (
        <span key={id} className={styles.line}>
          {t(`by.${by}`, { name })}{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('openOf', { name })}
            onClick={() => onOpen(id)}
          >
            {t('open')}
          </Button>
          {clientId === null ? null : (
            <>
              {' '}
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('mergeOf', { name })}
                onClick={() => onMerge(id)}
              >
                {t('merge')}
              </Button>
            </>
          )}
        </span>
      ))}
    </output>
  )
}
