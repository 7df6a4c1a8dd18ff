import { messagesOf } from '@shared/messages'
import { localeOf } from '@shared/settings'
import { type ReactNode, useMemo } from 'react'
import { IntlProvider } from 'use-intl'
import { usePractice } from './practice'

/** Gives every text its language, as set in the practice. */
export function InterfaceLanguage({ children }: { readonly children: ReactNode }) {
  const { interfaceLanguage, timeZone } = usePractice()
  const messages = useMemo(() => messagesOf(interfaceLanguage), [interfaceLanguage])
  return (
    <IntlProvider
      locale={localeOf[interfaceLanguage]}
      messages={messages}
      timeZone={timeZone || 'UTC'}
      onError={fail}
    >
      {children}
    </IntlProvider>
  )
}

/** A missing text or value is a bug, so it is as loud as one. */
function fail(error: Error): void {
  throw error
}
