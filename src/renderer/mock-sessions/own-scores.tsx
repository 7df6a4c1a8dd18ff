import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { type Score, scores } from '@shared/mock-sessions'
import type { FactScore } from '@shared/mock-sessions/session-facts'
import type { SessionReport } from '@shared/session-report'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './session-report.module.css'

const none = ''

/** How the client scores the answers themselves: read out by the coach, or chosen by the client. Each choice is kept at once. */
export function OwnScores({ report, name }: { readonly report: SessionReport; readonly name: string }) {
  const t = useTranslations('sessionReport.own')
  const sayFailure = useFailureNotice()
  const words = useTranslations('sessionReport')
  const { questions, criteria, scores: given } = report.facts
  const [shownId, setShownId] = useState(questions[0]?.id ?? '')
  const send = useSend('mockSessions.scoreSelf', { changes: ['mockSessions.report', 'mockSessions.history'] })
  const question = questions.find(({ id }) => id === shownId) ?? questions[0]
  if (!question) return null
  const refs = question.criteria
  const asked = refs ? criteria.filter(({ criterionRef }) => refs.includes(criterionRef)) : criteria
  const scoreOf = (criterionRef: string, by: FactScore['by']) =>
    given.find(
      (one) => one.by === by && one.sessionQuestionId === question.id && one.criterionRef === criterionRef,
    )?.score ?? null
  const choose = async (criterionRef: string, score: Score | null): Promise<void> => {
    try {
      await send.mutateAsync({
        sessionId: report.session.id,
        sessionQuestionId: question.id,
        criterionRef,
        score,
      })
    } catch (error) {
      sayFailure(words('scoreFailed'), error)
    }
  }
  return (
    <section className={styles.own} aria-label={t('title', { name })}>
      <h2 className={styles.head}>{t('title', { name })}</h2>
      <p className="quiet">{t('hint', { name })}</p>
      <NativeSelect
        label={t('question')}
        value={question.id}
        data={questions.map(({ id, body }) => ({ value: id, label: body }))}
        onChange={({ currentTarget: { value } }) => setShownId(value)}
      />
      {asked.map(({ criterionRef, name: criterion }) => {
        const own = scoreOf(criterionRef, 'self')
        const coach = scoreOf(criterionRef, 'coach')
        return (
          <div key={criterionRef} className={styles.ownRow}>
            <span>{criterion}</span>
            <SegmentedControl
              aria-label={t('score', { name, criterion })}
              value={own === null ? none : String(own)}
              data={[{ value: none, label: words('radar.none') }, ...scores.map(String)]}
              onChange={(value) =>
                void choose(criterionRef, scores.find((one) => String(one) === value) ?? null)
              }
            />
            <span className="quiet number">{coach === null ? '' : t('coach', { score: coach })}</span>
          </div>
        )
      })}
      <Button
        onClick={() => {
          const next = questions[questions.findIndex(({ id }) => id === question.id) + 1] ?? questions[0]
          if (next) setShownId(next.id)
        }}
      >
        {t('next')}
      </Button>
    </section>
  )
}
