import { readdirSync, statSync } from 'node:fs'
import type { CallName } from '@shared/contract'
import { expect, it } from 'vitest'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import { openVault } from '../../src/main/vault/vault'
import { memoryContext } from '../support/practice'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, isSound } from './support/practice-folder'
import { SLOTS, writeSlot } from './support/slots'

const LARGEST_LOG = 64 * 1024 * 1024
const WARM_SHARE = 0.2

const openFiles = (): number => readdirSync('/proc/self/fd').length
const idOf = (kind: number, slot: number): string =>
  `0189000${kind}-0000-7000-8000-${String(slot + 1).padStart(12, '0')}`

/** What a coach does all day, as calls with their input. */
function nextAct(random: () => number, count: number): readonly [CallName, unknown] {
  const slot = Math.floor(random() * SLOTS)
  const clientId = idOf(1, slot)
  const text = `${count} ${'word '.repeat(Math.floor(random() * 60))}`
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
  const acts: readonly (readonly [CallName, unknown])[] = [
    ['notes.save', { id: idOf(2, slot), clientId, body }],
    ['notes.list', { clientId }],
    ['clients.get', { id: clientId }],
    ['clients.list', {}],
    ['clients.save', { id: clientId, fullName: `Client ${count % 97}`, goals: text }],
    ['interviews.history', { clientId }],
    ['interviews.saveMessage', { clientId, direction: 'in', sentOn: '2026-05-14', summary: text }],
    ['search.find', { text: 'word' }],
    ['today.list', {}],
    ['app.start', {}],
  ]
  return acts[Math.floor(random() * acts.length)] ?? ['app.start', {}]
}

it('goes on for a day’s work and more without growing', async () => {
  const count = countOr(600)
  const random = seeded(runSeed)
  const folder = closedPractice()
  const vault = openVault(folder, () => new Date())
  const { context } = memoryContext({ db: vault.db, folder })
  const figures = {
    acts: count,
    failed: 0,
    grownPercent: 0,
    largestLogMb: 0,
    moreFiles: 0,
    unsound: 0,
  }
  let files = 0
  let warm = 0
  for (let act = 0; act < count; act += 1) {
    const [name, input] = nextAct(random, act)
    const answer = await answerCall(handlers, context, { windowName: 'main', name, input })
    if (!answer.ok) figures.failed += 1
    if (act % 100 === 99) writeSlot(vault.db, act)
    if (act === Math.floor(count * WARM_SHARE)) {
      files = openFiles()
      warm = residentBytes()
    }
    if (act % 500 === 0) {
      const log = statSync(`${folder.database}-wal`, { throwIfNoEntry: false })?.size ?? 0
      figures.largestLogMb = Math.max(figures.largestLogMb, Number((log / 1024 / 1024).toFixed(1)))
    }
  }
  figures.grownPercent = Math.round((residentBytes() / warm - 1) * 100)
  figures.moreFiles = openFiles() - files
  figures.unsound = isSound(vault) ? 0 : 1
  vault.close()
  tellFigures('soak', figures)
  expect(figures).toMatchObject({ failed: 0, unsound: 0 })
  expect(figures.moreFiles).toBeLessThanOrEqual(0)
  expect(figures.largestLogMb * 1024 * 1024).toBeLessThan(LARGEST_LOG)
  // In a short run the caches are still filling.
  if (count >= 20_000) expect(figures.grownPercent).toBeLessThan(10)
})

function residentBytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss
}
