import { Button, UnstyledButton } from '@mantine/core'
import type { Standing } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../ui/empty-state'
import { KeyCap } from '../ui/key-cap'
import type { CaseFile } from './case-file'
import styles from './case-lists.module.css'
import { StandingState } from './standings-list'

type OpportunitiesTabProps = {
  readonly file: CaseFile
  readonly onAdd: () => void
  readonly onEdit: (opportunityId: string) => void
  readonly onEnd: (opportunityId: string) => void
}

/** The client's applications, the one that needs the coach first on top. Choosing one edits it. */
export function OpportunitiesTab({ file, onAdd, onEdit, onEnd }: OpportunitiesTabProps) {
  const t = useTranslations('interviews')
  const { standings, rounds, today } = file.history
  if (standings.length === 0)
    return (
      <EmptyState
        title={t('empty.opportunities', { name: file.name })}
        hint={t('empty.opportunitiesHint')}
        action={
          <Button variant="filled" rightSection={<KeyCap action="addOpportunity" />} onClick={onAdd}>
            {t('empty.addOpportunity')}
          </Button>
        }
      />
    )
  const countsOf = (standing: Standing) => {
    const own = rounds.filter(({ opportunityId }) => opportunityId === standing.opportunityId)
    return { rounds: own.length, questions: own.reduce((sum, { questions }) => sum + questions.length, 0) }
  }
  return (
    <ul className={styles.list} aria-label={t('opportunities.label')}>
      {standings.map((standing) => (
        <li key={standing.opportunityId} className={styles.item}>
          <UnstyledButton
            className={styles.row ?? ''}
            data-item={standing.opportunityId}
            aria-label={t('opportunities.edit', { employer: standing.employer })}
            aria-describedby={`state-${standing.opportunityId}`}
            onClick={() => onEdit(standing.opportunityId)}
          >
            <span className={styles.main}>
              <span className={styles.name}>{standing.employer}</span> <span>{standing.role}</span>
            </span>
            <span className={styles.second} id={`state-${standing.opportunityId}`}>
              <StandingState standing={standing} today={today} />
              <span className="quiet">{t('opportunities.started', countsOf(standing))}</span>
            </span>
          </UnstyledButton>
          {standing.ending === null && (
            <Button variant="subtle" onClick={() => onEnd(standing.opportunityId)}>
              {t('opportunities.recordEnding')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
