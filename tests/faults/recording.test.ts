import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { listStretches } from '../../src/main/recordings/recordings-repository'
import { soundPage } from '../../src/main/recordings/recordings-service'
import { preparedSessionIn } from '../support/mock-session'
import { endlessSound, soundFile } from '../support/recorded-sound'
import { startChild } from './support/child'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, isSound, withOpen } from './support/practice-folder'

const LONGEST_MS = 1_500

it('keeps every piece of sound that was acknowledged, and none in part, after a kill -9 while it is recorded', async () => {
  const kills = countOr(4)
  const random = seeded(runSeed)
  let sessionId = ''
  const folder = closedPractice(({ db }) => {
    sessionId = preparedSessionIn(db, { at: new Date().toISOString(), newId: () => v7() }, 3)
  })
  const figures = { kills, pieces: 0, lost: 0, torn: 0, unsound: 0 }
  for (let kill = 0; kill < kills; kill += 1) {
    const child = startChild('recorder', [folder.root, sessionId, soundFile])
    await child.says('open')
    await sleep(random() * LONGEST_MS)
    await child.kill()
    const acked = child.said.filter((line) => line.startsWith('piece ')).map((line) => line.split(' '))
    const recordingId = acked.at(-1)?.[1]
    withOpen(folder, (vault) => {
      if (!isSound(vault)) figures.unsound += 1
      if (recordingId === undefined || acked.length < 2) return
      expect(listStretches(vault.db, sessionId).map(({ id }) => id)).toContain(recordingId)
      const { pieces } = soundPage(vault.db, recordingId, 0, 1_000_000)
      const whole = endlessSound()
      whole.next()
      // The piece that was on its way may be there although nobody heard of it.
      figures.lost += Math.max(0, acked.length - 1 - pieces.length)
      figures.torn += pieces.filter(
        ({ bytes }) => !Buffer.from(whole.next().value.bytes).equals(bytes),
      ).length
      figures.pieces += pieces.length
    })
  }
  tellFigures('recording', figures)
  expect(figures).toMatchObject({ lost: 0, torn: 0, unsound: 0 })
  expect(figures.pieces).toBeGreaterThan(kills)
})
