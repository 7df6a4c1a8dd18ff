import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Practice } from '@shared/settings'
import { type BrowserWindow, powerMonitor } from 'electron'
import { spokenState } from './backup/backup-state'
import { startDailyBackups } from './backup/daily-backups'
import type { Context } from './context'
import { answerCall } from './door'
import { createElectronContext } from './electron-context'
import { handlers } from './handlers'
import type { Answerer } from './ipc'
import type { Log } from './log'
import { setMenu } from './menu'
import { guardMicrophone } from './microphone-gate'
import { onPackOffered } from './packs/offered-pack'
import { leavePack } from './packs/open-pack'
import { dayOfInstant } from './practice-day'
import { queueDueRecordings } from './recordings/recordings-service'
import { sweepOpenedCopies } from './records/opened-copies'
import { mergeSearchIndex } from './search/search-index-repository'
import { type Outbox, startOutbox } from './sending/outbox'
import { getPractice } from './settings/settings-repository'
import { ensurePractice } from './settings/settings-service'
import { startDayWatch } from './today/day-watch'
import { startQuietSweeps } from './trash/quiet-sweeps'
import type { Keychain } from './vault/keychain'
import { lockHolds } from './vault/lock-holds'
import { startQuickCheck } from './vault/quick-check'
import type { Vault } from './vault/vault'
import { followTheme } from './window'
import { endWorkers, runningWorkers } from './workers'

/** Long after the first rows are painted. */
const SWEEP_AFTER_MS = 15_000
/** Calls that are being answered when the practice locks get this long. */
const CALLS_MS = 300

export type SessionParts = {
  readonly vault: Vault
  readonly isDemo: boolean
  readonly log: Log
  readonly now: () => Date
  readonly keychain: Keychain
  readonly mainWindow: () => BrowserWindow | null
  readonly answersClosing: () => void
  readonly readyToClose: (saved: boolean) => void
  readonly readyToLock: Context['readyToLock']
  readonly lock: Context['lock']
  readonly reopen: Context['reopen']
  /** A page of the open file turned out to be damaged. */
  readonly onDamage: () => void
}

/** All that lives while a practice is open. */
export type Session = {
  readonly context: Context
  readonly answer: Answerer
  readonly practice: () => Practice
  readonly holds: ReturnType<typeof lockHolds>
  /** Whether something is going on that a lock by itself must not interrupt. */
  readonly isBusy: () => boolean
  /** Looks at clock and outbox, as when the computer wakes up or the window gets the focus. */
  readonly look: () => void
  /** Makes the saves that the window had announced when its process died. */
  readonly makePendingSaves: () => Promise<void>
  /** Answers nothing more, ends what is going on, closes the file and wipes its key. */
  readonly close: () => Promise<void>
  /** The same at once, for the very end of the process. */
  readonly closeNow: () => void
}

/** Begins to serve an open practice. */
export function startSession(parts: SessionParts): Session {
  const { vault, now } = parts
  const holds = lockHolds()
  let outbox: Outbox | null = null
  const answering = new Set<Promise<unknown>>()
  let isClosed = false
  const context = createElectronContext({
    ...parts,
    holds,
    wakeOutbox: () => void outbox?.look(),
  })
  const practice = vault.isReadOnly ? getPractice(vault.db) : ensurePractice(vault.db, now, context.newId)
  setMenu(practice.interfaceLanguage)
  followTheme(practice.theme)
  guardMicrophone(context.recordings.mayListen)
  const sweeps = startQuietSweeps({
    db: vault.db,
    now,
    today: context.today,
    log: context.log,
    onErased: () => context.emit('app.dataChanged', null),
    tidy: () => mergeSearchIndex(vault.db),
    queueDue: () => queueDueRecordings(context),
  })
  const dayWatch = startDayWatch(context)
  const daily =
    parts.isDemo || vault.isReadOnly
      ? null
      : startDailyBackups({
          backups: context.backups,
          now,
          dayOf: dayOfInstant(vault.db),
          onDone: (state, error) => {
            // A lock ends a backup that is being made; the next look makes it.
            if (isClosed) return
            if (error !== null) context.log.error('backups.daily', error)
            context.emit('backups.changed', spokenState(state, context.language()))
          },
        })
  const ownOutbox = startOutbox(context)
  outbox = ownOutbox
  const look = (): void => {
    dayWatch.look()
    void ownOutbox.look()
  }
  powerMonitor.on('resume', look)
  powerMonitor.on('suspend', context.liveSessions.standStill)
  const stopCheck = startQuickCheck(
    { file: vault.folder.database, key: vault.key },
    { onDamage: parts.onDamage, onError: (error) => parts.log.error('vault.check', error) },
  )
  const stopOffers = onPackOffered(() => context.emit('packs.offered', null))
  const copiesSweep = setTimeout(() => sweepOpenedCopies(tmpdir()), SWEEP_AFTER_MS)
  copiesSweep.unref()

  const stop = (): void => {
    isClosed = true
    guardMicrophone()
    powerMonitor.off('resume', look)
    powerMonitor.off('suspend', context.liveSessions.standStill)
    clearTimeout(copiesSweep)
    stopOffers()
    leavePack(context)
    stopCheck()
    sweeps.stop()
    daily?.stop()
    dayWatch.stop()
    context.liveSessions.stop()
    context.clientWindow.setShown(false)
    ownOutbox.stop()
    context.typedText.stop()
    context.openedCopies.removeAll()
    context.printer.close()
    void context.clearClipboard()
  }
  const untilAnswered = (): Promise<unknown> =>
    Promise.race([Promise.allSettled(answering), sleep(CALLS_MS, undefined, { ref: false })])
  return {
    context,
    practice: () => getPractice(vault.db),
    holds,
    isBusy: () => holds.isHeld() || runningWorkers() > 0 || ownOutbox.isSending(),
    look,
    answer: (request) => {
      sweeps.heard()
      daily?.heard()
      const answer = answerCall(handlers, context, request)
      answering.add(answer)
      return answer.finally(() => answering.delete(answer))
    },
    makePendingSaves: async () => {
      for (const { name, input } of context.pendingSaves.takeAll())
        await answerCall(handlers, context, { windowName: 'main', name, input })
    },
    close: async () => {
      if (isClosed) return
      stop()
      // A message that is on its way decides whether it was sent; the file stays open for as long as that takes.
      await Promise.all([untilAnswered(), ownOutbox.finish(), endWorkers()])
      vault.close()
    },
    closeNow: () => {
      if (!isClosed) stop()
      vault.close()
    },
  }
}
