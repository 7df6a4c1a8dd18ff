import { join } from 'node:path'
import { AppError } from '@shared/errors'
import type { GateFacts } from '@shared/gate'
import type { Practice } from '@shared/settings'
import type { HalfTyped, LockReason } from '@shared/vault'
import { app, type BrowserWindow, powerMonitor } from 'electron'
import { isGateUrl } from './app-url'
import { guardClosing, guardWork, type Work } from './closing'
import type { AppOptions } from './command-line'
import { dataFolderAt } from './data-folder'
import { dataKeyOf } from './db/data-key'
import { prepareDemo } from './demo/open-demo'
import { answerGateCall, type DoorRequest, errorAnswer } from './door'
import { electronKeychain } from './electron-keychain'
import { emitEvent } from './emit-event'
import { gateAnswers } from './gate-answers'
import type { Answerer } from './ipc'
import { fileLog } from './log'
import { openPractice } from './open-practice'
import { type Session, startSession } from './practice-session'
import { shownPage } from './shown-page'
import { gateFacts } from './vault/gate-facts'
import { type GateState, gateStateOf, secretsOf } from './vault/gate-state'
import { startIdleWatch } from './vault/idle-watch'
import { getLocking } from './vault/locking-repository'
import type { Vault } from './vault/vault'
import { keysBy, type OpenKeys } from './vault/vault-keys'
import { openMainWindow } from './window'
import { onWindowGone } from './window-crash'

/** How long a page may take to save its text before the practice locks without it. */
const PAGE_MS = 1_500
/** What features have to save besides may take no longer. */
const SAVERS_MS = 400

export type SessionStart = {
  /** The data folder. */
  readonly root: string
  readonly options: AppOptions
  readonly now: () => Date
  /** A window whose page is already loading, or null where there is none yet. */
  readonly window: BrowserWindow | null
  /** Hands over who answers what comes through the door. */
  readonly tellAnswerer: (answerer: Answerer) => void
}

/**
 * Opens the practice and serves its window until the app quits: the practice itself while it is open, and the page before it
 * while it is locked or cannot be opened. What cannot be opened is left as it is.
 */
export async function runPractice(start: SessionStart): Promise<void> {
  const { options, now } = start
  const stateFile = join(start.root, 'window.json')
  const language = () => session?.context.language() ?? 'en'
  let folder = dataFolderAt(start.root)
  let log = fileLog(folder.log, now)
  let session: Session | null = null
  let gate: GateState | null = null
  let isLocking = false
  let place = ''
  let work: Work | null = null
  let look: Pick<Practice, 'theme' | 'motion'> = { theme: 'system', motion: 'system' }
  let window = start.window
  let closing: ReturnType<typeof guardClosing> | null = null
  let pageIsReady: ((halfTyped: HalfTyped | null) => void) | null = null

  const openWith = (vault: Vault): void => {
    session = startSession({
      vault,
      isDemo: options.isDemo,
      log,
      now,
      keychain: electronKeychain,
      mainWindow: () => window,
      answersClosing: () => closing?.answers(),
      readyToClose: (saved) => closing?.ready(saved),
      readyToLock: (halfTyped) => pageIsReady?.(halfTyped),
      lock,
      reopen: (between) => void reopen(between),
      onDamage: () => {
        log.error('vault.check', new AppError('vault-damaged'))
        void shut({ kind: 'problem', error: new AppError('vault-damaged') })
      },
    })
    const { theme, motion } = session.practice()
    look = { theme, motion }
    gate = null
  }

  const opening = () => ({
    folder,
    now,
    setWork: (next: Work | null) => {
      work = next
    },
    showWork: () => {
      gate = { kind: 'working' }
      show()
      start.tellAnswerer(answer)
    },
  })

  /** Opens the practice, by the keychain where its key is sealed; what stands in the way is kept as `gate`. */
  const tryToOpen = async (keys?: OpenKeys): Promise<boolean> => {
    try {
      if (options.isDemo) await prepareDemo(folder, { reset: options.resetDemo, now })
      const vault = await openPractice(opening(), keys)
      if (vault === null) app.quit()
      else openWith(vault)
      return vault !== null
    } catch (error) {
      const isLocked = error instanceof AppError && error.code === 'vault-locked'
      if (!isLocked) log.error('start', error)
      gate = gateStateOf(error)
      return false
    }
  }
  const page = shownPage((url) => adopt(openMainWindow(stateFile, url)))
  const show = (isOther = false): void => {
    const standing = window === null || window.isDestroyed() ? null : window
    page.show(standing, { isGate: gate !== null, isOther, place })
  }

  const adopt = (opened: BrowserWindow): void => {
    window = opened
    guardWork(opened, language, () => work)
    opened.on('focus', () => session?.look())
    opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument && gate === null) session?.context.typedText.leave()
    })
    opened.on('closed', () => {
      window = null
      session?.context.clientWindow.setShown(false)
    })
    // The page after a crash has no text, and nobody there would answer.
    closing = guardClosing(opened, language, () => session !== null && gate === null)
    onWindowGone(opened, (why) => void crashed(why), Date.now)
  }

  /** The window's process has died: what it was about to save is saved without it, and another page says what happened. */
  const crashed = async (why: string): Promise<void> => {
    log.error(`window gone ${why}`)
    if (session === null || gate !== null) {
      window?.webContents.reload()
      return
    }
    rememberPlace()
    gate = { kind: 'crashed' }
    session.context.typedText.hold()
    show()
    await session.makePendingSaves()
  }
  const rememberPlace = (): void => {
    const address = window?.webContents.getURL() ?? ''
    if (!isGateUrl(address)) place = URL.canParse(address) ? new URL(address).hash : ''
  }

  /** Closes the practice and puts another page in the place of its own; nothing of it is answered any more. */
  const shut = async (next: GateState): Promise<void> => {
    const ending = session
    if (ending === null) return
    rememberPlace()
    await savePage(ending)
    const isOtherGate = gate !== null
    gate = next
    session = null
    const closed = ending.close()
    show(isOtherGate)
    await closed
  }

  /** Lets the page and the features save what they can, within a limit. */
  const savePage = async ({ context, holds }: Session): Promise<void> => {
    const saving = holds.saveAll(SAVERS_MS, (error) => log.error('lock', error))
    let halfTyped: HalfTyped | null = null
    if (window !== null && !isGateUrl(window.webContents.getURL()) && !window.webContents.isCrashed()) {
      halfTyped = await new Promise<HalfTyped | null>((resolve) => {
        pageIsReady = resolve
        setTimeout(() => resolve(null), PAGE_MS).unref()
        emitEvent('vault.locking', null)
      })
      pageIsReady = null
    }
    context.typedText.sealNow('lock', halfTyped)
    await saving
  }

  function lock(because: LockReason): boolean {
    // Where no passphrase is set, nobody could be asked for one.
    if (session === null || isLocking || !secretsOf(folder).hasPassphrase) return false
    isLocking = true
    shut({ kind: 'locked', because, keychainProblem: null })
      .catch((error: unknown) => log.error('lock', error))
      .finally(() => {
        isLocking = false
      })
    return true
  }

  /** Closes the practice, runs `between`, and opens it anew in the same window. */
  const reopen = async (between: () => void): Promise<void> => {
    const ending = session
    if (ending === null) return
    await savePage(ending)
    session = null
    // Copies, since the practice wipes its own key when it closes.
    const keys = new Map(
      [...keysBy(folder.keys, ending.context.key)].map(([id, key]) => [id, dataKeyOf(key)]),
    )
    await ending.close()
    try {
      between()
    } catch (error) {
      log.error('reopen', error)
    }
    await tryToOpen(keys)
    show()
  }

  const facts = (): GateFacts | null =>
    gate === null ? null : gateFacts(gate, { folder, isDemo: options.isDemo, look, work })
  const openAgain = async (keys?: OpenKeys): Promise<GateFacts | null> => {
    if (session === null && (await tryToOpen(keys))) setImmediate(show)
    return facts()
  }

  const gateHandlers = gateAnswers({
    now,
    folder: () => folder,
    session: () => session,
    facts,
    moveTo: (next) => {
      folder = next
      log = fileLog(folder.log, now)
      place = ''
    },
    openAgain,
    showOpened: (open) => {
      try {
        openWith(open())
        setImmediate(show)
      } catch (error) {
        gate = gateStateOf(error)
      }
    },
    goOn: (to) => {
      if (gate?.kind !== 'crashed') return
      gate = null
      if (to === 'today') place = ''
      setImmediate(show)
    },
  })

  const answer = async (request: DoorRequest): Promise<unknown> => {
    const world = { language, log }
    if (request.windowName === 'gate') return answerGateCall(gateHandlers, world, request)
    if (session !== null) return session.answer(request)
    return { ok: false, error: errorAnswer(new AppError('vault-locked'), language(), log, 'locked') }
  }

  if (window !== null && !window.isDestroyed()) adopt(window)
  await tryToOpen()
  if (gate !== null || window === null || page.isGate()) show()
  start.tellAnswerer(answer)

  powerMonitor.on('suspend', () => lock('suspend'))
  powerMonitor.on('lock-screen', () => lock('screen'))
  // Stopped when the app ends: it reads the practice, which is closed before the process is gone.
  const stopIdleWatch = startIdleWatch({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    minutes: () => (session === null ? null : getLocking(session.context.db).lockAfterMinutes || null),
    isHeld: () => session?.isBusy() ?? true,
    lock: () => lock('idle'),
  })
  app.on('window-all-closed', () => {
    stopIdleWatch()
    // The coach was asked, where there was something to ask; but not by a window that had stopped working.
    if (gate?.kind === 'crashed') session?.context.typedText.sealNow('window', null)
    else session?.context.typedText.leave()
    void (session?.close() ?? Promise.resolve()).finally(() => app.quit())
  })
  app.on('will-quit', () => {
    stopIdleWatch()
    session?.closeNow()
  })
}
