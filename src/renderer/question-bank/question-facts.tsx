import { Button } from '@mantine/core'
import type { MetQuestion } from '@shared/question-sets'
import { useFormatter, useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { goTo, hashOf } from '../navigation'
import { useDayText } from '../ui/day-text'
import styles from './bank-desk.module.css'
import type { QuestionLine } from './question-filter'
import { useBankAct } from './use-bank-act'

/** One question: what it goes for, how to go on, what answers show, and whether it was really asked. */
export function QuestionFacts({ line }: { readonly line: QuestionLine }) {
  const t = useTranslations('questionBank.question')
  const stage = useTranslations('stages')
  const format = useFormatter()
  return (
    <dl className={styles.facts}>
      <dt>{t('probes')}</dt>
      <dd>{line.probes}</dd>
      {line.followUps.length > 0 ? (
        <>
          <dt>{t('followUps')}</dt>
          <dd>
            {line.followUps.map((followUp) => (
              <p key={followUp}>{followUp}</p>
            ))}
          </dd>
        </>
      ) : null}
      <dt>{t('strong')}</dt>
      <dd>{line.strongAnswer}</dd>
      <dt>{t('weak')}</dt>
      <dd>{line.weakAnswer}</dd>
      <dt>{t('stages')}</dt>
      <dd>
        {line.stages.length === 0 ? t('anyStage') : format.list(line.stages.map((name) => stage(name)))}
      </dd>
      {line.topicId === null ? null : (
        <>
          <dt>{t('topic')}</dt>
          <dd>
            <TopicLink topicId={line.topicId} />
          </dd>
        </>
      )}
      <dt>{t('met')}</dt>
      <dd>
        {line.met === null ? <span className="quiet">{t('neverMet')}</span> : <MetWords met={line.met} />}
      </dd>
    </dl>
  )
}

function TopicLink({ topicId }: { readonly topicId: string }) {
  const { data = [] } = useCall('advice.list', {})
  const title = data.find((topic) => topic.topicId === topicId)?.title ?? topicId
  return <a href={hashOf({ at: 'advice', topicId })}>{title}</a>
}

/** How often, where and for what kind of work a question was really asked. */
function MetWords({ met }: { readonly met: MetQuestion }) {
  const t = useTranslations('questionBank')
  const stage = useTranslations('stages')
  const format = useFormatter()
  const { day } = useDayText()
  return (
    <>
      <p>{t('met.times', { count: met.count, clients: met.clientCount, day: day(met.lastOn, 'long') })}</p>
      <p>{format.list(met.employers.map(({ name, count }) => t('met.counted', { name, count })))}</p>
      {met.roleFamilies.length > 0 ? (
        <p>
          {format.list(
            met.roleFamilies.map(({ family, count }) =>
              t('met.counted', { name: t(`families.${family}`), count }),
            ),
          )}
        </p>
      ) : null}
      <p className="quiet">{format.list(met.stages.map((name) => stage(name)))}</p>
    </>
  )
}

/** A question that was met and is near none of the bank: it can be taken into it. */
export function MetDetail({ met }: { readonly met: MetQuestion }) {
  const t = useTranslations('questionBank')
  const run = useBankAct()
  const take = async () => {
    const answer = await run('added', () =>
      call('questionBank.saveQuestion', {
        ref: null,
        body: met.body,
        theme: 'fit',
        stages: [...met.stages],
        roleFamily: met.roleFamilies.length === 1 ? (met.roleFamilies[0]?.family ?? null) : null,
        probes: '',
        followUps: [],
        strongAnswer: '',
        weakAnswer: '',
        topicId: null,
      }),
    )
    if (answer) goTo({ at: 'questionBank', tab: 'questions', ref: answer.ref }, { replace: true })
  }
  return (
    <>
      <header className={styles.header}>
        <div>
          <h2 className={styles.title} data-spoken>
            {met.body}
          </h2>
          <p className="quiet">{t('met.outside')}</p>
        </div>
        <Button onClick={() => void take()}>{t('met.take')}</Button>
      </header>
      <dl className={styles.facts}>
        <dt>{t('question.met')}</dt>
        <dd>
          <MetWords met={met} />
        </dd>
      </dl>
    </>
  )
}
