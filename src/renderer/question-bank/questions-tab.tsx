import { type QuestionText, questionText } from '@shared/question-bank'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { call, useCall } from '../api'
import { BankDesk } from './bank-desk'
import { BankEditor } from './bank-editor'
import { MetDetail, QuestionFacts } from './question-facts'
import { QuestionFields } from './question-fields'
import {
  filterQuestions,
  groupQuestions,
  isNarrowed,
  noQuestionFilter,
  type QuestionFilter,
  questionLines,
} from './question-filter'
import { QuestionFilters } from './question-filters'

const empty: QuestionText = {
  body: '',
  theme: 'fit',
  stages: [],
  roleFamily: null,
  probes: '',
  followUps: [],
  strongAnswer: '',
  weakAnswer: '',
  topicId: null,
}
const textOf = (from: QuestionText): QuestionText => ({
  body: from.body,
  theme: from.theme,
  stages: [...from.stages],
  roleFamily: from.roleFamily,
  probes: from.probes,
  followUps: [...from.followUps],
  strongAnswer: from.strongAnswer,
  weakAnswer: from.weakAnswer,
  topicId: from.topicId,
})

/** Follow-ups are typed a line each; empty lines are no questions. */
const whole = (draft: QuestionText): QuestionText => ({
  ...draft,
  followUps: draft.followUps.map((line) => line.trim()).filter(Boolean),
})
const draftSchema = z.preprocess((draft) => whole(draft as QuestionText), questionText)

/** The questions to practise: built in, own, and what clients really met. */
export function QuestionsTab({ itemRef }: { readonly itemRef: string | null }) {
  const t = useTranslations('questionBank')
  const bank = useCall('questionBank.questions', {})
  const { data: met = [] } = useCall('questionBank.met', {})
  const [filter, setFilter] = useState<QuestionFilter>(noQuestionFilter)
  const change = (part: Partial<QuestionFilter>) => setFilter({ ...filter, ...part })
  const lines = bank.data && questionLines(bank.data, met)
  const groups = groupQuestions(filterQuestions(lines ?? [], filter), filter.view)
  return (
    <BankDesk
      tab="questions"
      kind="question"
      chosenRef={itemRef}
      answer={{ ...bank, data: lines?.filter(({ isOnlyMet }) => !isOnlyMet) }}
      titleOf={({ body }) => body}
      groups={groups.map(({ theme, items }) => ({
        title: theme === null ? t('met.title') : t(`themes.${theme}`),
        items,
      }))}
      noteOf={({ met: asked }) => (asked === null ? null : t('met.short', { count: asked.count }))}
      isNarrowed={isNarrowed(filter)}
      onShowAll={() => setFilter(noQuestionFilter)}
      words={filter.words}
      onWords={(words) => change({ words })}
      filters={<QuestionFilters filter={filter} onChange={change} />}
      subtitle={({ theme, roleFamily }) =>
        t('question.subtitle', {
          theme: t(`themes.${theme}`),
          family: roleFamily === null ? t('question.anyFamily') : t(`families.${roleFamily}`),
        })
      }
      renderInstead={(line) => (line.isOnlyMet && line.met ? <MetDetail met={line.met} /> : null)}
      renderDetail={(line) => <QuestionFacts line={line} />}
      renderEditor={(line, onClose) => (
        <BankEditor
          kind="question"
          itemRef={line?.ref ?? null}
          stored={line ? textOf(line) : empty}
          schema={draftSchema}
          save={(draft) => call('questionBank.saveQuestion', { ...whole(draft), ref: line?.ref ?? null })}
          onClose={onClose}
          renderFields={(draft, onChange) => <QuestionFields draft={draft} onChange={onChange} />}
        />
      )}
    />
  )
}
