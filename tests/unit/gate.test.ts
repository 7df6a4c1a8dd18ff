import { AppError, appErrorCodes } from '@shared/errors'
import { gateContract } from '@shared/gate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerGateCall, type GateHandlers } from '../../src/main/door'
import { gateStateOf, waysOut } from '../../src/main/vault/gate-state'

const silent = { language: () => 'en' as const, log: { info: () => undefined, error: () => undefined } }

/** Handlers that count what reached them. */
function counting() {
  const reached: string[] = []
  const handlers = Object.fromEntries(
    Object.keys(gateContract).map((name) => [
      name,
      () => {
        reached.push(name)
        return null
      },
    ]),
  ) as unknown as GateHandlers
  const ask = (name: unknown, input: unknown, windowName: 'gate' | 'main' | 'client' | null = 'gate') =>
    answerGateCall(handlers, silent, { windowName, name, input })
  return { reached, ask }
}

describe('the page before a practice that is not open', () => {
  it('is answered alone: no other page reaches its calls, and it reaches no call of the practice', async () => {
    const { reached, ask } = counting()
    for (const windowName of ['main', 'client', null] as const)
      expect(await ask('gate.quit', {}, windowName)).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      })
    for (const name of ['clients.list', 'vault.state', 'app.start', '__proto__', 'toString', 7, null])
      expect(await ask(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
    expect(reached).toEqual([])
    expect(await ask('gate.quit', {})).toEqual({ ok: true, value: null })
  })

  it('gets nothing past a wrong shape, whatever is sent', async () => {
    const { reached, ask } = counting()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(gateContract)), fc.anything(), async (name, input) => {
        const passes = gateContract[name as keyof typeof gateContract].input.safeParse(input).success
        const before = reached.length
        const answer = await ask(name, input)
        expect(answer.ok).toBe(passes)
        expect(reached.length - before).toBe(passes ? 1 : 0)
      }),
      { numRuns: 400, seed: 20_260_515 },
    )
    expect(await ask('gate.unlock', { kind: 'passphrase', text: 'x'.repeat(1_001) })).toMatchObject({
      ok: false,
    })
  })

  it('asks for the passphrase where something has to be asked, and says a problem for all else', () => {
    expect(gateStateOf(new AppError('vault-locked'))).toMatchObject({ kind: 'locked', keychainProblem: null })
    expect(gateStateOf(new AppError('keychain-changed'))).toMatchObject({
      kind: 'locked',
      keychainProblem: 'keychain-changed',
    })
    expect(gateStateOf(new AppError('vault-damaged'))).toMatchObject({ kind: 'problem' })
    expect(gateStateOf(new TypeError('a bug'))).toMatchObject({
      kind: 'problem',
      error: { code: 'unexpected' },
    })
  })

  it('offers a backup for a file that cannot be read, never for a newer one, and a way to quit always', () => {
    const has = { backup: true, keysInBackup: true }
    for (const code of ['vault-damaged', 'vault-missing', 'vault-key-wrong'] as const)
      expect(waysOut(code, has)[0]).toBe('restore')
    expect(waysOut('vault-damaged', { ...has, backup: false })).not.toContain('restore')
    expect(waysOut('vault-newer', has)).not.toContain('restore')
    expect(waysOut('vault-key-missing', has)[0]).toBe('takeKeys')
    expect(waysOut('vault-key-missing', { ...has, keysInBackup: false })).not.toContain('takeKeys')
    expect(waysOut('folder-not-writable', has)[0]).toBe('readOnly')
    for (const code of appErrorCodes)
      expect(waysOut(code, has)).toEqual(
        expect.arrayContaining(['again', 'otherFolder', 'openFolder', 'quit']),
      )
  })
})
