import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => join(root, 'src', path))

/** Where electron may be imported: main's edge and nowhere else. */
const edge = [
  'index.ts',
  'preload.ts',
  'practice-session.ts',
  'show-notice.ts',
  'window-names.ts',
  'window.ts',
  'window-crash.ts',
  'client-window.ts',
  'window-guard.ts',
  'microphone-gate.ts',
  'closing.ts',
  'menu.ts',
  'ipc.ts',
  'emit-event.ts',
  'app-protocol.ts',
  'electron-context.ts',
  'practice-host.ts',
  'gate-answers.ts',
  'open-practice.ts',
  'electron-keychain.ts',
  'offline-session.ts',
  'paper-printer.ts',
  'letters/electron-printer.ts',
  'letters/print-file.ts',
].map((path) => join('src/main', path))

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const statement =
    /^(?:import|export|\}).*\bfrom '([^'\n]+)'$|^import '([^'\n]+)'$|\bimport\('([^'\n]+)'\)/gm
  return [...text.matchAll(statement)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

const roomOf = (file: string) => relative(join(root, 'src'), file).split('/')[0]
const targetOf = (file: string, name: string) =>
  name.startsWith('@shared/')
    ? join(root, 'src/shared')
    : name.startsWith('.')
      ? resolve(file, '..', name)
      : null

describe('the direction of imports', () => {
  it('finds the source files it is about', () => {
    expect(sources.length).toBeGreaterThan(40)
    expect(new Set(sources.map(roomOf))).toEqual(new Set(['main', 'renderer', 'shared']))
  })

  it('goes from renderer and main to shared, and never between renderer and main or out of shared', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file).flatMap((name) => {
        const target = targetOf(file, name)
        const into = target === null || !target.startsWith(join(root, 'src')) ? null : roomOf(target)
        return into === null || into === roomOf(file) || into === 'shared' ? [] : [`${file} -> ${name}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('keeps Node, the DOM libraries and Electron out of shared', () => {
    const allowed = /^(\.|@shared\/|zod$|yaml$|use-intl\/core$)/
    const wrong = sources
      .filter((file) => roomOf(file) === 'shared')
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => !allowed.test(name))
          .map((name) => `${file} -> ${name}`),
      )
    expect(wrong).toEqual([])
  })

  it('keeps Electron and Node out of the renderer, and Electron at the edge of main', () => {
    const wrong = sources.flatMap((file) => {
      const path = relative(root, file)
      const names = importsOf(file)
      const electron = names.includes('electron') && !edge.includes(path)
      const node = roomOf(file) === 'renderer' && names.some((name) => name.startsWith('node:'))
      return electron || node ? [path] : []
    })
    expect(wrong).toEqual([])
  })

  it('keeps SQL in repositories and the database rooms', () => {
    const wrong = sources.filter((file) => {
      const path = relative(root, file)
      const isHome =
        /src\/main\/(db|backup|vault|demo|cli)\/|-repository\.ts$|client-list(-sql)?\.ts$|case-history\.ts$/.test(
          path,
        )
      return (
        !isHome &&
        /\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/.test(readFileSync(file, 'utf8'))
      )
    })
    expect(wrong).toEqual([])
  })
})
