import { UnstyledButton } from '@mantine/core'
import type { Client } from '@shared/clients'
import { useTranslations } from 'use-intl'
import { useAriaKeys } from '../ui/use-keys'
import { FactList } from './fact-list'
import styles from './now-panel.module.css'
import { useClientFacts } from './use-facts'

type ClientFactsProps = { readonly client: Client; readonly onEdit: () => void }

/** The client's facts at the foot of Now. State and tags stand in the header already. */
export function ClientFacts({ client, onEdit }: ClientFactsProps) {
  const t = useTranslations('interviews')
  const ariaKeys = useAriaKeys()
  const facts = useClientFacts()(client)
  const shown = facts.filter(({ key }) => key !== 'state' && key !== 'tags')
  return (
    <section className={styles.section}>
      <div className="group-head">
        <h2 className={styles.head}>{t('now.facts')}</h2>
        <UnstyledButton
          className={styles.link ?? ''}
          aria-label={t('facts.editClient', { name: client.fullName })}
          aria-keyshortcuts={ariaKeys('editClient')}
          onClick={onEdit}
        >
          {t('now.edit')}
        </UnstyledButton>
      </div>
      {shown.every(({ value }) => value.trim() === '') ? (
        <p className={`quiet ${styles.text}`}>{t('facts.none')}</p>
      ) : (
        <FactList facts={shown} />
      )}
    </section>
  )
}
