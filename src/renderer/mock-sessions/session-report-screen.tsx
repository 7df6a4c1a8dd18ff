import { Button } from '@mantine/core'
import { clockOf } from '@shared/mock-sessions/answer-times'
import { sessionMean } from '@shared/mock-sessions/session-means'
import type { SessionReport } from '@shared/session-report'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { callNameOf } from '../interviews/case-file'
import { back, hashOf } from '../navigation'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { MarksFigure } from './marks-figure'
import { OwnScores } from './own-scores'
import { RadarFigure } from './radar-figure'
import { ReportAside } from './report-aside'
import styles from './session-report.module.css'
import { TimesFigure } from './times-figure'
import { useReportLeaving } from './use-report-leaving'

const RecordingPart = lazy(() =>
  import('../recordings/recording-part').then((part) => ({ default: part.RecordingPart })),
)

/** What a session came to: figures, strengths and what to practise, and the ways out to the client. */
export function SessionReportScreen({ sessionId }: { readonly sessionId: string }) {
  const t = useTranslations('sessionReport')
  const { data, error, isPending, refetch } = useCall('mockSessions.report', { id: sessionId })
  const isLate = useLateLoading(isPending)
  useKeys({ back })
  if (data) return <Report report={data} />
  return (
    <Screen title={t('plainTitle')}>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
    </Screen>
  )
}

function Report({ report }: { readonly report: SessionReport }) {
  const t = useTranslations('sessionReport')
  const ariaKeys = useAriaKeys()
  const { day } = useDayText()
  const [showsOwn, setShowsOwn] = useState(false)
  const [showsWhispers, setShowsWhispers] = useState(false)
  const { session, clientName, employer, facts, last } = report
  const leaving = useReportLeaving(session.id)
  const name = callNameOf({ fullName: clientName, preferredName: report.preferredName })
  const toggleOwn = () => setShowsOwn(!showsOwn)
  useKeys({
    draftLetter: leaving.draftLetter,
    saveReport: leaving.savePdf,
    ownScores: toggleOwn,
  })
  const about = { client: clientName, day: day(facts.on, 'full'), length: clockOf(session.elapsedMs) }
  return (
    <Screen
      title={t('title', { number: facts.number })}
      detail={employer === null ? t('detail', about) : t('detailAbout', { ...about, employer })}
      actions={
        <>
          <Button
            aria-keyshortcuts={ariaKeys('saveReport')}
            rightSection={<KeyCap action="saveReport" />}
            onClick={leaving.savePdf}
          >
            {t('savePdf')}
          </Button>
          <Button
            variant="filled"
            aria-keyshortcuts={ariaKeys('draftLetter')}
            rightSection={<KeyCap action="draftLetter" />}
            onClick={leaving.draftLetter}
          >
            {t('draftLetter')}
          </Button>
        </>
      }
      status={
        <StatusBar keys={['draftLetter', 'saveReport', 'ownScores', 'back']}>
          <span>{t('pdfHint')}</span>
        </StatusBar>
      }
    >
      <Split stacks>
        <Pane label={t('mainLabel')} width="grow">
          <div className={styles.main}>
            <Overall report={report} name={name} />
            {showsOwn ? <OwnScores report={report} name={name} /> : null}
            <Suspense fallback={null}>
              <RecordingPart
                sessionId={session.id}
                name={name}
                marks={facts.marks}
                showsWhispers={showsWhispers}
              />
            </Suspense>
            <div className={styles.charts}>
              <RadarFigure session={facts} last={last} name={name} />
              <TimesFigure session={facts} />
              <MarksFigure
                session={facts}
                elapsedMs={session.elapsedMs}
                showsWhispers={showsWhispers}
                onWhispers={setShowsWhispers}
              />
            </div>
          </div>
        </Pane>
        <Pane label={t('asideLabel')} width="aside">
          <ReportAside report={report} name={name} showsOwn={showsOwn} onOwn={toggleOwn} />
        </Pane>
      </Split>
    </Screen>
  )
}

type PartProps = { readonly report: SessionReport; readonly name: string }

function Overall({ report: { session, facts, last }, name }: PartProps) {
  const t = useTranslations('sessionReport')
  const mean = sessionMean(facts, 'coach')
  const before = last === null ? null : sessionMean(last, 'coach')
  const own = sessionMean(facts, 'self')
  return (
    <>
      <p className={styles.overall}>
        {mean === null
          ? t('overallNone')
          : before === null
            ? t('overall', { mean })
            : t('overallLast', { mean, last: before })}
      </p>
      {own === null ? null : <p className={styles.line}>{t('self', { name, mean: own })}</p>}
      <p className={styles.line}>
        <a className={styles.link} href={hashOf({ at: 'client', id: session.clientId, tab: 'mockSessions' })}>
          {t('showCase', { name })}
        </a>
      </p>
      {session.state === 'ended' ? null : <p className="due">{t('unfinished')}</p>}
    </>
  )
}
