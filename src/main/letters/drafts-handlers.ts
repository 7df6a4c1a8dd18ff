import { learnFromLetter } from '../advice/learn-from-letter'
import type { Handlers } from '../door'
import { blockedAmong, exportMany, stopExport } from './export-many'
import { addTopic, confirmLetter, createDraft, keepDraft, switchKind } from './letter-drafts'
import { getLetter } from './letters-repository'
import { wordingText } from './letters-service'

/** Answers the calls that write a draft. */
export const draftsHandlers = {
  'letters.create': (context, input) => createDraft(context, input),
  'letters.save': (context, draft) => keepDraft(context, draft),
  'letters.addTopic': (context, { id, topicId }) => {
    const before = getLetter(context.db, id)
    const answer = addTopic(context, id, topicId)
    if (!before.topics.includes(topicId)) learnFromLetter(context, before, topicId)
    return answer
  },
  'letters.switchKind': (context, { id, kind }) => switchKind(context, id, kind),
  'letters.confirm': (context, { id, what }) => confirmLetter(context, id, what),
  'letters.copyWording': async (context, { id, index }) => {
    const text = wordingText(context, id, index)
    await context.shell.copyText(text)
    return { text }
  },
  'letters.blocked': (context, { ids }) => blockedAmong(context, ids),
  'letters.exportMany': (context, input) => exportMany(context, input),
  'letters.stopExport': (_context, { runId }) => {
    stopExport(runId)
    return null
  },
} satisfies Partial<Handlers>
