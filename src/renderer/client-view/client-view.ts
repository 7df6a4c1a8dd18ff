import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '../ui/tokens.css'
import './client-view.css'
import type { Result } from '@shared/errors'
import type { ClientView } from '@shared/live-session'
import { stopwatchText } from '@shared/session-clock'

// What a client may see, and nothing else: this page knows no screen of the coach, has one call, and hears one event.

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`client.html has no #${id}`)
  return found
}
const question = element('question')
const clock = element('clock')

function show(view: ClientView): void {
  document.title = view.title
  if (view.theme === 'system') delete document.documentElement.dataset.mantineColorScheme
  else document.documentElement.dataset.mantineColorScheme = view.theme
  // The same words again would be read out again.
  const words = view.question ?? ''
  if (question.textContent !== words) question.textContent = words
  clock.textContent = view.question === null ? '' : stopwatchText(view.questionMs)
  clock.dataset.running = String(view.isRunning)
}

async function askOnce(): Promise<void> {
  const result = (await window.greenroom.call('mockSessions.clientView', {})) as Result<ClientView>
  if (result.ok) show(result.value)
}

window.greenroom.on('mockSessions.clientView', (view) => show(view as ClientView))
// Without an answer the page stays empty, which gives nothing away; the next second tells it anew.
void askOnce()
