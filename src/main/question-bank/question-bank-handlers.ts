import type { Handlers } from '../door'
import { keepBankDraft, listBankDrafts } from './bank-drafts-repository'
import {
  duplicateBankThing,
  listBank,
  removeBankThing,
  resetBankThing,
  retireBankThings,
  saveBankThing,
} from './bank-service'
import { listQuestionSets } from './question-sets-repository'
import { dropQuestionSet, duplicateQuestionSet, keepQuestionSet } from './question-sets-service'
import { metQuestions, nextRounds, suggestedSet } from './suggest-set-service'

/** Answers the calls of `shared/question-bank.ts`. */
export const questionBankHandlers = {
  'questionBank.criteria': (context) => listBank(context.db, 'criterion'),
  'questionBank.questions': (context) => listBank(context.db, 'question'),
  'questionBank.cliches': (context) => listBank(context.db, 'cliche'),
  'questionBank.saveCriterion': (context, { ref, ...text }) => saveBankThing(context, 'criterion', ref, text),
  'questionBank.saveQuestion': (context, { ref, ...text }) => saveBankThing(context, 'question', ref, text),
  'questionBank.saveCliche': (context, { ref, ...text }) => saveBankThing(context, 'cliche', ref, text),
  'questionBank.duplicate': (context, thing) => duplicateBankThing(context, thing),
  'questionBank.reset': (context, thing) => resetBankThing(context, thing),
  'questionBank.remove': (context, thing) => removeBankThing(context, thing),
  'questionBank.retire': (context, mark) => retireBankThings(context, mark),

  'questionBank.unsaved': (context) => listBankDrafts(context.db),
  'questionBank.keepUnsaved': (context, text) => {
    keepBankDraft(context.db, text, context.now().toISOString())
    return null
  },

  'questionBank.met': (context) => metQuestions(context.db),
  'questionBank.nextRounds': (context) => nextRounds(context.db, context.today()),
  'questionBank.suggestSet': (context, round) => suggestedSet(context, round),

  'questionBank.sets': (context) => listQuestionSets(context.db),
  'questionBank.saveSet': (context, draft) => keepQuestionSet(context, draft),
  'questionBank.duplicateSet': (context, { id }) => duplicateQuestionSet(context, id),
  'questionBank.removeSet': (context, { id }) => dropQuestionSet(context, id),
} satisfies Partial<Handlers>
