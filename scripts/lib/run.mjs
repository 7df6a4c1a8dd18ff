import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/**
 * @typedef {{ readonly code: number, readonly stdout: string, readonly stderr: string }} Finished
 * `code` is -1 when the command could not be started, was ended by a signal or took longer than it may.
 */

/**
 * Runs a command to its end and keeps what it printed. Never throws: a failed start is told in `stderr`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, { cwd, env, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    child.on('error', (error) => resolve({ code: -1, stdout, stderr: `${stderr}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
}

/**
 * Runs npm as `npm run` would: by the npm that started this script where there is one, so that no shell is needed.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNpm(args, options) {
  const npmScript = process.env.npm_execpath
  if (npmScript?.endsWith('npm-cli.js')) return run(process.execPath, [npmScript, ...args], options)
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : run('npm', args, options)
}

/**
 * Tells whether a program can be found in PATH.
 * @param {string} program
 */
export function isInPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * The last lines of a command's output, for an error message.
 * @param {Finished} finished
 * @param {number} [lines]
 */
export function lastLines({ stdout, stderr }, lines = 8) {
  return `${stdout}\n${stderr}`.trim().split('\n').slice(-lines).join('\n')
}
