import type { Handlers } from '../door'
import { addTopic, confirmLetter, createDraft, keepDraft, switchKind } from './letter-drafts'
import { wordingText } from './letters-service'

/** Answers the calls that write a draft. */
export const draftsHandlers = {
  'letters.create': (context, input) => createDraft(context, input),
  'letters.save': (context, draft) => keepDraft(context, draft),
  'letters.addTopic': (context, { id, topicId }) => addTopic(context, id, topicId),
  'letters.switchKind': (context, { id, kind }) => switchKind(context, id, kind),
  'letters.confirm': (context, { id, what }) => confirmLetter(context, id, what),
  'letters.copyWording': async (context, { id, index }) => {
    const text = wordingText(context, id, index)
    await context.shell.copyText(text)
    return { text }
  },
} satisfies Partial<Handlers>
