import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { SameEmployerNotice } from '../employers/same-employer-notice'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import { type CaseFile, type EntryOf, standingOf } from './case-file'
import { ClientFacts } from './client-facts'
import styles from './now-panel.module.css'
import { PeopleList } from './people-list'
import { RecordsNow } from './records-now'
import { StandingNow } from './standing-now'
import { StandingsList } from './standings-list'

export type NowPanelProps = {
  readonly file: CaseFile
  readonly onDraft: () => void
  readonly onLogContact: () => void
  readonly onSettle: () => void
  readonly onAddOpportunity: () => void
  readonly onShow: (opportunityId: string) => void
  readonly onEditClient: () => void
  readonly onAddAppointment: () => void
  readonly onAppointment: (appointment: EntryOf<'appointment'>) => void
  readonly onAttach: () => void
  readonly onDocument: (document: EntryOf<'document'>) => void
  readonly onConsent: () => void
}

/** What is true now: where the chosen opportunity stands, what to do next and why, and who is who. */
export function NowPanel(props: NowPanelProps) {
  const { file, onDraft, onLogContact } = props
  const t = useTranslations('interviews.now')
  const ariaKeys = useAriaKeys()
  const standing = standingOf(file.history, file.shownId)
  return (
    <div className={styles.now}>
      <h2 className="group-head">{t('label')}</h2>
      {standing === null ? (
        <>
          <p className={styles.text}>{t('noOpportunity')}</p>
          <p className={`quiet ${styles.text}`}>{t('noOpportunityHint', { name: file.name })}</p>
        </>
      ) : (
        <StandingNow standing={standing} file={file} onSettle={props.onSettle} />
      )}
      <div className={styles.buttons}>
        {standing === null && (
          <Button
            variant="filled"
            rightSection={<KeyCap action="addOpportunity" />}
            aria-keyshortcuts={ariaKeys('addOpportunity')}
            onClick={props.onAddOpportunity}
          >
            {t('addOpportunity')}
          </Button>
        )}
        <Button
          variant={standing === null ? 'default' : 'filled'}
          rightSection={<KeyCap action="draftLetter" />}
          aria-keyshortcuts={ariaKeys('draftLetter')}
          onClick={onDraft}
        >
          {t('draft')}
        </Button>
        {standing !== null && (
          <Button
            rightSection={<KeyCap action="logContact" />}
            aria-keyshortcuts={ariaKeys('logContact')}
            onClick={onLogContact}
          >
            {t('logContact')}
          </Button>
        )}
      </div>
      <SameEmployerNotice clientId={file.client.id} />
      {standing !== null && (
        <>
          <StandingsList file={file} onShow={props.onShow} />
          <PeopleList history={file.history} standing={standing} />
        </>
      )}
      <RecordsNow {...props} />
      <ClientFacts file={file} onEdit={props.onEditClient} />
    </div>
  )
}
