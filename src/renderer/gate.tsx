import '@fontsource-variable/inter/opsz.css'
import './ui/mantine-styles'
import './ui/tokens.css'
import './ui/base.css'
import './ui/mantine-look.css'
import { MantineProvider } from '@mantine/core'
import type { Messages } from '@shared/messages'
import gateTexts from '@shared/messages/en/gate.json'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'use-intl'
import { askGate } from './gate/ask-gate'
import { GatePage } from './gate/gate-page'
import { cssVariablesResolver, theme } from './ui/theme'

// The page before a practice that is not open. It knows no feature and holds no record; before a practice is open its
// language is not known either, so it speaks English.
const messages = { gate: gateTexts } as Messages

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** A missing text or value is a bug, so it is as loud as one. */
function fail(error: Error): void {
  throw error
}

async function draw(element: HTMLElement): Promise<void> {
  const facts = await askGate('gate.facts', {})
  if (facts === null) return
  document.documentElement.dataset.motion = facts.motion
  createRoot(element).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme={facts.theme === 'system' ? 'auto' : facts.theme}
        getStyleNonce={styleNonce}
      >
        <IntlProvider locale="en-GB" messages={messages} timeZone={timeZone} onError={fail}>
          <GatePage first={facts} />
        </IntlProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('gate.html has no #root')
void draw(root)
