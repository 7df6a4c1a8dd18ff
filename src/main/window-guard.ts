import { app, type Session, type WebContents } from 'electron'
import { isPracticeUrl } from './app-url'
import { isMicrophoneOpen } from './microphone-gate'
import { nameOf } from './window-names'

/** What a page asks for, in the parts that decide; Electron names the kinds in two ways. */
type PermissionDetails = {
  readonly isMainFrame: boolean
  readonly requestingUrl?: string
  readonly mediaTypes?: readonly string[]
  readonly mediaType?: string
}

/**
 * Denies every permission a page can ask for but one: the microphone and nothing besides, for the page of the practice in the
 * main window, while a session runs whose sound the coach has asked to record and whose client agrees.
 */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(isForSound(contents, permission, details)),
  )
  session.setPermissionCheckHandler((contents, permission, _origin, details) =>
    isForSound(contents, permission, details),
  )
  session.setDevicePermissionHandler(() => false)
}

function isForSound(
  contents: WebContents | null,
  permission: string,
  { isMainFrame, requestingUrl, mediaTypes, mediaType }: PermissionDetails,
): boolean {
  const isSound = mediaTypes === undefined ? mediaType === 'audio' : mediaTypes.join() === 'audio'
  return (
    permission === 'media' &&
    isSound &&
    contents !== null &&
    nameOf(contents) === 'main' &&
    isMainFrame &&
    isPracticeUrl(requestingUrl ?? '') &&
    isPracticeUrl(contents.getURL()) &&
    isMicrophoneOpen()
  )
}

/** Refuses every request that does not stay inside the app. The development server is let through while it runs. */
export function blockNetwork(session: Session, devServer: string | null): void {
  session.setSpellCheckerEnabled(false)
  const allowed = [
    'app://greenroom/',
    'app://gate/',
    'data:',
    'blob:app://greenroom/',
    'devtools://',
    'about:blank',
  ]
  const dev = devServer === null ? [] : [devServer, devServer.replace(/^http/, 'ws')]
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: ![...allowed, ...dev].some((prefix) => details.url.startsWith(prefix)) })
  })
}

const refuse = (event: { preventDefault: () => void }) => event.preventDefault()

/** Keeps a page where it is: no navigation, no new window, no embedded browser. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-attach-webview', refuse)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Applies the lock to every page the app will ever open. */
export function lockEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}
