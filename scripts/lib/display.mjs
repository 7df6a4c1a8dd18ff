import { spawn } from 'node:child_process'
import { PlainError } from './plain-error.mjs'
import { isInPath } from './run.mjs'

// Wide and high enough for the largest picture with its menu bar.
const screen = '1920x1200x24'

/** Tells whether windows can be shown here; only Linux may lack a display. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Runs `work` with a display: this machine's own, else a virtual one (Xvfb) that lives as long as `work`.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets what to add to a child's environment
 * @param {(line: string) => void} tell
 * @returns {Promise<T>}
 */
export async function withDisplay(work, tell) {
  if (hasDisplay()) return work({})
  tell('No display here: windows open on a virtual screen (Xvfb) and cannot be seen.')
  const command = [...endWithParent(), 'Xvfb', '-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp']
  // A process group of its own: Ctrl-C in the terminal must not end the screen before the app has closed.
  const server = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const stop = () => server.kill()
  process.once('exit', stop)
  try {
    return await work({ DISPLAY: `:${await readDisplayNumber(server)}` })
  } finally {
    process.off('exit', stop)
    stop()
  }
}

/** Has the kernel end the screen even when this process is killed and can end nothing itself. */
function endWithParent() {
  return isInPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM'] : []
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = () =>
      reject(new PlainError('The virtual screen (Xvfb) did not start. Is the package xvfb installed?'))
    server.once('error', fail)
    server.once('exit', fail)
    server.stdio[3]?.once('data', (number) => resolve(String(number).trim()))
  })
}
