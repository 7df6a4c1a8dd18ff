/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page brings its helpers along */
import { expect, sharedApp, test } from '../support/greenroom-app'
import { type ListeningServer, listen } from '../support/listening-server'

const app = sharedApp('default')
const refusedDirectives = [
  'script-src-elem',
  'script-src-attr',
  'img-src',
  'connect-src',
  'style-src-elem',
  'frame-src',
]
let server: ListeningServer
test.beforeAll(async () => {
  server = await listen()
})
test.afterAll(() => server.close())

test('the content policy stops strings that become code, and every way out to the network', async () => {
  const { window } = app()
  const outcome = await window.evaluate(
    async ({ port, expected }) => {
      const at = `http://127.0.0.1:${port}`
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violations.push(effectiveDirective),
      )
      const fails = async (work: () => unknown): Promise<boolean> => {
        try {
          await work()
          return false
        } catch {
          return true
        }
      }
      // The debugger may evaluate strings while it speaks; a task of the page's own may not.
      const later = <T>(work: () => T) => new Promise<T>((done) => setTimeout(() => done(work())))
      const attach = (name: string, attributes: Record<string, string>, text = '') =>
        new Promise<void>((done) => {
          const element = Object.assign(document.createElement(name), { textContent: text })
          for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
          element.addEventListener('load', () => done())
          element.addEventListener('error', () => done())
          document.body.append(element)
          // Elements that are refused without an event settle by their violation.
          setTimeout(done, 100)
        })
      const strings = await later(async () => ({
        eval: await fails(() => globalThis.eval('1')), // oxlint-disable-line no-eval -- that it fails is what is tested
        // oxlint-disable-next-line typescript/no-implied-eval -- that it fails is what is tested
        function: await fails(() => new Function('return 1')()),
        wasm: await fails(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
        fetch: await fails(() => fetch(`${at}/fetch`)),
        xhr: await fails(
          () =>
            new Promise((done, reject) => {
              const request = new XMLHttpRequest()
              request.addEventListener('load', done)
              request.addEventListener('error', reject)
              request.open('GET', `${at}/xhr`)
              request.send()
            }),
        ),
        import: await fails(() => import(/* @vite-ignore */ `${at}/module.js`)),
        blobWorker: await fails(
          () =>
            new Promise((done, reject) => {
              const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
              worker.addEventListener('message', done)
              worker.addEventListener('error', reject)
            }),
        ),
        socket: await fails(
          () =>
            new Promise((done, reject) => {
              const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`)
              socket.addEventListener('open', done)
              socket.addEventListener('error', reject)
            }),
        ),
      }))
      navigator.sendBeacon(`${at}/beacon`, 'x')
      await Promise.all([
        attach('script', {}, 'globalThis.wasReached = true'),
        attach('script', { src: `${at}/script.js` }),
        attach('img', { src: `${at}/image.png` }),
        attach('img', { src: 'missing.png', onerror: 'globalThis.wasReached = true' }),
        attach('link', { rel: 'stylesheet', href: `${at}/style.css` }),
        attach('style', {}, `@import url(${at}/import.css); body { background: url(${at}/back.png) }`),
        attach('iframe', { src: `${at}/frame` }),
        attach('object', { data: `${at}/object` }),
        attach('embed', { src: `${at}/embed` }),
        attach('video', { src: `${at}/video.mp4`, autoplay: '' }),
        attach('base', { href: at }),
      ])
      // A busy machine may tell of a violation late.
      const until = performance.now() + 10_000
      while (expected.some((directive) => !violations.includes(directive)) && performance.now() < until)
        await new Promise((done) => setTimeout(done, 50))
      return {
        strings,
        violations: violations.toSorted(),
        wasReached: 'wasReached' in globalThis,
        base: document.baseURI,
      }
    },
    { port: server.port, expected: refusedDirectives },
  )

  expect(outcome.strings).toEqual(
    Object.fromEntries(Object.keys(outcome.strings).map((name) => [name, true])),
  )
  expect(outcome.wasReached).toBe(false)
  expect(outcome.base).toMatch(/^app:\/\/greenroom\//)
  expect(outcome.violations).toEqual(expect.arrayContaining(refusedDirectives))
  expect(server.visits).toEqual([])
})

test('of the permissions a page can ask for, none is granted', async () => {
  const { window } = app()
  const answers = await window.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'midi',
      'camera',
      'microphone',
      'persistent-storage',
      'clipboard-read',
      'clipboard-write',
      'idle-detection',
      'screen-wake-lock',
      'storage-access',
      'window-management',
      'local-fonts',
      'display-capture',
      'background-fetch',
    ]
    const states = await Promise.all(
      names.map(async (name) => {
        try {
          const { state } = await navigator.permissions.query({ name: name as PermissionName })
          return [name, state] as const
        } catch {
          return [name, 'unknown'] as const
        }
      }),
    )
    const refused = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work()
        return false
      } catch {
        return true
      }
    }
    return {
      states: Object.fromEntries(states),
      notification: await Notification.requestPermission(),
      microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await refused(() => navigator.clipboard.readText()),
      place: await refused(
        () => new Promise((done, reject) => navigator.geolocation.getCurrentPosition(done, reject)),
      ),
      midi: await refused(() => navigator.requestMIDIAccess()),
    }
  })
  expect(answers).toEqual({
    states: Object.fromEntries(Object.keys(answers.states).map((name) => [name, 'denied'])),
    notification: 'denied',
    microphone: true,
    camera: true,
    screen: true,
    clipboard: true,
    place: true,
    midi: true,
  })
})
