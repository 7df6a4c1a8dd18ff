import { spawn } from 'node:child_process'

/** What to add to a child's environment so that it can open windows, and how to end the screen again. */
export type Display = { readonly env: NodeJS.ProcessEnv; readonly close: () => void }

/** This machine's display, or a virtual one (Xvfb) where Linux has none. Rejects when Xvfb cannot be started. */
export function openDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<Display> {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY)
    return Promise.resolve({ env: {}, close: () => undefined })
  return new Promise((resolve, reject) => {
    // Xvfb picks a free number itself and writes it to descriptor 3, so that two letters at once cannot collide.
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const close = () => {
      process.off('exit', close)
      server.kill()
    }
    process.once('exit', close)
    const fail = (cause: unknown) => reject(new Error('Xvfb did not start', { cause }))
    server.once('error', fail)
    server.once('exit', fail)
    server.stdio[3]?.once('data', (number: unknown) =>
      resolve({ env: { DISPLAY: `:${String(number).trim()}` }, close }),
    )
  })
}
