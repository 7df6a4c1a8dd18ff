import { app, type Session, type WebContents } from 'electron'

/** Denies every permission a page can ask for. Nothing in the app needs one. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
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
