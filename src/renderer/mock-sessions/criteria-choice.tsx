import { Checkbox } from '@mantine/core'
import type { Criterion } from '@shared/question-bank'
import { useTranslations } from 'use-intl'
import styles from './prepare-dialog.module.css'

type CriteriaChoiceProps = {
  readonly criteria: readonly Criterion[]
  readonly chosen: readonly string[]
  readonly onChosen: (refs: readonly string[]) => void
}

/** What the answers are scored by. */
export function CriteriaChoice({ criteria, chosen, onChosen }: CriteriaChoiceProps) {
  const t = useTranslations('mockSessions.prepare')
  const offered = criteria.filter(({ ref, isRetired }) => !isRetired || chosen.includes(ref))
  return (
    <fieldset className={styles.plan}>
      <legend className={styles.legend}>{t('criteria', { count: chosen.length })}</legend>
      <div className={styles.criteria}>
        {offered.map(({ ref, name, detail }) => (
          <Checkbox
            key={ref}
            label={name}
            title={detail}
            checked={chosen.includes(ref)}
            onChange={(event) =>
              onChosen(event.currentTarget.checked ? [...chosen, ref] : chosen.filter((one) => one !== ref))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
