import { createTranslator } from 'use-intl/core'
import { type Messages, messagesOf } from './messages'
import type { InterfaceLanguage } from './settings'

/** Texts of one feature outside React: main's menus, dialogs and error sentences, the command line. */
export function translatorOf<Namespace extends keyof Messages>(
  language: InterfaceLanguage,
  namespace: Namespace,
) {
  return createTranslator<Messages, Namespace>({
    locale: 'en',
    messages: messagesOf(language),
    namespace,
    timeZone: 'UTC',
    onError: (error) => {
      throw error
    },
  })
}

/** The sentence of a key that is only known at run time, as with error codes and field names. */
export function sentenceOf(
  language: InterfaceLanguage,
  namespace: keyof Messages,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const translate: unknown = translatorOf(language, namespace)
  // A key made at run time cannot be checked by type; that each code and field has its text is a unit test.
  return (translate as (key: string, values: Readonly<Record<string, string | number>>) => string)(
    key,
    values,
  )
}
