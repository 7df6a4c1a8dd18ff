import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PublishedNow } from '../publishing/published-now'
import { useDayText } from '../ui/day-text'
import { useAriaKeys } from '../ui/use-keys'
import { entriesOf, meetingsOf } from './case-file'
import { ConsentNow } from './consent-lines'
import type { NowPanelProps } from './now-panel'
import styles from './now-panel.module.css'

/** As many as can be scanned; the rest are counted. */
const shownDocuments = 3

/** Meetings, documents and consent, at the foot of Now. */
export function RecordsNow(props: NowPanelProps) {
  const { file } = props
  const t = useTranslations('records')
  const ariaKeys = useAriaKeys()
  const documents = entriesOf(file.history, 'document')
  return (
    <>
      <Section
        heading={t('appointments.now')}
        action={t('appointments.nowAdd')}
        label={t('appointments.add')}
        shortcut={ariaKeys('addAppointment')}
        onAction={props.onAddAppointment}
      >
        <MeetingsNow {...props} />
      </Section>
      <Section
        heading={t('documents.now')}
        action={t('documents.attachShort')}
        label={t('documents.attach')}
        shortcut={ariaKeys('attachDocument')}
        onAction={props.onAttach}
      >
        {documents.length === 0 ? (
          <p className={`quiet ${styles.text}`}>{t('documents.empty', { name: file.name })}</p>
        ) : (
          <ul className={styles.list}>
            {documents.slice(0, shownDocuments).map((document) => (
              <li key={document.id}>
                <UnstyledButton
                  className={styles.opportunity ?? ''}
                  aria-label={t('documents.open', { file: document.fileName })}
                  onClick={() => props.onDocument(document)}
                >
                  <span className={styles.fileName}>{document.fileName}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        )}
        {documents.length > shownDocuments && (
          <p className={`quiet ${styles.text}`}>
            {t('documents.more', { count: documents.length - shownDocuments })}
          </p>
        )}
      </Section>
      <Section
        heading={t('consent.now')}
        action={t('consent.record')}
        label={t('consent.recordLabel', { name: file.client.fullName })}
        onAction={props.onConsent}
      >
        {file.consents.length === 0 ? (
          <p className={`quiet ${styles.text}`}>{t('consent.none')}</p>
        ) : (
          <ConsentNow consents={file.consents} />
        )}
        <PublishedNow clientId={file.client.id} consents={file.consents} />
      </Section>
    </>
  )
}

/** The next meeting and the last one. */
function MeetingsNow({ file, onAppointment }: NowPanelProps) {
  const t = useTranslations('records.appointments')
  const { day } = useDayText()
  const { today } = file.history
  const booked = meetingsOf(file.history).filter(({ state }) => state === 'booked')
  const next = booked.findLast(({ on }) => on >= today)
  const last = booked.find(({ on }) => on < today)
  const lines = [
    { kind: 'nextOne', appointment: next },
    { kind: 'lastOne', appointment: last },
  ] as const
  if (!next && !last) return <p className={`quiet ${styles.text}`}>{t('empty', { name: file.name })}</p>
  return (
    <ul className={styles.list}>
      {lines.map(({ kind, appointment }) => {
        if (!appointment) return null
        const { on, startTime } = appointment
        const when = startTime === null ? day(on) : t('atTime', { day: day(on), time: startTime })
        return (
          <li key={kind}>
            <UnstyledButton className={styles.opportunity ?? ''} onClick={() => onAppointment(appointment)}>
              <span>{t(kind, { when })}</span>
              {kind === 'lastOne' && appointment.noteId === null && (
                <span className="due">{t('noNote')}</span>
              )}
            </UnstyledButton>
          </li>
        )
      })}
    </ul>
  )
}

type SectionProps = {
  readonly heading: string
  readonly action: string
  readonly label: string
  readonly shortcut?: string
  readonly onAction: () => void
  readonly children: ReactNode
}

function Section({ heading, action, label, shortcut, onAction, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className="group-head">
        <h2 className={styles.head}>{heading}</h2>
        <UnstyledButton
          className={styles.link ?? ''}
          aria-label={label}
          aria-keyshortcuts={shortcut}
          onClick={onAction}
        >
          {action}
        </UnstyledButton>
      </div>
      {children}
    </section>
  )
}
