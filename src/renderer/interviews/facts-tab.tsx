import { UnstyledButton } from '@mantine/core'
import type { Consent } from '@shared/records'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ClientFigures } from '../figures/client-figures'
import { ClientClock } from '../ui/client-clock'
import type { CaseFile } from './case-file'
import styles from './case-lists.module.css'
import { ConsentHistory, ConsentNow } from './consent-lines'
import { FactList } from './fact-list'
import { useClientFacts, useOpportunityFacts } from './use-facts'

type FactsTabProps = {
  readonly file: CaseFile
  readonly onEditClient: () => void
  readonly onEditOpportunity: (id: string) => void
  /** Corrects a line of consent; null records a new one. */
  readonly onConsent: (consent: Consent | null) => void
}

/** What letters are merged with: the client's facts, then those of each opportunity. */
export function FactsTab({ file, onEditClient, onEditOpportunity, onConsent }: FactsTabProps) {
  const t = useTranslations('interviews')
  const consent = useTranslations('records.consent')
  const clock = useTranslations('followUps.client')
  const clientFacts = useClientFacts()
  const opportunityFacts = useOpportunityFacts()
  const { client, history } = file
  return (
    <div className={styles.facts}>
      <FactSection
        heading={client.fullName}
        editLabel={t('facts.editClient', { name: client.fullName })}
        onEdit={onEditClient}
      >
        <FactList facts={clientFacts(file)} />
      </FactSection>
      <FactSection
        heading={consent('now')}
        action={consent('record')}
        editLabel={consent('recordLabel', { name: client.fullName })}
        onEdit={() => onConsent(null)}
      >
        <ConsentNow consents={file.consents} />
        {file.consents.length > 0 && (
          <>
            <ConsentHistory consents={file.consents} onEdit={onConsent} />
            <p className={styles.after}>{consent('hint')}</p>
          </>
        )}
      </FactSection>
      <section className={styles.section}>
        <div className={styles.sectionHead}>
          <h2>{clock('title')}</h2>
        </div>
        <ClientClock key={client.id} clientId={client.id} />
      </section>
      {history.standings.map(({ opportunityId, employer }) => {
        const opportunity = history.opportunities.find(({ id }) => id === opportunityId)
        if (!opportunity) return null
        return (
          <FactSection
            key={opportunityId}
            heading={employer}
            editLabel={t('opportunities.edit', { employer })}
            onEdit={() => onEditOpportunity(opportunityId)}
          >
            <FactList facts={opportunityFacts(opportunity, history)} />
          </FactSection>
        )
      })}
      <ClientFigures clientId={client.id} name={file.name} />
    </div>
  )
}

type FactSectionProps = {
  readonly heading: string
  /** The word on the button; “Edit” when it is left out. */
  readonly action?: string
  readonly editLabel: string
  readonly onEdit: () => void
  readonly children: ReactNode
}

function FactSection({ heading, action, editLabel, onEdit, children }: FactSectionProps) {
  const t = useTranslations('interviews.now')
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{heading}</h2>
        <UnstyledButton className={styles.link ?? ''} aria-label={editLabel} onClick={onEdit}>
          {action ?? t('edit')}
        </UnstyledButton>
      </div>
      {children}
    </section>
  )
}
