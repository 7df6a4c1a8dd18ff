import { UnstyledButton } from '@mantine/core'
import type { EmployerFile, EmployerOpportunity } from '@shared/employers'
import type { Contact } from '@shared/interviews'
import { type ReactNode, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { goTo, hashOf } from '../navigation'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { useKeys } from '../ui/use-keys'
import styles from './employer-page.module.css'

type EmployerCasesPaneProps = {
  readonly file: EmployerFile
  readonly onEditPerson: (person: Contact) => void
}

/** Moves the focus to the next or previous row; the first press shows where it starts. */
function moveRow(pane: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(pane?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.findIndex((row) => row === document.activeElement)
  rows[at < 0 ? 0 : Math.max(0, Math.min(at + by, rows.length - 1))]?.focus()
}

/** Which clients are or were in process at an employer, and who is known there. */
export function EmployerCasesPane({ file, onEditPerson }: EmployerCasesPaneProps) {
  const t = useTranslations('employers.page')
  const pane = useRef<HTMLDivElement>(null)
  useKeys({ nextRow: () => moveRow(pane.current, 1), previousRow: () => moveRow(pane.current, -1) })
  const inProcess = file.opportunities.filter((one) => one.isInProcess)
  const earlier = file.opportunities.filter((one) => !one.isInProcess)
  const clients = new Set(inProcess.map(({ clientId }) => clientId)).size
  return (
    <div className={styles.pane} ref={pane}>
      <PaneSection title={t('inProcess')}>
        {clients > 1 && <p className={styles.shared}>{t('shared', { count: clients })}</p>}
        {inProcess.length === 0 && <p className={`quiet ${styles.text}`}>{t('nobody')}</p>}
        <OpportunityRows opportunities={inProcess} />
      </PaneSection>
      {earlier.length > 0 && (
        <PaneSection title={t('earlier')}>
          <OpportunityRows opportunities={earlier} />
        </PaneSection>
      )}
      <PaneSection title={t('people')}>
        {file.contacts.length === 0 && <p className={`quiet ${styles.text}`}>{t('nobodyKnown')}</p>}
        <ul className={`${styles.list} ${styles.rows} ${styles.people}`}>
          {file.contacts.map((person) => (
            <li key={person.id}>
              <UnstyledButton
                data-row
                className={styles.row ?? ''}
                aria-label={t('editPerson', { name: person.fullName })}
                onClick={() => onEditPerson(person)}
              >
                <span className={styles.name}>{person.fullName}</span>
                <span>{person.role}</span>
                <span data-private>{person.email}</span>
                <span className="number" data-private>
                  {person.phone}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </PaneSection>
    </div>
  )
}

function PaneSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className="group-head" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function OpportunityRows({ opportunities }: { readonly opportunities: readonly EmployerOpportunity[] }) {
  return (
    <ul className={`${styles.list} ${styles.rows}`}>
      {opportunities.map((one) => {
        const place = {
          at: 'client',
          id: one.clientId,
          tab: 'timeline',
          opportunityId: one.opportunityId,
        } as const
        return (
          <li key={one.opportunityId}>
            <a
              data-row
              className={styles.row}
              href={hashOf(place)}
              onClick={(event) => {
                event.preventDefault()
                goTo(place)
              }}
            >
              <span className={styles.name}>{one.clientName}</span>
              <span>{one.role}</span>
              <OpportunityState opportunity={one} />
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function OpportunityState({ opportunity }: { readonly opportunity: EmployerOpportunity }) {
  const t = useTranslations('employers.page')
  const stages = useTranslations('stages')
  const { day } = useDayText()
  const today = useToday()
  const { stage, stageOn, ending, endedOn, isInProcess, clientState } = opportunity
  const short = (on: string) => day(on, on.slice(0, 4) === today.slice(0, 4) ? 'short' : 'year')
  if (ending !== null && endedOn !== null)
    return (
      <span className={ending === 'accepted' ? 'good' : 'quiet'}>
        {t('ended', { tag: ending, day: short(endedOn) })}
      </span>
    )
  if (!isInProcess) return <span className="quiet">{t('resting', { state: clientState })}</span>
  if (stage === null || stageOn === null) return <span className="quiet">{t('nothingYet')}</span>
  return <span>{t('since', { stage: stages(stage), day: short(stageOn) })}</span>
}
