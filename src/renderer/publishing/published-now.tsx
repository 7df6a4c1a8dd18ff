import { UnstyledButton } from '@mantine/core'
import { type Consent, consentNow } from '@shared/records'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useToday } from '../practice'
import styles from './publishing-screen.module.css'
import { usePublicationActs } from './use-publication-acts'
import { UseWords } from './uses-list'

type PublishedNowProps = { readonly clientId: string; readonly consents: readonly Consent[] }

/** In how many places a client was written about; after a withdrawal, which of them are still out. */
export function PublishedNow({ clientId, consents }: PublishedNowProps) {
  const t = useTranslations('publishing.uses')
  const today = useToday()
  const acts = usePublicationActs()
  const { data } = useCall('publishing.ofClient', { clientId })
  const out = (data ?? []).filter(
    ({ exportedAt, takenDownOn }) => exportedAt !== null && takenDownOn === null,
  )
  if (out.length === 0) return null
  if (consentNow(consents, 'publish')?.state !== 'withdrawn')
    return <p className={`quiet ${styles.now}`}>{t('count', { count: out.length })}</p>
  return (
    <div className={styles.now}>
      <p className="late">{t('askDown', { count: out.length })}</p>
      <ul className={styles.lines}>
        {out.map((publication) => (
          <li key={publication.id}>
            <UseWords publication={publication} />
            <UnstyledButton
              className={styles.link ?? ''}
              aria-label={t('takeDownLabel', { title: publication.title })}
              onClick={() => void acts.saveUse(publication, { takenDownOn: today })}
            >
              {t('takeDown')}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
