import type { Handlers } from '../door'
import { dayOfInstant } from '../practice-day'
import { keepDebrief, openDebrief } from './debrief-service'
import { writeScore } from './live-session-repository'
import { listEndedSessions } from './session-history-repository'
import { draftFeedbackLetter, saveReportPdf } from './session-leaving'
import { sessionReport } from './session-report-service'

/** Answers the calls of `shared/session-report.ts` and `shared/debriefs.ts`. */
export const sessionReportHandlers = {
  'debriefs.open': (context, { roundId }) => openDebrief(context, roundId),
  'debriefs.save': (context, draft) => keepDebrief(context, draft),
  'mockSessions.report': (context, { id }) => sessionReport(context, id),
  'mockSessions.history': ({ db }, { clientId }) => ({
    sessions: listEndedSessions(db, clientId, dayOfInstant(db)),
  }),
  'mockSessions.scoreSelf': ({ db, now, newId }, draft) => {
    const { sessionId, sessionQuestionId: questionId, criterionRef, score } = draft
    const what = { sessionId, questionId, criterionRef, by: 'self' } as const
    writeScore(db, what, score, { at: now().toISOString(), id: newId() })
    return null
  },
  'mockSessions.draftLetter': (context, { id }) => ({ letterId: draftFeedbackLetter(context, id).letter.id }),
  'mockSessions.savePdf': (context, { id }) => saveReportPdf(context, id),
  'mockSessions.showPdf': (context, { id }) => {
    const file = context.exportedFiles.get(id)
    if (file !== undefined) context.shell.showInFolder(file)
    return null
  },
} satisfies Partial<Handlers>
