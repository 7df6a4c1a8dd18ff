import { messagesOf } from '@shared/messages'
import { type ReactNode, useMemo } from 'react'
import { IntlProvider } from 'use-intl'
import { usePractice } from './practice'

/** English as it is written where a day comes before its month; dates and numbers follow it. */
const locale = 'en-GB'

/** Gives every text its language, as set in the practice. */
export function InterfaceLanguage({ children }: { readonly children: ReactNode }) {
  const { interfaceLanguage, timeZone } = usePractice()
  const messages = useMemo(() => messagesOf(interfaceLanguage), [interfaceLanguage])
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone || 'UTC'} onError={fail}>
      {children}
    </IntlProvider>
  )
}

/** A missing text or value is a bug, so it is as loud as one. */
function fail(error: Error): void {
  throw error
}
