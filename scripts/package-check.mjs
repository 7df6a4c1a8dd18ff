import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './lib/locations.mjs'
import { PlainError } from './lib/plain-error.mjs'
import { runScript } from './lib/script.mjs'
import { distinctColours } from './lib/xwd-picture.mjs'

/** An ordinary user that every Debian has. */
const NOBODY = 65_534
const LONGEST_START_MS = 60_000
const LONGEST_END_MS = 30_000
/** An empty window has a handful of colours; the first screen, with its smoothed letters, has hundreds. */
const COLOURS_OF_A_SCREEN = 100

const dist = path.join(root, 'dist')
const kind = 'application/x-greenroom'
const kindsFile = '/usr/share/mime/globs2'
const knowsKind = () => readQuietly(kindsFile).includes(`${kind}:*.greenroom`)
/** @param {string} line */
const tell = (line) => console.log(`package-check: ${line}`)

/**
 * Installs the Debian package in dist/ with apt, starts it as an ordinary user under Xvfb with the system's own sandbox,
 * sees its first screen, reads its fuses, removes it. Needs root and a Debian.
 */
await runScript(async () => {
  if (process.getuid?.() !== 0) throw new PlainError('This check installs a package, so it must run as root.')
  const file = existsSync(dist) ? readdirSync(dist).find((entry) => entry.endsWith('.deb')) : undefined
  if (file === undefined) throw new PlainError('There is no package in dist/. Run: npm run package')
  const name = file.split('_')[0] ?? ''
  const installed = `/usr/lib/${name}`
  const home = mkdtempSync(path.join(tmpdir(), 'greenroom-home-'))
  execFileSync('chown', [`${NOBODY}:${NOBODY}`, home])
  try {
    // Anew, should a check that failed have left it installed.
    apt('install', '-y', '--reinstall', '--no-install-recommends', path.join(dist, file))
    tell('installed')
    expectFileKind(name)
    const installedFiles = filesOf(name)
    await expectFuses(path.join(installed, 'greenroom'))
    const began = new Date()
    await expectFirstScreen(home, path.join('/usr/bin', name))
    expectOnlyOwnFiles(home)
    expectNothingElsewhere(home, began)
    apt('remove', '-y', name)
    const left = [installed, ...installedFiles].filter((one) => existsSync(one))
    if (left.length > 0) throw new PlainError(`Still there after the removal: ${left.join(', ')}`)
    if (knowsKind()) throw new PlainError('The kind of file is still known after the removal.')
    tell(`removed, and with it its ${installedFiles.length} files`)
    if (!existsSync(path.join(home, '.config/Greenroom/vault/practice.db')))
      throw new PlainError('The practice is gone after the removal.')
    tell('the practice is still there')
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  tell('all held')
})

/**
 * The system knows a sealed pack by its ending, and which program opens it.
 * @param {string} name of the package
 */
function expectFileKind(name) {
  if (!existsSync(kindsFile)) return tell('this system keeps no list of kinds of file; nothing was looked up')
  if (!knowsKind()) throw new PlainError(`${kindsFile} does not know *.greenroom.`)
  const entry = readQuietly(`/usr/share/applications/${name}.desktop`)
  if (!entry.includes(`MimeType=${kind};`) || !entry.includes(`Exec=${name} %f`))
    throw new PlainError('The desktop entry does not open packs.')
  const icons = [16, 512].map(
    (size) => `/usr/share/icons/hicolor/${size}x${size}/mimetypes/application-x-greenroom.png`,
  )
  if (!icons.every((icon) => existsSync(icon))) throw new PlainError('A pack has no icon.')
  tell(`a file ending in .greenroom is ${kind}, has an icon and is opened by ${name}`)
}

/**
 * What the package has put on the system, without the folders it shares with others.
 * @param {string} name
 */
function filesOf(name) {
  return execFileSync('dpkg', ['-L', name], { encoding: 'utf8' })
    .split('\n')
    .filter((one) => one !== '' && !statSync(one).isDirectory())
}

/**
 * An ordinary user can write in few places besides the home folder; the app has written in none of them.
 * @param {string} home
 * @param {Date} began
 */
function expectNothingElsewhere(home, began) {
  const since = `${began.toISOString().slice(0, 19)}Z`
  const places = ['/tmp', '/var/tmp', '/dev/shm', '/run', '/var/lib', '/var/cache', '/usr', '/etc', '/opt']
  // Other programs' folders come and go meanwhile, which find takes for a failure.
  const { stdout: found } = spawnSync(
    'find',
    [
      ...places.filter((one) => existsSync(one)),
      '-xdev',
      '-path',
      home,
      '-prune',
      '-o',
      '-uid',
      String(NOBODY),
      '-newermt',
      since,
      '-print',
    ],
    { encoding: 'utf8' },
  )
  if (found.trim() !== '') throw new PlainError(`The app has left files elsewhere: ${found.trim()}`)
  tell(`nothing was left in ${places.join(', ')}`)
}

/**
 * A screen of its own; with `folder` its picture lies there as a file.
 * @param {string} [folder]
 */
async function openDisplay(folder) {
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x800x24', ...(folder === undefined ? [] : ['-fbdir', folder])],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const display = await new Promise((found, failed) => {
    xvfb.once('error', failed)
    xvfb.stdio[3]?.once('data', (/** @type {Buffer} */ number) => found(`:${number.toString().trim()}`))
  })
  return { display: String(display), close: () => void xvfb.kill() }
}

/** @param {readonly string[]} args */
function apt(...args) {
  execFileSync('apt-get', ['-q', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** @param {string} executable */
async function expectFuses(executable) {
  const { getCurrentFuseWire, FuseV1Options } = createRequire(path.join(root, 'package.json'))(
    '@electron/fuses',
  )
  const fuses = await getCurrentFuseWire(executable)
  const wanted = {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  }
  for (const [fuse, isOn] of Object.entries(wanted)) {
    if (fuses[FuseV1Options[fuse]] !== (isOn ? '1' : '0').charCodeAt(0))
      throw new PlainError(`The fuse ${fuse} is not ${isOn ? 'on' : 'off'}.`)
  }
  tell(`${Object.keys(wanted).length} fuses are as they should be`)
}

/**
 * @param {string} home
 * @param {string} command
 */
async function expectFirstScreen(home, command) {
  const screen = path.join(home, 'screen')
  mkdirSync(screen)
  const { display, close } = await openDisplay(screen)
  if (!existsSync(command)) throw new PlainError(`${command} is not there after the installation.`)
  const app = spawn(command, [], {
    stdio: 'ignore',
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
    detached: true,
    env: { HOME: home, PATH: '/usr/bin:/bin', DISPLAY: display, LANG: 'C.UTF-8' },
  })
  try {
    const framebuffer = path.join(screen, 'Xvfb_screen0')
    const started = Date.now()
    for (;;) {
      if (existsSync(framebuffer) && distinctColours(readFileSync(framebuffer)) > COLOURS_OF_A_SCREEN) break
      const end = app.exitCode ?? app.signalCode
      if (end !== null) throw new PlainError(`The app ended at once, with ${end}.`)
      if (Date.now() - started > LONGEST_START_MS) throw new PlainError('The app drew no first screen.')
      await sleep(250)
    }
    expectSandbox(app.pid ?? 0)
    tell('the first screen is there, as an ordinary user, every page in its sandbox')
    // The practice is written in the first seconds; the end is the coach's, not a crash.
    await sleep(2_000)
    const ended = new Promise((done) => app.once('exit', () => done(true)))
    process.kill(app.pid ?? 0, 'SIGTERM')
    const hasEnded = await Promise.race([ended, sleep(LONGEST_END_MS, false, { ref: false })])
    if (!hasEnded) throw new PlainError('The app did not end when it was told to.')
  } finally {
    try {
      process.kill(-(app.pid ?? 0), 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
    close()
    await sleep(500)
    rmSync(screen, { recursive: true, force: true })
  }
}

/**
 * Every page's process must have the system-call filter on, and none may have been talked out of it.
 * @param {number} group
 */
function expectSandbox(group) {
  const renderers = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => ({ pid, command: readQuietly(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ pid, command }) => command.includes('--type=renderer') && groupOf(pid) === group)
  if (renderers.length === 0) throw new PlainError('No page has a process of its own.')
  for (const { pid, command } of renderers) {
    const filter = /^Seccomp:\s+(\d)/m.exec(readQuietly(`/proc/${pid}/status`))?.[1]
    if (filter !== '2' || command.includes('--no-sandbox'))
      throw new PlainError('A page runs without the system’s sandbox.')
  }
}

/** @param {string} pid */
function groupOf(pid) {
  const text = readQuietly(`/proc/${pid}/stat`)
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[2])
}

/** @param {string} file */
function readQuietly(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** @param {string} home */
function expectOnlyOwnFiles(home) {
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
  // dconf's cache is the desktop toolkit's own and holds nothing of the app.
  const strange = files.filter(
    (file) => !file.startsWith('.config/Greenroom/') && !file.startsWith('.cache/dconf/'),
  )
  if (strange.length > 0) throw new PlainError(`Files outside the data folder: ${strange.join(', ')}`)
  tell(`${files.length} files, all in the data folder`)
}
