import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentName } from '@shared/documents'
import { AppError } from '@shared/errors'
import { packLimits } from '@shared/packs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeName, type Packed, packed, unpacked } from '../../src/main/packs/pack-directory'
import { readPack, readPackHead, writePack } from '../../src/main/packs/pack-jobs'
import {
  newPackKey,
  type PackKey,
  packKeyOf,
  readPackHeader,
  sealPack,
  unsealPack,
} from '../../src/main/packs/sealed-pack'
import { memoryPractice } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const passphrase = 'four quiet herons nest'
// Stretching takes its time on purpose, so that one key serves all of these.
const shared: Promise<PackKey> = newPackKey(passphrase)

const small: Packed = {
  app: '1.0.0',
  madeOn: '2026-05-15',
  client: 'Marie Keller',
  files: [
    { name: 'record.json', bytes: Buffer.from('{"a":1}') },
    { name: 'documents/CV.pdf', bytes: Buffer.from([0, 1, 2, 255]) },
  ],
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** Reseals a list of files as somebody with the passphrase could, whatever the list says. */
const withDirectory = (directory: unknown, contents: Buffer): Buffer => {
  const list = Buffer.from(JSON.stringify(directory))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(list.length)
  return Buffer.concat([length, list, contents])
}
const about = { format: 'greenroom-pack', version: 1, app: '1', madeOn: '2026-05-15', client: 'M' }

describe('a sealed pack', () => {
  it('gives back what was put in, whatever it is', async () => {
    const key = await shared
    const name = fc
      .tuple(fc.constantFrom('', 'documents/', 'reports/'), fc.string({ maxLength: 300, unit: 'binary' }))
      .map(([folder, text]) => `${folder}${documentName(text)}`)
    const files = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 2_000 }) }), {
      selector: (file) => file.name.normalize('NFC').toLowerCase(),
      maxLength: 12,
    })
    const property = fc.property(files, fc.string({ maxLength: 200, unit: 'binary' }), (list, client) => {
      const content = { ...small, client: client.replaceAll(/\p{Cs}/gu, '?'), files: list }
      const opened = unsealPack(sealPack(content, key), key.key)
      expect({ ...opened, files: opened.files.map(({ name: own, bytes }) => [own, [...bytes]]) }).toEqual({
        ...content,
        files: list.map(({ name: own, bytes }) => [own, [...bytes]]),
      })
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('shows nothing of itself: no word of a file, no name, no client', async () => {
    const sealed = sealPack(small, await shared)
    for (const word of ['record', 'documents', 'Marie', 'Keller', '"a"', '2026'])
      expect(sealed.includes(word)).toBe(false)
    expect(sealPack(small, await shared).equals(sealed)).toBe(false)
  })

  it('opens by its passphrase, typed on any keyboard, and by no other', async () => {
    const key = await newPackKey('Zwölf Körbe')
    const sealed = sealPack(small, key)
    const header = readPackHeader(sealed, sealed.length)
    const opened = await packKeyOf(header, 'Zwölf Körbe'.normalize('NFD'))
    expect(unsealPack(sealed, opened).client).toBe('Marie Keller')
    await expect(packKeyOf(header, 'zwölf körbe')).rejects.toMatchObject({ code: 'pack-passphrase-wrong' })
    await expect(packKeyOf(header, '')).rejects.toMatchObject({ code: 'pack-passphrase-wrong' })
  })

  it('refuses any flipped bit, in every byte of it', async () => {
    const { key } = await shared
    const sealed = sealPack(small, await shared)
    const codes = new Map<string, number>()
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8))
      const code = codeOf(() => unsealPack(changed, key))
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect(codes.get('none')).toBeUndefined()
    // The eight signs that say what it is; all others are damage.
    expect([...codes.keys()].toSorted()).toEqual(['pack-damaged', 'pack-invalid'])
    expect(codes.get('pack-invalid')).toBe(8)
    const newer = Buffer.from(sealed)
    newer[8] = 2
    expect(codeOf(() => unsealPack(newer, key))).toBe('pack-newer')
  })

  it('refuses whatever is cut short or grows', async () => {
    const { key } = await shared
    const sealed = sealPack(small, await shared)
    for (let length = 8; length < sealed.length; length += 1)
      expect(codeOf(() => unsealPack(sealed.subarray(0, length), key))).toBe('pack-damaged')
    expect(codeOf(() => unsealPack(sealed.subarray(0, 7), key))).toBe('pack-invalid')
    expect(codeOf(() => unsealPack(Buffer.concat([sealed, Buffer.alloc(1)]), key))).toBe('pack-damaged')
  })

  it('does not swallow sizes that a head claims', async () => {
    const { key } = await shared
    const sealed = sealPack(small, await shared)
    const claim = (length: bigint): Buffer => {
      const changed = Buffer.from(sealed)
      changed.writeBigUInt64BE(length, 60)
      // As somebody would who means harm: with the sum put right.
      createHash('sha256').update(changed.subarray(0, 68)).digest().copy(changed, 68, 0, 4)
      return changed
    }
    expect(codeOf(() => unsealPack(claim(1n << 62n), key))).toBe('pack-too-large')
    expect(codeOf(() => unsealPack(claim(BigInt(packLimits.bytes)), key))).toBe('pack-damaged')
    expect(codeOf(() => readPackHeader(claim(10n), 98))).toBe('none')
    expect(codeOf(() => unsealPack(claim(10n).subarray(0, 98), key))).toBe('pack-damaged')
  })

  it('takes no more memory to stretch than it says, and no more than there should be', async () => {
    const sealed = sealPack(small, await shared)
    for (const logN of [4, 19, 20, 31, 255]) {
      const changed = Buffer.from(sealed)
      changed[10] = logN
      createHash('sha256').update(changed.subarray(0, 68)).digest().copy(changed, 68, 0, 4)
      expect(codeOf(() => readPackHeader(changed, changed.length))).toBe('pack-damaged')
    }
  })
})

describe('the list of files in a pack', () => {
  it.each([
    '../secret',
    '/etc/passwd',
    'C:\\Windows',
    'documents/../../x',
    'documents/a/b.txt',
    'CON',
    'nul.txt',
    'a.',
    ' a',
    '',
    '.hidden',
    'documents/',
    'a\u0000b',
    'a\u202Egpj.exe',
  ])('takes no name that leads elsewhere: %j', (name) => {
    const plain = withDirectory({ ...about, files: [{ name, bytes: 1 }] }, Buffer.alloc(1))
    expect(['pack-unsafe', 'pack-damaged']).toContain(codeOf(() => unpacked(plain)))
  })

  it('takes no name twice, as systems compare names', () => {
    const files = ['CV.pdf', 'Cv.pdf'].map((name) => ({ name, bytes: 0 }))
    expect(codeOf(() => unpacked(withDirectory({ ...about, files }, Buffer.alloc(0))))).toBe('pack-unsafe')
  })

  it.each([
    [[{ name: 'a.txt', bytes: 5 }], 4],
    [[{ name: 'a.txt', bytes: 3 }], 4],
    [[{ name: 'a.txt', bytes: -1 }], 4],
    [[{ name: 'a.txt', bytes: 9e15 }], 4],
    [[{ name: 'a.txt', bytes: 1.5 }], 4],
    [Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}.txt`, bytes: 0 })), 0],
  ])('takes no sizes that do not add up', (files, length) => {
    expect(codeOf(() => unpacked(withDirectory({ ...about, files }, Buffer.alloc(length))))).toBe(
      'pack-damaged',
    )
  })

  it('takes no list that is none', () => {
    for (const plain of [
      Buffer.alloc(0),
      Buffer.alloc(4, 255),
      Buffer.from('\0\0\0\u0002{]'),
      Buffer.alloc(40),
    ])
      expect(codeOf(() => unpacked(plain))).toBe('pack-damaged')
    expect(unpacked(packed(small)).files).toHaveLength(2)
  })

  it('gives documents of one name names of their own', () => {
    const taken = new Set<string>()
    const names = ['CV.pdf', 'cv.PDF', 'CV.pdf', 'x'.repeat(400), 'x'.repeat(400)].map((name) =>
      freeName(taken, 'documents', name),
    )
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5)
    expect(names[2]).toBe('documents/(3) CV.pdf')
    const plain = packed({ ...small, files: names.map((name) => ({ name, bytes: Buffer.alloc(0) })) })
    expect(unpacked(plain).files.map(({ name }) => name)).toEqual(names)
  })
})

describe('a pack on the disk', () => {
  const { db } = memoryPractice()
  const job = { type: 'pack', about: small, files: small.files, documents: [] } as const

  it('is written whole and read back into a new folder', async () => {
    const seal = await shared
    const folder = temporaryFolder()
    const file = join(folder, 'Marie.greenroom')
    expect(writePack(db, { ...job, target: { form: 'sealed', file, seal } })).toEqual({ files: 2, bytes: 11 })
    expect(readdirSync(folder)).toEqual(['Marie.greenroom'])
    const key = await packKeyOf(readPackHead(file), passphrase)
    const out = join(folder, 'out')
    expect(readPack({ type: 'unpack', file, key, folder: out }).contents).toMatchObject({
      clientName: 'Marie Keller',
      isImportable: false,
    })
    expect(readFileSync(join(out, 'documents/CV.pdf'))).toEqual(Buffer.from([0, 1, 2, 255]))
    expect(codeOf(() => readPack({ type: 'unpack', file, key, folder: out }))).toBe('file-exists')
    truncateSync(file, 90)
    expect(codeOf(() => readPackHead(file))).toBe('pack-damaged')
    expect(codeOf(() => readPack({ type: 'unpack', file, key, folder: join(folder, 'two') }))).toBe(
      'pack-damaged',
    )
    expect(readdirSync(folder).toSorted()).toEqual(['Marie.greenroom', 'out'])
  })

  it('leaves nothing where it cannot be written', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'there')
    writeFileSync(file, 'as it was')
    const seal = await shared
    const cases = [
      { form: 'files', folder: file },
      { form: 'sealed', file: join(folder, 'none', 'x.greenroom'), seal },
      { form: 'files', folder: join(file, 'below') },
    ] as const
    expect(cases.map((target) => codeOf(() => writePack(db, { ...job, target })))).toEqual([
      'file-exists',
      'file-not-writable',
      'file-not-writable',
    ])
    expect(codeOf(() => readPackHead(join(folder, 'none')))).toBe('file-not-readable')
    expect(codeOf(() => readPackHead(file))).toBe('pack-invalid')
    expect(codeOf(() => readPackHead(folder))).toBe('file-not-readable')
    expect(readFileSync(file, 'utf8')).toBe('as it was')
    expect(existsSync(join(folder, 'none'))).toBe(false)
    expect(readdirSync(folder)).toEqual(['there'])
  })
})
