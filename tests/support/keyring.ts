import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { removeFolder } from './greenroom-app'

/** A keychain of Linux that runs for one test, with what leads an app to it. */
export type Keyring = {
  readonly env: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

/** Looks for the keyring on its bus, a twentieth of a second apart. */
const LOOKS = 400

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon']

/** Whether this computer has what a keyring needs; few machines that run tests do. */
export function hasKeyring(): boolean {
  try {
    execFileSync('which', programs, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Starts a message bus and GNOME's keyring on it, unlocked and empty. */
export async function startKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-keyring-'))
  const running: ChildProcess[] = []
  const stop = async (): Promise<void> => {
    for (const program of running.toReversed()) {
      program.kill('SIGKILL')
      if (program.exitCode === null && program.signalCode === null) await once(program, 'exit')
    }
    removeFolder(folder)
  }
  try {
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    running.push(bus)
    const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string]
    const env = {
      DBUS_SESSION_BUS_ADDRESS: address,
      XDG_RUNTIME_DIR: folder,
      XDG_DATA_HOME: folder,
      // By the desktop's name Chromium chooses the keychain.
      XDG_CURRENT_DESKTOP: 'GNOME',
    }
    const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    running.push(keyring)
    keyring.stdin.end('a login password')
    for (let looks = 0; !isOnBus({ ...process.env, ...env }); looks += 1) {
      if (looks === LOOKS) throw new Error('The keyring did not come up')
      await sleep(50)
    }
    return { env, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Whether the service that keeps secrets has said that it is there. */
function isOnBus(env: NodeJS.ProcessEnv): boolean {
  const ask = [
    '--session',
    '--print-reply=literal',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ]
  return execFileSync('dbus-send', ask, { env, encoding: 'utf8' }).includes('true')
}
