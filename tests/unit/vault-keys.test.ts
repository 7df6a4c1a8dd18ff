import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from '@shared/errors'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DataKey, dataKeyOf, isWiped, keyIdOf, newDataKey, wipeKey } from '../../src/main/db/data-key'
import { secondPlace, writeKeyFile } from '../../src/main/vault/key-file'
import { type Keychain, noKeychain } from '../../src/main/vault/keychain'
import {
  needSecret,
  protectionOf,
  removePassphrase,
  setPassphrase,
  setRecoveryCode,
  useKeychain,
} from '../../src/main/vault/protection'
import { newRecoverySecret, readRecoveryCode, wordsOfSecret } from '../../src/main/vault/recovery-code'
import { recoveryWords } from '../../src/main/vault/recovery-words'
import { prepareRekey } from '../../src/main/vault/rekey'
import { sealKey, unsealKey } from '../../src/main/vault/sealing'
import {
  createDataKey,
  keychainKeys,
  keyFileOf,
  keyIdOfText,
  keysBy,
  linkOf,
  type OpenKeys,
  plainKeys,
  unlockKeys,
  unlockKeyText,
  wrappedKeysFor,
} from '../../src/main/vault/vault-keys'
import { fakeKeychain } from '../support/keychain'
import { NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const passphrase = 'four quiet herons nest'

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'no error'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const opens = (keys: OpenKeys | null, key: DataKey): boolean => keys?.get(keyIdOf(key))?.join() === key.join()

const recovery = (secret: Buffer) => ({
  kind: 'recovery' as const,
  text: wordsOfSecret(secret).join(' '),
})

function freshKey(): { readonly file: string; readonly key: DataKey } {
  const file = join(temporaryFolder(), 'keys.json')
  return { file, key: createDataKey(file) }
}

describe('a key', () => {
  it('is random, is known by an id that does not tell it, and can be wiped', () => {
    const key = newDataKey()
    expect(isWiped(key)).toBe(false)
    expect(keyIdOf(key)).toMatch(/^[0-9a-f]{16}$/)
    expect(keyIdOf(key)).toBe(keyIdOf(dataKeyOf(key)))
    expect(keyIdOf(key)).not.toBe(keyIdOf(newDataKey()))
    wipeKey(key)
    expect(isWiped(key)).toBe(true)
    expect(() => dataKeyOf(Buffer.from('ab'))).toThrow(RangeError)
  })

  it('is sealed so that another key, another place or a changed bit does not open it', () => {
    const [by, key] = [newDataKey(), newDataKey()]
    const sealed = sealKey(by, key, 'here')
    expect(unsealKey(by, sealed, 'here')).toEqual(key)
    expect(unsealKey(newDataKey(), sealed, 'here')).toBeNull()
    expect(unsealKey(by, sealed, 'there')).toBeNull()
    const bit = sealed.text.startsWith('0') ? '1' : '0'
    expect(unsealKey(by, { ...sealed, text: `${bit}${sealed.text.slice(1)}` }, 'here')).toBeNull()
    expect(sealKey(by, key, 'here').text).not.toBe(sealed.text)
  })
})

describe('a recovery code', () => {
  it('has 1,024 words that differ in their first four letters', () => {
    expect(recoveryWords).toHaveLength(1_024)
    expect(new Set(recoveryWords.map((word) => word.slice(0, 4))).size).toBe(1_024)
    expect(recoveryWords.filter((word) => !/^[a-z]{3,7}$/.test(word))).toEqual([])
    expect(recoveryWords.toSorted()).toEqual(recoveryWords)
  })

  it('gives back every secret from its fourteen words, however they are typed', () => {
    for (let count = 0; count < 300; count += 1) {
      const secret = newRecoverySecret()
      const words = wordsOfSecret(secret)
      expect(words).toHaveLength(14)
      for (const typed of [
        words.join(' '),
        words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join(',\n'),
        words.map((word) => word.slice(0, 4)).join(' - '),
      ])
        expect(readRecoveryCode(typed)).toEqual({ kind: 'code', secret })
    }
    for (const edge of [Buffer.alloc(16), Buffer.alloc(16, 255)])
      expect(readRecoveryCode(wordsOfSecret(edge).join(' '))).toEqual({ kind: 'code', secret: edge })
  })

  it('says which word is none, how many are missing, and that two have changed places', () => {
    const words = wordsOfSecret(Buffer.alloc(16, 0x5a))
    const [first = '', second = '', ...rest] = words
    expect(readRecoveryCode(words.slice(1).join(' '))).toEqual({ kind: 'count', found: 13, needed: 14 })
    expect(readRecoveryCode(['gadren', ...words.slice(1)].join(' '))).toEqual({
      kind: 'word',
      place: 1,
      nearest: 'garden',
    })
    expect(readRecoveryCode(['qqqqqqqq', ...words.slice(1)].join(' '))).toEqual({
      kind: 'word',
      place: 1,
      nearest: null,
    })
    expect(first).not.toBe(second)
    expect(readRecoveryCode([second, first, ...rest].join(' ')).kind).toBe('slip')
  })

  it('notices a wrong word in all but one of some thousands', () => {
    const secret = newRecoverySecret()
    const words = wordsOfSecret(secret)
    let missed = 0
    for (let place = 0; place < 14; place += 1)
      for (let other = 0; other < 1_024; other += 1) {
        const typed = words.with(place, recoveryWords[other] ?? '')
        const read = readRecoveryCode(typed.join(' '))
        if (read.kind === 'code' && typed.join() !== words.join()) missed += 1
      }
    // 14,322 wrong codes and 12 bits that check: three or four slip through on average.
    expect(missed).toBeLessThan(20)
  })
})

describe('the keys of a practice', () => {
  const sealed = { text: '', hex: '', words: '' }
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'greenroom-test-')), 'keys.json')
    const key = createDataKey(file)
    const secret = newRecoverySecret()
    setRecoveryCode(file, key, secret, NOW)
    await setPassphrase(file, key, { text: passphrase, byKeychain: false, keychain: noKeychain })
    Object.assign(sealed, {
      text: readFileSync(file, 'utf8'),
      hex: Buffer.from(key).toString('hex'),
      words: wordsOfSecret(secret).join(' '),
    })
    rmSync(dirname(file), { recursive: true })
  })

  /** A practice's keys under a passphrase and a code; stretching it anew for each test would take its time. */
  function passworded() {
    const file = join(temporaryFolder(), 'keys.json')
    for (const place of [file, secondPlace(file)]) writeFileSync(place, sealed.text)
    return { file, key: dataKeyOf(Buffer.from(sealed.hex, 'hex')), words: sealed.words }
  }

  it('begin with the key in its file, and say so', () => {
    const { file, key } = freshKey()
    expect(opens(plainKeys(file), key)).toBe(true)
    expect(protectionOf(file, noKeychain)).toEqual({
      hasPassphrase: false,
      recoveryMadeAt: null,
      hasKeychain: false,
      isPlain: true,
      keychain: null,
    })
  })

  it('are read from a key file of the first format, and written in the newer one on demand', async () => {
    const { file } = freshKey()
    const key = newDataKey()
    const old = `${JSON.stringify({ format: 1, cipher: 'aegis', key: Buffer.from(key).toString('hex') }, null, 2)}\n`
    for (const place of [file, secondPlace(file)]) writeFileSync(place, old)
    expect(opens(plainKeys(file), key)).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(old)
    await setPassphrase(file, key, { text: passphrase, byKeychain: false, keychain: noKeychain })
    expect(opens(await unlockKeys(file, { kind: 'passphrase', text: passphrase }), key)).toBe(true)
  })

  it('lie in their file as digits, which are read in any layout and never become part of what was read', async () => {
    const { file, key } = freshKey()
    const digits = Buffer.from(key).toString('hex')
    setRecoveryCode(file, key, newRecoverySecret(), NOW)
    const whole = readFileSync(file, 'utf8')
    expect(JSON.parse(whole)).toMatchObject({ current: { keyId: keyIdOf(key), plain: digits } })
    expect(JSON.stringify(keyFileOf(file))).not.toContain(digits)
    writeFileSync(file, JSON.stringify(JSON.parse(whole)))
    expect(opens(plainKeys(file), key)).toBe(true)
    // A place without its digits is a damaged copy.
    const emptied = whole.replace(digits, keyFileOf(file).current.plain ?? '')
    for (const place of [file, secondPlace(file)]) writeFileSync(place, emptied)
    expect(await codeOf(() => plainKeys(file))).toBe('vault-key-missing')
  })

  it('are both in the file as digits while one is changed for another', async () => {
    const { file, key } = freshKey()
    await prepareRekey(file, key, { passphrase: null, recovery: null, keychain: noKeychain, at: NOW })
    const { current, next } = keyFileOf(file)
    expect(new Set(plainKeys(file).keys())).toEqual(new Set([current.keyId, next?.keyId]))
    expect(await codeOf(() => writeKeyFile(file, keyFileOf(file), [key]))).toBe('vault-key-wrong')
  })

  it('are opened by the passphrase or by the code, each alone, and by nothing else', async () => {
    const { file, key, words } = passworded()
    expect(opens(await unlockKeys(file, { kind: 'passphrase', text: passphrase }), key)).toBe(true)
    expect(opens(await unlockKeys(file, { kind: 'recovery', text: words }), key)).toBe(true)
    const stranger = wordsOfSecret(newRecoverySecret()).join(' ')
    expect(await codeOf(() => unlockKeys(file, { kind: 'passphrase', text: `${passphrase}.` }))).toBe(
      'passphrase-wrong',
    )
    expect(await codeOf(() => unlockKeys(file, { kind: 'recovery', text: stranger }))).toBe('recovery-wrong')
    expect(await codeOf(() => unlockKeys(file, { kind: 'recovery', text: 'acid acid' }))).toBe(
      'recovery-slip',
    )
    expect(await codeOf(() => plainKeys(file))).toBe('vault-locked')
    for (const place of [file, secondPlace(file)])
      expect(readFileSync(place, 'utf8')).not.toContain(Buffer.from(key).toString('hex'))
  })

  it('take a passphrase as it is meant, composed or not', async () => {
    const { file, key } = freshKey()
    const set = { byKeychain: false, keychain: noKeychain }
    await setPassphrase(file, key, { ...set, text: 'Zu\u0308rich caf\u00e9' })
    expect(opens(await unlockKeys(file, { kind: 'passphrase', text: 'Z\u00fcrich cafe\u0301' }), key)).toBe(
      true,
    )
    expect(await codeOf(() => setPassphrase(file, key, { ...set, text: 'seven77' }))).toBe('passphrase-short')
  })

  it('are opened by the keychain only where that was wanted, and its change is told', async () => {
    const { file, key } = freshKey()
    const keychain = fakeKeychain('gnome_libsecret')
    await setPassphrase(file, key, { text: passphrase, byKeychain: true, keychain })
    expect(opens(await keychainKeys(file, keychain), key)).toBe(true)
    const before = readFileSync(file, 'utf8')
    expect(await codeOf(() => keychainKeys(file, fakeKeychain('kwallet6')))).toBe('keychain-changed')
    expect(await codeOf(() => keychainKeys(file, noKeychain))).toBe('keychain-changed')
    expect(await codeOf(() => keychainKeys(file, fakeKeychain('gnome_libsecret')))).toBe('keychain-refused')
    expect(readFileSync(file, 'utf8')).toBe(before)
    await useKeychain(file, key, keychain, false)
    expect(await keychainKeys(file, keychain)).toBeNull()
    await useKeychain(file, key, keychain, true)
    expect(opens(await keychainKeys(file, keychain), key)).toBe(true)
  })

  it('are never left to a keychain that cannot read back what it took', async () => {
    const { file, key } = freshKey()
    const forgetful: Keychain = {
      ...fakeKeychain('gnome_libsecret'),
      open: () => Promise.reject(new Error()),
    }
    const before = readFileSync(file, 'utf8')
    expect(
      await codeOf(() =>
        setPassphrase(file, key, { text: passphrase, byKeychain: true, keychain: forgetful }),
      ),
    ).toBe('keychain-refused')
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('lie in the file again when the passphrase is taken away, unless keychain and code keep them', async () => {
    const { file, key } = freshKey()
    const keychain = fakeKeychain('gnome_libsecret')
    await setPassphrase(file, key, { text: passphrase, byKeychain: true, keychain })
    await removePassphrase(file, key, keychain)
    expect(protectionOf(file, keychain)).toMatchObject({
      isPlain: true,
      hasKeychain: false,
      hasPassphrase: false,
    })
    const secret = newRecoverySecret()
    setRecoveryCode(file, key, secret, NOW)
    await setPassphrase(file, key, { text: passphrase, byKeychain: false, keychain })
    await removePassphrase(file, key, keychain)
    expect(protectionOf(file, keychain)).toMatchObject({
      isPlain: false,
      hasKeychain: true,
      hasPassphrase: false,
    })
    expect(opens(await keychainKeys(file, keychain), key)).toBe(true)
    await needSecret(file, { kind: 'recovery', text: wordsOfSecret(secret).join(' ') })
  })

  it('forget an earlier passphrase and an earlier code', async () => {
    const { file, key } = freshKey()
    const [old, fresh] = [newRecoverySecret(), newRecoverySecret()]
    const set = { byKeychain: false, keychain: noKeychain }
    setRecoveryCode(file, key, old, NOW)
    await setPassphrase(file, key, { ...set, text: passphrase })
    setRecoveryCode(file, key, fresh, NOW)
    await setPassphrase(file, key, { ...set, text: 'another one entirely' })
    expect(await codeOf(() => unlockKeys(file, recovery(old)))).toBe('recovery-wrong')
    expect(await codeOf(() => unlockKeys(file, { kind: 'passphrase', text: passphrase }))).toBe(
      'passphrase-wrong',
    )
    expect(opens(await unlockKeys(file, recovery(fresh)), key)).toBe(true)
  })

  it('survive the loss or damage of either place', async () => {
    const { file, key } = passworded()
    const whole = readFileSync(file, 'utf8')
    for (const spoil of [
      () => rmSync(file),
      () => writeFileSync(file, ''),
      () => writeFileSync(file, whole.slice(0, 99)),
    ]) {
      spoil()
      expect(opens(await unlockKeys(file, { kind: 'passphrase', text: passphrase }), key)).toBe(true)
      expect(readFileSync(file, 'utf8')).toBe(whole)
    }
    rmSync(secondPlace(file))
    expect(opens(await unlockKeys(file, { kind: 'passphrase', text: passphrase }), key)).toBe(true)
    writeFileSync(secondPlace(file), whole)
  })

  it('travel with a backup as sealed copies, never as they are', async () => {
    const { file, key, words } = passworded()
    const text = wrappedKeysFor(file)
    expect(keyIdOfText(text)).toBe(keyIdOf(key))
    expect(opens(await unlockKeyText(text, { kind: 'passphrase', text: passphrase }), key)).toBe(true)
    expect(opens(await unlockKeyText(text, { kind: 'recovery', text: words }), key)).toBe(true)
    const bare = freshKey()
    expect(wrappedKeysFor(bare.file)).not.toContain(Buffer.from(bare.key).toString('hex'))
    expect(
      await codeOf(() => unlockKeyText(wrappedKeysFor(bare.file), { kind: 'passphrase', text: passphrase })),
    ).toBe('no-passphrase')
    expect(await codeOf(() => unlockKeyText('{}', { kind: 'passphrase', text: passphrase }))).toBe(
      'key-text-invalid',
    )
  })

  it('open what was sealed with earlier keys, over any number of changes', () => {
    const { file, key } = freshKey()
    const [old, older] = [newDataKey(), newDataKey()]
    const kept = keyFileOf(file)
    writeKeyFile(file, { ...kept, links: [linkOf(old, older), linkOf(key, old)] }, [key])
    const keys = keysBy(file, key)
    expect([key, old, older].map((one) => opens(keys, one))).toEqual([true, true, true])
    expect(opens(plainKeys(file), older)).toBe(true)
  })

  it('refuse a key file that asks for hours of work', async () => {
    const { file } = passworded()
    const kept = keyFileOf(file)
    const { passphrase: copy } = kept.current
    if (!copy) throw new Error('no passphrase')
    const greedy = { ...kept.current, passphrase: { ...copy, stretching: { ...copy.stretching, logN: 30 } } }
    expect(
      await codeOf(() =>
        unlockKeyText(JSON.stringify({ ...kept, current: greedy }), { kind: 'passphrase', text: passphrase }),
      ),
    ).toBe('key-text-invalid')
  })
})
