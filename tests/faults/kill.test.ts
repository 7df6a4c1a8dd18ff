import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startChild } from './support/child'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, isSound, withOpen } from './support/practice-folder'
import { compareSlots, readSlot, readState, SLOTS } from './support/slots'

/** Every so many kills a new practice, so that no file grows without end. */
const KILLS_A_PRACTICE = 25
const LONGEST_MS = 800

it('keeps every acknowledged write over a kill -9 at any moment', async () => {
  const kills = countOr(6)
  const random = seeded(runSeed)
  const figures = { kills, acks: 0, lost: 0, torn: 0, unsound: 0, settingsLost: 0 }
  let folder = closedPractice()
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % KILLS_A_PRACTICE === 0) folder = closedPractice()
    const from = withOpen(folder, ({ db }) =>
      Math.max(...Array.from({ length: SLOTS }, (_, slot) => Number(readSlot(db, slot) ?? 0))),
    )
    const child = startChild('writer', [folder.root, 'FULL', String(from + 1)])
    // One kill in ten comes while the practice is being opened.
    if (random() < 0.9) await child.says('open')
    else await sleep(random() * 300)
    await sleep(random() * LONGEST_MS)
    await child.kill()
    const acked = child.said.filter((line) => /^\d+$/.test(line)).map(Number)
    const state = child.said.findLast((line) => line.startsWith('state '))
    figures.acks += acked.length
    const { lost, torn, sound } = withOpen(folder, (vault) => ({
      ...compareSlots(vault.db, acked),
      sound: isSound(vault),
    }))
    figures.lost += lost
    figures.torn += torn
    figures.unsound += sound ? 0 : 1
    if (state && (readState(folder) ?? 0) < Number(state.slice(6))) figures.settingsLost += 1
  }
  tellFigures('kill', figures)
  expect(figures).toMatchObject({ lost: 0, torn: 0, unsound: 0, settingsLost: 0 })
  expect(figures.acks).toBeGreaterThan(kills)
})
