import type { InterfaceLanguage } from '../settings'
import { sentenceOf } from '../translate'
import type { SuggestReason } from './reasons'

/** A reason as a phrase in the coach's language. */
export const reasonText = (reason: SuggestReason, language: InterfaceLanguage): string =>
  sentenceOf(language, 'reasons', reason.code, reason.values)
