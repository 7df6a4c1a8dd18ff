import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportMany } from '@shared/letters'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { draftLetters } from '../../src/main/clients/letter-run'
import { saveOpportunity, saveRound } from '../../src/main/interviews/interviews-repository'
import { blockedAmong, exportMany, stopExport } from '../../src/main/letters/export-many'
import { getLetter } from '../../src/main/letters/letters-repository'
import { memoryContext, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const at = NOW.toISOString()

/** Clients who were given the manager's number; the last two do not know the manager's name. */
async function caseload(count: number, onPrint: (turn: number) => void = () => undefined) {
  const folder = temporaryFolder()
  let place: string | null = join(folder, 'Letters')
  let turn = 0
  const memory = memoryContext({
    printer: {
      print: async (page) => {
        turn += 1
        onPrint(turn)
        return new TextEncoder().encode(page.parts.body)
      },
    },
    dialogs: {
      chooseSaveFile: async () => place,
      chooseOpenFiles: async () => [],
      chooseFolder: async () => null,
      confirmLink: async () => false,
    },
  })
  const { db, newId, writing, context } = memory
  const ids = Array.from({ length: count }, (_, index) => {
    const client = saveClient(db, { fullName: `Client ${String(index).padStart(2, '0')}` }, at, newId)
    const contactName = index < count - 2 ? `Manager ${index}` : ''
    const draft = { clientId: client.id, employerName: `Works ${index}`, contactName }
    const { id: opportunityId } = saveOpportunity(db, draft, writing)
    saveRound(db, { clientId: client.id, opportunityId, stage: 'second', heldOn: '2026-05-10' }, writing)
    return client.id
  })
  const { letterIds } = await draftLetters(context, {
    runId: newId(),
    selection: { ids },
    topicId: 'call-the-manager',
  })
  const run = (as: ExportMany['as'], runId = newId()) =>
    exportMany(context, { runId, ids: [...letterIds], as })
  const states = () => letterIds.map((id) => getLetter(db, id).state)
  return {
    ...memory,
    folder,
    letterIds,
    run,
    states,
    choose: (next: string | null) => {
      place = next
    },
  }
}

describe('a batch of letters', () => {
  it('names those with missing fields and saves the others, each in a file of its own', async () => {
    const { context, folder, letterIds, run, states, outside } = await caseload(25)
    const waiting = await blockedAmong(context, letterIds)
    expect(waiting.map(({ name, reason, detail }) => [name, reason, detail])).toEqual([
      ['Client 23', 'fields', 'interviewer’s name'],
      ['Client 24', 'fields', 'interviewer’s name'],
    ])
    const answer = await run('files')
    expect(answer).toMatchObject({ saved: true, count: 23, place: 'Letters', blocked: waiting })
    expect(readdirSync(folder)).toEqual(['Letters'])
    const files = readdirSync(join(folder, 'Letters'))
    expect(files).toHaveLength(23)
    expect(files[0]).toBe('Why I would call (Works 0) - Client 00 - 2026-05-15.pdf')
    expect(readFileSync(join(folder, 'Letters', files[0] ?? ''), 'utf8')).toContain('Do call Manager 0')
    expect(states()).toEqual([...Array.from({ length: 23 }, () => 'exported'), 'draft', 'draft'])
    expect(outside.emitted.filter((name) => name === 'letters.exportProgress')).toHaveLength(23)
  })

  it('that is stopped leaves no file, no folder and no letter marked as gone out', async () => {
    const runId = '01890000-0000-7000-8000-00000000ffff'
    const { folder, run, states } = await caseload(10, (turn) => {
      if (turn === 4) stopExport(runId)
    })
    expect(await run('files', runId)).toMatchObject({ saved: false, count: 0 })
    expect(readdirSync(folder)).toEqual([])
    expect(new Set(states())).toEqual(new Set(['draft']))
  })

  it('that cannot be printed to the end leaves nothing half written', async () => {
    const { folder, run, states } = await caseload(10, (turn) => {
      if (turn === 5) throw new Error('the printer is gone')
    })
    await expect(run('files')).rejects.toThrow('the printer is gone')
    expect(readdirSync(folder)).toEqual([])
    expect(new Set(states())).toEqual(new Set(['draft']))
  })

  it('goes into no folder that is there already, and nowhere when the coach cancels', async () => {
    const { folder, run, choose, states } = await caseload(4)
    mkdirSync(join(folder, 'Letters'))
    await expect(run('files')).rejects.toMatchObject({ code: 'file-exists' })
    choose(null)
    expect(await run('one')).toMatchObject({ saved: false })
    choose(join(folder, 'gone', 'Letters'))
    await expect(run('files')).rejects.toMatchObject({ code: 'file-not-writable' })
    expect(existsSync(join(folder, 'gone'))).toBe(false)
    expect(readdirSync(join(folder, 'Letters'))).toEqual([])
    expect(new Set(states())).toEqual(new Set(['draft']))
  })
})
