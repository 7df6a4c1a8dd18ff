import { UnstyledButton } from '@mantine/core'
import type { Client } from '@shared/clients'
import type { Question } from '@shared/interviews'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import styles from './letter-screen.module.css'
import { QuestionForm } from './question-form'

type QuestionPartProps = {
  readonly client: Client
  readonly opportunityId: string | null
  /** The question this letter answers; null when it answers none yet. */
  readonly question: Question | null
  readonly onQuestion: (question: Question) => void
}

/** What the client asked, in their own words, or the place to paste it. */
export function QuestionPart({ client, opportunityId, question, onQuestion }: QuestionPartProps) {
  const t = useTranslations('letters.question')
  const { day } = useDayText()
  const today = useToday()
  const [isPasting, setPasting] = useState(question === null)
  const name = client.preferredName || (client.fullName.split(' ')[0] ?? '')
  const isOpen = isPasting || question === null

  return (
    <div className={styles.ask}>
      <p className="group-head">
        {question ? (
          <span>
            {t('asked', {
              name,
              channel: question.channel,
              isToday: String(question.askedOn === today),
              day: day(question.askedOn, 'short'),
            })}
          </span>
        ) : (
          <span>{t('none', { name })}</span>
        )}
        {isOpen ? null : (
          <UnstyledButton className={styles.link} onClick={() => setPasting(true)}>
            {t('pasteAnother')}
          </UnstyledButton>
        )}
      </p>
      {question && !isPasting ? (
        <blockquote className={styles.words}>{t('words', { body: question.body.trim() })}</blockquote>
      ) : null}
      {isOpen ? (
        <QuestionForm
          client={client}
          opportunityId={opportunityId}
          threadId={question?.threadId ?? null}
          onCancel={question ? () => setPasting(false) : null}
          onSaved={(saved) => {
            setPasting(false)
            onQuestion(saved)
          }}
        />
      ) : null}
    </div>
  )
}
