import { Modal, UnstyledButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useReturnFocus } from '../ui/use-return-focus'
import type { CaseFile } from './case-file'
import styles from './now-panel.module.css'
import { StandingState } from './standings-list'

type ChooseOpportunityProps = {
  readonly file: CaseFile
  readonly onChoose: (opportunityId: string | null) => void
  readonly onClose: () => void
}

/** Asks what a letter is about when several opportunities are open. The first one needs only Enter. */
export function ChooseOpportunity({ file, onChoose, onClose }: ChooseOpportunityProps) {
  const t = useTranslations('interviews')
  useReturnFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('now.chooseForLetter')}
      size={420}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <ul className={styles.choices}>
        {file.history.standings
          .filter(({ ending }) => ending === null)
          .map((standing, index) => (
            <li key={standing.opportunityId}>
              <UnstyledButton
                className={styles.opportunity ?? ''}
                data-autofocus={index === 0 || undefined}
                onClick={() => onChoose(standing.opportunityId)}
              >
                <span className={styles.employer}>{standing.employer}</span>
                <StandingState standing={standing} today={file.history.today} />
              </UnstyledButton>
            </li>
          ))}
        <li>
          <UnstyledButton className={styles.opportunity ?? ''} onClick={() => onChoose(null)}>
            <span className="quiet">{t('now.noOpportunityLetter')}</span>
          </UnstyledButton>
        </li>
      </ul>
    </Modal>
  )
}
