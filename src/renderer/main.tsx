import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import './ui/mantine-styles'
import './ui/tokens.css'
import './ui/base.css'
import './ui/mantine-look.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CallError, call } from './api'
import { App } from './app'
import { beginList } from './clients/list-query'
import { askForFirstClients } from './clients/use-client-pages'
import { ErrorBoundary } from './error-boundary'
import { placeOf } from './navigation'
import { rememberStart } from './practice'
import { StartFailed } from './start-failed'
import { askForToday } from './today/ask-for-today'
import { WindowBroken } from './window-broken'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

async function draw(element: HTMLElement): Promise<void> {
  const reactRoot = createRoot(element)
  try {
    const starting = call('app.start', {})
    // Main answers in order, so the frame is drawn while it reads the lines of today.
    const { at } = placeOf(window.location.hash)
    if (at === 'today') askForToday()
    const start = await starting
    rememberStart(start)
    beginList(start.clientsView)
    if (at === 'clients') askForFirstClients()
    reactRoot.render(
      <StrictMode>
        <ErrorBoundary resetKey="window" fallback={<WindowBroken />}>
          <App />
        </ErrorBoundary>
      </StrictMode>,
    )
  } catch (error) {
    // The page before the practice is on its way to this window.
    if (error instanceof CallError && error.answer.code === 'vault-locked') return
    reactRoot.render(<StartFailed error={error} />)
  }
}

void draw(root)
