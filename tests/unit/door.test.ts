import { contract } from '@shared/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRows } from '../../src/main/backup/verified-backup'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import { memoryContext } from '../support/practice'

const main = 'main' as const

describe('the door between windows and main', () => {
  it('refuses a sender it does not know, a name that is not its own, and writes nothing', async () => {
    const { context, db } = memoryContext()
    const before = countRows(db)
    const draft = { fullName: 'Someone' }
    const strange = await answerCall(handlers, context, {
      windowName: null,
      name: 'clients.save',
      input: draft,
    })
    expect(strange).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    for (const name of [
      'clients.nothing',
      '__proto__',
      'constructor',
      'toString',
      '',
      7,
      null,
      undefined,
      {},
    ]) {
      const answer = await answerCall(handlers, context, { windowName: main, name, input: draft })
      expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
    }
    expect(countRows(db)).toEqual(before)
  })

  it('names the fields of a wrong shape and writes nothing', async () => {
    const { context, db } = memoryContext()
    const before = countRows(db)
    const answer = await answerCall(handlers, context, {
      windowName: main,
      name: 'clients.save',
      input: { fullName: '', email: 'not an address', extra: 1 },
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    if (!answer.ok)
      expect(Object.keys(answer.error.fields ?? {})).toEqual(expect.arrayContaining(['fullName', 'email']))
    expect(countRows(db)).toEqual(before)
  })

  it('answers an error inside a handler with one sentence, without stack, query or value', async () => {
    const { context, db, outside } = memoryContext()
    db.exec('DROP TABLE noteVersion')
    const id = context.newId()
    const answer = await answerCall(handlers, context, {
      windowName: main,
      name: 'notes.versions',
      input: { id },
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    const shown = JSON.stringify(answer)
    expect(shown).not.toMatch(/SELECT|noteVersion|SQLITE|at .*\.ts|\/src\//)
    expect(outside.logged).toHaveLength(1)
    expect(outside.logged[0]).toContain('notes.versions')
  })

  it('survives anything on every channel: an answer each time, no write without a passed schema', async () => {
    const { context, db } = memoryContext()
    const names = Object.keys(contract)
    expect(names.length).toBeGreaterThan(30)
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      fc.constant(JSON.parse('{"__proto__":{"polluted":true}}')),
      fc.constant("'; DROP TABLE client; --"),
      fc.constant('x'.repeat(1_000_000)),
      fc.record({ id: fc.constantFrom('../../etc/passwd', 'a'.repeat(36), Number.NaN, null) }),
    )
    // Calls whose schema takes an empty object are not wrong when they get one; backing up is a real action.
    const harmless = new Set(['backups.makeNow', 'settings.openFolder'])
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), anything, async (name, input) => {
        if (harmless.has(name)) return
        const passes = contract[name as keyof typeof contract].input.safeParse(input).success
        const before = passes ? null : countRows(db)
        const [windowName = main] = contract[name as keyof typeof contract].windows
        const answer = await answerCall(handlers, context, { windowName, name, input })
        expect(answer.ok || typeof answer.error.message === 'string').toBe(true)
        if (before) {
          expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } })
          expect(countRows(db)).toEqual(before)
        }
      }),
      { numRuns: 600, seed: 20260515 },
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('has a cyclic value refused like any other', async () => {
    const { context } = memoryContext()
    const cyclic: Record<string, unknown> = {}
    cyclic.self = cyclic
    const answer = await answerCall(handlers, context, {
      windowName: main,
      name: 'clients.save',
      input: cyclic,
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  })
})
