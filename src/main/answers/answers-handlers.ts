import type { Context } from '../context'
import type { Handlers } from '../door'
import {
  listAnswers,
  markAnswer,
  markAnswerVersion,
  saveAnswer,
  saveAnswerVersion,
} from './answers-repository'
import { listPaces, markPace, savePace } from './pace-repository'

const nowText = ({ now }: Context): string => now().toISOString()

/** Answers the calls of `shared/answers.ts`. */
export const answersHandlers = {
  'answers.list': (context, { clientId }) => listAnswers(context.db, clientId),
  'answers.save': (context, draft) => {
    saveAnswer(context.db, draft, nowText(context))
    return { id: draft.id }
  },
  'answers.saveVersion': (context, draft) => {
    saveAnswerVersion(context.db, draft, nowText(context))
    return { id: draft.id }
  },
  'answers.remove': (context, { id }) => {
    markAnswer(context.db, id, nowText(context))
    return null
  },
  'answers.restore': (context, { id }) => {
    markAnswer(context.db, id, null)
    return null
  },
  'answers.removeVersion': (context, { id }) => {
    markAnswerVersion(context.db, id, nowText(context))
    return null
  },
  'answers.restoreVersion': (context, { id }) => {
    markAnswerVersion(context.db, id, null)
    return null
  },
  'answers.paces': (context, { clientId }) => listPaces(context.db, clientId),
  'answers.savePace': (context, draft) =>
    savePace(context.db, draft, { at: nowText(context), newId: context.newId, measuredOn: context.today() }),
  'answers.removePace': (context, { id }) => {
    markPace(context.db, id, nowText(context))
    return null
  },
  'answers.restorePace': (context, { id }) => {
    markPace(context.db, id, null)
    return null
  },
} satisfies Partial<Handlers>
