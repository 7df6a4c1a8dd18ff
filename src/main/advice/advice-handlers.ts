import type { Context } from '../context'
import type { Handlers } from '../door'
import { listAdvice } from './advice-service'
import { forgetLearned, readLearned } from './learned-repository'
import {
  adviceVersions,
  dropSynonym,
  duplicateAdvice,
  keepSynonym,
  markAdvice,
  removeAdvice,
  resetAdvice,
  saveAdvice,
  saveOwnAdvice,
} from './library-service'
import { sampleClients, templateOfLetter } from './lift-service'
import { suggestAdvice } from './suggest-service'
import { listSynonyms } from './synonyms-repository'
import { applyTemplateSet, planTemplateSet, saveTemplateSet } from './template-set-service'
import { keepTopicDraft, listTopicDrafts } from './topic-drafts-repository'

const nowText = (context: Context) => context.now().toISOString()

/** Answers the calls of `shared/advice.ts`. */
export const adviceHandlers = {
  'advice.list': (context) => listAdvice(context.db),
  'advice.save': (context, draft) => saveAdvice(context, draft),
  'advice.saveOwn': (context, draft) => saveOwnAdvice(context, draft),
  'advice.duplicate': (context, { topicId }) => duplicateAdvice(context, topicId),
  'advice.reset': (context, { topicId }) => resetAdvice(context, topicId),
  'advice.remove': (context, { topicId }) => removeAdvice(context, topicId),
  'advice.mark': (context, mark) => markAdvice(context, mark),
  'advice.versions': (context, { topicId }) => adviceVersions(context, topicId),
  'advice.suggest': (context, input) => suggestAdvice(context.db, input, context.today(), context.language()),
  'advice.samples': (context) => sampleClients(context),
  'advice.fromLetter': (context, { letterId }) => templateOfLetter(context, letterId),

  'advice.synonyms': (context) => listSynonyms(context.db),
  'advice.saveSynonym': (context, draft) => keepSynonym(context, draft),
  'advice.removeSynonym': (context, { id }) => dropSynonym(context, id),

  'advice.learned': (context) => ({ pickCount: readLearned(context.db).pickCount }),
  'advice.forgetPicks': (context) => {
    forgetLearned(context.db)
    return null
  },

  'advice.unsaved': (context) => listTopicDrafts(context.db),
  'advice.keepUnsaved': (context, { topicId, draft }) => {
    keepTopicDraft(context.db, topicId, draft, nowText(context))
    return null
  },

  'advice.saveSet': (context, { topicIds }) => saveTemplateSet(context, topicIds),
  'advice.planSet': (context, file) => planTemplateSet(context, file),
  'advice.applySet': (context, file) => applyTemplateSet(context, file),
} satisfies Partial<Handlers>
