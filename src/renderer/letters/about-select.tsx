import { NativeSelect } from '@mantine/core'
import type { CaseHistory } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { type About, aboutGroups, aboutOf, aboutSelectId, aboutValue } from './about-choice'
import styles from './letter-screen.module.css'

type AboutSelectProps = {
  readonly history: CaseHistory
  readonly about: About
  readonly onAbout: (about: About) => void
}

/** Names the interview the letter speaks of, and lets the coach choose another. */
export function AboutSelect({ history, about, onAbout }: AboutSelectProps) {
  const t = useTranslations('letters.about')
  const stage = useTranslations('stages')
  const { day } = useDayText()
  const groups = aboutGroups(history)
  if (groups.length === 0) return null
  return (
    <NativeSelect
      id={aboutSelectId}
      aria-label={t('label')}
      className={styles.about}
      value={aboutValue(about)}
      onChange={(event) => onAbout(aboutOf(event.currentTarget.value))}
      data={[
        ...groups.map(({ opportunityId, employer, rounds }) => ({
          group: employer,
          items: [
            ...rounds.map((round) => ({
              value: aboutValue({ opportunityId, roundId: round.id }),
              label: t('round', {
                number: round.number,
                stage: stage(round.stage),
                day: day(round.heldOn, 'short'),
              }),
            })),
            {
              value: aboutValue({ opportunityId, roundId: null }),
              label: t(rounds.length === 0 ? 'noRound' : 'newestRound'),
            },
          ],
        })),
        { value: aboutValue({ opportunityId: null, roundId: null }), label: t('nothing') },
      ]}
    />
  )
}
