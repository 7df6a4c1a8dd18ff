import { Button, Group } from '@mantine/core'
import type { CaseHistory } from '@shared/interviews'
import { MessageCircleQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { aboutSelectId } from './about-choice'
import styles from './text-part.module.css'
import type { LetterDesk } from './use-letter-desk'

type AboutBarProps = { readonly desk: LetterDesk; readonly history: CaseHistory | null }

const bold = (words: ReactNode) => <b>{words}</b>

/** Asks which application or interview the letter speaks of, where the app chose among several. */
export function AboutBar({ desk, history }: AboutBarProps) {
  const t = useTranslations('letters.about')
  const stage = useTranslations('stages')
  const { day } = useDayText()
  const { opportunityId, roundId } = desk.draft
  const { letter } = desk.stored
  // Another choice is saved in a moment and ends the question.
  const isSame = letter.opportunityId === opportunityId && letter.roundId === roundId
  const standing = history?.standings.find((one) => one.opportunityId === opportunityId)
  if (!letter.isAboutGuessed || !isSame || !standing) return null
  const round = history?.rounds.find(({ id }) => id === roundId)
  const { employer } = standing
  const about = round
    ? t('aboutRound', { stage: stage(round.stage), day: day(round.heldOn, 'short'), employer })
    : employer
  return (
    <div className={styles.check}>
      <MessageCircleQuestion className={styles.checkIcon} size={16} strokeWidth={1.75} aria-hidden />
      <output className={styles.words}>
        <span>{t.rich('ask', { about, b: bold })}</span>
      </output>
      <Group gap="sm">
        <Button onClick={() => void desk.confirm('about')}>{t('yes')}</Button>
        <Button onClick={() => document.querySelector<HTMLElement>(`#${aboutSelectId}`)?.focus()}>
          {t('choose')}
        </Button>
      </Group>
    </div>
  )
}
