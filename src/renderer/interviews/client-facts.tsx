import { UnstyledButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useAriaKeys } from '../ui/use-keys'
import type { CaseFile } from './case-file'
import { FactList } from './fact-list'
import styles from './now-panel.module.css'
import { useClientFacts } from './use-facts'

type ClientFactsProps = { readonly file: CaseFile; readonly onEdit: () => void }

/** The client's facts at the foot of Now. State and tags stand in the header already. */
export function ClientFacts({ file, onEdit }: ClientFactsProps) {
  const t = useTranslations('interviews')
  const ariaKeys = useAriaKeys()
  const facts = useClientFacts()(file)
  const shown = facts.filter(({ key }) => key !== 'state' && key !== 'tags')
  return (
    <section className={styles.section}>
      <div className="group-head">
        <h2 className={styles.head}>{t('now.facts')}</h2>
        <UnstyledButton
          className={styles.link ?? ''}
          aria-label={t('facts.editClient', { name: file.client.fullName })}
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
