import type { MarkKind, SessionFile } from '@shared/mock-sessions'
import { lazy, Suspense, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { refresh, useAppEvent } from '../api'
import { goTo } from '../navigation'
import { ConsentDialog } from '../recordings/consent-dialog'
import { useRecordControl } from '../recordings/use-record-control'
import { flushAll } from '../ui/autosaver'
import { Confirm } from '../ui/confirm'
import type { RichTextHandle } from '../ui/rich-text-editor'
import { Pane, Screen, Split } from '../ui/screen'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useKeys } from '../ui/use-keys'
import { hearClock } from './clock-store'
import styles from './cockpit.module.css'
import { CriteriaGrid } from './criteria-grid'
import { Dock } from './dock'
import { JumpDialog } from './jump-dialog'
import { MarkList } from './mark-list'
import { QuestionList } from './question-list'
import { QuestionStage } from './question-stage'
import { SessionAside } from './session-aside'
import { SessionBarActions } from './session-bar-actions'
import { sessionCalls } from './session-calls'
import { criteriaOf, currentQuestion, isOpen, type SessionDesk, scoreOf } from './session-desk'
import { useClientWindow } from './use-client-window'

const SessionNote = lazy(() => import('./session-note').then((part) => ({ default: part.SessionNote })))

const noMarks: SessionFile['marks'] = []

/** The live hour on one screen: questions, the one that is asked, its scores and marks, and what the coach needs beside it. */
export function Cockpit({ desk }: { readonly desk: SessionDesk }) {
  const t = useTranslations('mockSessions')
  const { file, criterionRef, openMark, said } = useSyncExternalStore(desk.subscribe, desk.state)
  const [isJumping, setJumping] = useState(false)
  const [asksToEnd, setAsksToEnd] = useState(false)
  const note = useLateNote()
  const client = useClientWindow()
  const record = useRecordControl(file.session)
  const sayFailure = useFailureNotice()
  const { session } = file
  const question = currentQuestion(file)
  const criteria = useMemo(() => criteriaOf(file, question), [file, question])
  const scores = useMemo(
    () => criteria.map((criterion) => (question ? scoreOf(file, question.id, criterion.criterionRef) : null)),
    [file, question, criteria],
  )
  const marks = useMemo(
    () =>
      question === null
        ? noMarks
        : file.marks
            .filter(({ sessionQuestionId }) => sessionQuestionId === question.id)
            .toSorted((a, b) => a.atMs - b.atMs),
    [file.marks, question],
  )

  useAppEvent('mockSessions.clock', (facts) => {
    hearClock(facts)
    desk.hear(facts)
  })

  const begin = async (): Promise<void> => {
    await desk.begin()
    await refresh(sessionCalls)
  }
  const end = async (): Promise<void> => {
    setAsksToEnd(false)
    // The note's words are in before anybody reads the report.
    await flushAll()
    try {
      await desk.end()
    } catch (error) {
      sayFailure(t('notWritten'), error)
      return
    }
    await refresh(sessionCalls)
    goTo({ at: 'sessionReport', id: session.id }, { replace: true })
  }

  const moveCriterion = (by: 1 | -1): void => {
    const at = criteria.findIndex((one) => one.criterionRef === criterionRef)
    const next = criteria[at + by]
    if (next) desk.choose(next.criterionRef)
  }
  const mark = useCallback((kind: MarkKind) => desk.openNewMark(kind), [desk])
  const isLive = session.state === 'live'
  useKeys({
    ...(session.state === 'prepared' ? { beginSession: () => void begin() } : {}),
    nextQuestion: () => desk.step(1),
    previousQuestion: () => desk.step(-1),
    jumpToQuestion: () => setJumping(true),
    scoreAnswer: (index) => criterionRef !== null && desk.score(criterionRef, scoreAt(index)),
    nextCriterion: () => moveCriterion(1),
    previousCriterion: () => moveCriterion(-1),
    setMark: () => mark('mark'),
    setWhisper: () => mark('whisper'),
    setRemark: () => mark('remark'),
    writeSessionNote: note.focus,
    pauseSession: () => isOpen(file) && desk.setRunning(!isLive),
    undoSessionAct: () => void desk.undo(),
    showClientWindow: client.toggle,
    ...(record.isPossible ? { recordSession: record.toggle } : {}),
    endSession: () => isOpen(file) && setAsksToEnd(true),
  })

  return (
    <Screen
      title={file.clientName}
      detail={session.title}
      isTight
      actions={<SessionBarActions session={session} onEnd={() => setAsksToEnd(true)} />}
    >
      <Split>
        <Pane label={t('questions')} width={300} className={styles.questions}>
          <QuestionList file={file} currentId={question?.id ?? null} onChoose={desk.goTo} />
        </Pane>
        <Pane label={t('stage')} width="grow" scrolls={false}>
          <div className={styles.stage} data-state={session.state}>
            <QuestionStage file={file} question={question} marks={marks} />
            <div className={styles.columns}>
              <CriteriaGrid
                criteria={criteria}
                scores={scores}
                chosenRef={criterionRef}
                questionId={question?.id ?? null}
                isDisabled={!isOpen(file)}
                onChoose={desk.choose}
                onScore={desk.score}
              />
              <MarkList desk={desk} marks={marks} openMark={openMark} isDisabled={!isOpen(file)} />
            </div>
          </div>
          <Dock
            state={session.state}
            onBegin={() => void begin()}
            onNext={() => desk.step(1)}
            onMark={mark}
            onRun={desk.setRunning}
            isRecording={record.isOn}
            onRecord={record.isPossible ? record.toggle : null}
          />
        </Pane>
        <Pane label={t('beside')} width={300} scrolls={false}>
          <div className={styles.aside}>
            <SessionAside file={file} question={question} client={client} />
          </div>
          <Suspense fallback={null}>
            <SessionNote desk={desk} handle={note.hold} />
          </Suspense>
        </Pane>
      </Split>
      <output className={styles.said} key={said?.count}>
        {said === null
          ? ''
          : said.what.kind === 'score'
            ? t('saidScore', { name: said.what.name, score: said.what.score ?? 0 })
            : t('saidUndone', { act: said.what.act ?? 'none' })}
      </output>
      {isJumping ? (
        <JumpDialog
          questions={file.questions}
          currentId={question?.id ?? null}
          onChoose={desk.goTo}
          onClose={() => setJumping(false)}
        />
      ) : null}
      {record.question ? <ConsentDialog question={record.question} name={file.clientName} /> : null}
      <Confirm
        opened={asksToEnd}
        title={t('end.title')}
        body={t('end.body')}
        action={t('end.action')}
        onConfirm={() => void end()}
        onClose={() => setAsksToEnd(false)}
      />
    </Screen>
  )
}

/** The note, whose editor is loaded after the rest: a key for it that comes first is kept until it is there. */
function useLateNote() {
  const editor = useRef<RichTextHandle>(null)
  const isWanted = useRef(false)
  const hold = useCallback((handle: RichTextHandle | null) => {
    editor.current = handle
    if (handle === null || !isWanted.current) return
    isWanted.current = false
    handle.focus()
  }, [])
  const focus = useCallback(() => {
    if (editor.current) editor.current.focus()
    else isWanted.current = true
  }, [])
  return { hold, focus }
}

const scoreAt = (index: number) => ([1, 2, 3, 4, 5] as const)[index] ?? 1
