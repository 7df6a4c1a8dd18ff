import { assertNever } from '@shared/errors'
import type { BankTab } from '../navigation'
import { CriteriaTab } from './criteria-tab'
import { PhrasesTab } from './phrases-tab'
import { QuestionsTab } from './questions-tab'
import { SetsTab } from './sets-tab'

/** Its forms begin with what an earlier window left half changed, so that has to be read before they are drawn. */
export { readBankDrafts } from './bank-drafts'

/** What mock sessions are made from: questions, criteria, sets of questions, worn-out phrases. */
export function QuestionBankScreen({
  tab,
  itemRef,
}: {
  readonly tab: BankTab
  readonly itemRef: string | null
}) {
  switch (tab) {
    case 'questions':
      return <QuestionsTab itemRef={itemRef} />
    case 'criteria':
      return <CriteriaTab itemRef={itemRef} />
    case 'sets':
      return <SetsTab setId={itemRef} />
    case 'phrases':
      return <PhrasesTab itemRef={itemRef} />
    default:
      return assertNever(tab)
  }
}
