import { Button, NativeSelect } from '@mantine/core'
import type { Answer, AnswerVersion } from '@shared/answers'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { call, refresh, useCall } from '../api'
import { KeyCap } from '../ui/key-cap'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useUndoNotice } from '../ui/use-undo-notice'
import styles from './answers.module.css'
import { type VersionDraft, VersionPanel } from './version-panel'
import { workshopCalls } from './workshop-calls'

const TextChanges = lazy(() => import('../ui/text-changes').then((part) => ({ default: part.TextChanges })))

type AnswerDeskProps = {
  readonly answer: Answer
  readonly wordsPerMinute: number
  readonly onRemove: () => void
}

const emptyDraft: VersionDraft = {
  body: '',
  hasSituation: false,
  hasTask: false,
  hasAction: false,
  hasResult: false,
  selfScore: null,
  coachScore: null,
}

/** One answer: the version that is worked on, an earlier one beside it, and what changed between them. */
export function AnswerDesk({ answer, wordsPerMinute, onRemove }: AnswerDeskProps) {
  const t = useTranslations('answers')
  const ariaKeys = useAriaKeys()
  const { data: phrases = [] } = useCall('questionBank.cliches', {})
  const { data: questions = [] } = useCall('questionBank.questions', {})
  const [besideId, setBesideId] = useState<string | null>(null)
  const [showsChanges, setShowsChanges] = useState(false)
  /** What stands in the fields, by version; it may be newer than what is stored. */
  const [drafts, setDrafts] = useState<Readonly<Record<string, VersionDraft>>>({})
  const offerUndo = useUndoNotice()
  const sayFailure = useFailureNotice()
  const { versions } = answer
  const newest = versions.at(-1)
  const earlier = versions.slice(0, -1)
  const beside = earlier.find(({ id }) => id === besideId) ?? earlier.at(-1)
  const draftOf = (version: AnswerVersion): VersionDraft => drafts[version.id] ?? version
  const numberOf = (version: AnswerVersion) => versions.indexOf(version) + 1

  const addVersion = async () => {
    const body = newest ? draftOf(newest).body : ''
    try {
      await call('answers.saveVersion', { ...emptyDraft, id: newId(), answerId: answer.id, body })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
    setBesideId(null)
    await refresh(workshopCalls)
  }
  const removeVersion = async ({ id }: AnswerVersion) => {
    await call('answers.removeVersion', { id })
    offerUndo({
      message: t('versionRemoved'),
      undo: async () => {
        await call('answers.restoreVersion', { id })
        await refresh(workshopCalls)
      },
    })
    await refresh(workshopCalls)
  }
  const toggle = () => {
    if (beside) setShowsChanges(!showsChanges)
  }
  useKeys({ newVersion: () => void addVersion(), showChanges: toggle })
  const listenFor = questions.find(({ ref }) => ref === answer.questionRef)?.strongAnswer
  const panel = (version: AnswerVersion) => (
    <VersionPanel
      key={version.id}
      version={version}
      answerId={answer.id}
      number={numberOf(version)}
      draft={draftOf(version)}
      phrases={phrases}
      wordsPerMinute={wordsPerMinute}
      onDraft={(draft) => setDrafts((before) => ({ ...before, [version.id]: draft }))}
      onRemove={() => void removeVersion(version)}
    />
  )
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.question}>{answer.questionBody}</h2>
        {listenFor ? <p className="quiet">{listenFor}</p> : null}
      </header>
      <div className={styles.tools}>
        <Button
          variant={versions.length === 0 ? 'filled' : 'default'}
          rightSection={<KeyCap action="newVersion" />}
          aria-keyshortcuts={ariaKeys('newVersion')}
          onClick={() => void addVersion()}
        >
          {versions.length === 0 ? t('firstVersion') : t('newVersion')}
        </Button>
        {beside ? (
          <>
            <NativeSelect
              aria-label={t('beside')}
              value={beside.id}
              onChange={(event) => setBesideId(event.currentTarget.value)}
              data={earlier.map((version) => ({
                value: version.id,
                label: t('besideVersion', { number: numberOf(version) }),
              }))}
            />
            <Button
              aria-pressed={showsChanges}
              rightSection={<KeyCap action="showChanges" />}
              aria-keyshortcuts={ariaKeys('showChanges')}
              onClick={toggle}
            >
              {t('changes')}
            </Button>
          </>
        ) : null}
        <Button variant="subtle" color="gray" onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
      {beside && newest && showsChanges ? (
        <section className={styles.changes} aria-label={t('changes')}>
          <Suspense fallback={null}>
            <TextChanges before={draftOf(beside).body} after={draftOf(newest).body} />
          </Suspense>
        </section>
      ) : null}
      <div className={styles.panels}>
        {beside ? panel(beside) : null}
        {newest ? panel(newest) : null}
      </div>
    </>
  )
}
