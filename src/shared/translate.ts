import { createTranslator } from 'use-intl/core'
import { type Messages, messagesOf } from './messages'
import { type InterfaceLanguage, localeOf } from './settings'

/** Texts of one feature outside React: main's menus, dialogs and error sentences, the command line. */
export function translatorOf<Namespace extends keyof Messages>(
  language: InterfaceLanguage,
  namespace: Namespace,
) {
  return createTranslator<Messages, Namespace>({
    locale: localeOf[language],
    messages: messagesOf(language),
    namespace,
    timeZone: 'UTC',
    onError: (error) => {
      throw error
    },
  })
}

type AnyTranslator = (key: string, values: Readonly<Record<string, string | number>>) => string

/** A translator keeps its parsed messages, so each is made once. */
const translators = new Map<string, AnyTranslator>()

/** The sentence of a key that is only known at run time, as with error codes, field names and reasons. */
export function sentenceOf(
  language: InterfaceLanguage,
  namespace: keyof Messages,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const name = `${language} ${namespace}`
  let translate = translators.get(name)
  if (!translate) {
    // A key made at run time cannot be checked by type; that each code and field has its text is a unit test.
    translate = translatorOf(language, namespace) as unknown as AnyTranslator
    translators.set(name, translate)
  }
  return translate(key, values)
}
