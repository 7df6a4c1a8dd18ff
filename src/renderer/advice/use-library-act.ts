import type { AdviceAct, LibraryAct } from '@shared/advice'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { useRecordedAct } from '../ui/use-recorded-act'

/** The answers that a change of the library makes out of date. */
export const libraryCalls = [
  'advice.list',
  'advice.suggest',
  'advice.versions',
  'advice.synonyms',
  'trash.list',
  'undo.list',
] as const

type Done =
  | 'saved'
  | 'added'
  | 'duplicated'
  | 'isReset'
  | 'isRemoved'
  | 'isRetired'
  | 'isBack'
  | 'tagged'
  | 'synonymSaved'
  | 'synonymRemoved'

/** Changes the library, says what was done, and offers to take it back by button or key. Null when it failed. */
export function useLibraryAct(): <Act extends AdviceAct | LibraryAct>(
  done: Done,
  act: () => Promise<Act>,
) => Promise<Act | null> {
  const t = useTranslations('advice')
  const run = useRecordedAct(libraryCalls, t('failed'))
  return (done, act) => run(t(done), act)
}

/** Brings an earlier wording back, or any other two texts. */
export const saveTexts = (topicId: string, body: string, shortBody: string): Promise<AdviceAct> =>
  call('advice.save', { topicId, body, shortBody })
