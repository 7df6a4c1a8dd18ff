import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { PlainError } from './plain-error.mjs'

const parentCheckMs = 500

/**
 * Runs a program in the foreground, with this terminal, until it ends; signals are passed on to it, so that it can
 * close in its own way and nothing is left behind.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options `env` is added to this
 * process' own
 * @returns {Promise<number>} its exit code, 128 + number for a signal
 */
export function launch(command, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    // In a terminal Ctrl-C reaches the child directly; a second SIGINT would end Electron before it has saved.
    const passInterrupt = () => {
      if (!process.stdin.isTTY) child.kill('SIGINT')
    }
    const passEnd = () => child.kill('SIGTERM')
    process.on('SIGINT', passInterrupt).on('SIGTERM', passEnd).on('SIGHUP', passEnd)
    const parentCheck = watchParent(passEnd)
    const release = () => {
      clearInterval(parentCheck)
      process.off('SIGINT', passInterrupt).off('SIGTERM', passEnd).off('SIGHUP', passEnd)
    }
    child.on('error', (error) => {
      release()
      reject(new PlainError(`${command} could not be started: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      release()
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/**
 * npm starts scripts through a shell, which ends on a signal without passing it on: this process then has a new parent.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  const parent = process.ppid
  const check = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return
    clearInterval(check)
    onGone()
  }, parentCheckMs)
  return check
}
