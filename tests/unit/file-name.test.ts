import { basename, posix, win32 } from 'node:path'
import { fileNameBytes, safeFileName } from '@shared/file-name'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const reserved = [
  'CON',
  'con',
  'PRN',
  'AUX',
  'NUL',
  'CONIN$',
  'CONOUT$',
  'COM1',
  'com9',
  'LPT1',
  'COM¹',
  'LPT³',
  'COM0',
]
const hostile = [
  '../../etc/passwd',
  '..\\..\\windows',
  '..',
  '.',
  '/',
  '\\',
  '//server/share',
  'C:\\x',
  'C:',
  'a/b',
  'a\\b',
  '%2e%2e%2f',
  '%00',
  '\u0000',
  'a\u0000.exe',
  'a\nb',
  'a\r\nb',
  'a\tb',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  ...reserved,
  ...reserved.map((name) => `${name}.txt`),
  ...reserved.map((name) => `${name} .x`),
  'name.',
  'name..',
  'name ',
  'name. . ',
  ' name',
  '.hidden',
  '...',
  '~',
  '~root',
  '-rf',
  '--help',
  '- -',
  'gpj\u202E.exe',
  '\u2066x\u2069',
  '\u200Ename',
  '\u061C',
  'a\u200Bb',
  '\uFEFFname',
  'a\u00ADb',
  '\u{E0001}tag',
  'a'.repeat(300),
  'é'.repeat(300),
  '漢'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(60),
  '🇩🇪'.repeat(90),
  'e\u0301'.repeat(300),
  `a${'\u0301'.repeat(5_000)}`,
  '\u0301',
  'Z\u0335\u0322\u0327\u0334\u0321',
  '\uD800',
  'a\uDC00b',
  '\uFFFF',
  '\uE000',
  'a<b>c:d"e|f?g*h',
  '`id`',
  '$(id)',
  '$HOME',
  '%PATH%',
  'a;b',
  "a'b",
  'a&b',
  'a|b',
  '!x',
  '{a,b}',
  'desktop.ini',
  '',
  ' ',
  '\u00A0',
  '\u2028',
  '\u3000',
  'Ǆ',
  'İ',
  'ß',
  'ﬁ',
  '\u1100\u1161\u11A8',
  'שלום',
  'مرحبا',
  'a/../b',
]

function check(name: string): void {
  expect(name).not.toMatch(/[<>:"/\\|?*%\p{Cc}\p{Cs}\p{Co}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u)
  expect(name).toMatch(/^[^\s.~-].*\.pdf$/su)
  expect(name).not.toMatch(/[\s.]\.pdf$/u)
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/iu)
  expect(name).toBe(name.normalize('NFC'))
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(fileNameBytes)
  expect(posix.resolve('/safe', name)).toBe(`/safe/${name}`)
  expect(win32.resolve('C:\\safe', name)).toBe(`C:\\safe\\${name}`)
  expect(basename(name)).toBe(name)
}

describe('safeFileName', () => {
  it('joins what is there', () => {
    expect(safeFileName(['Letter', 'Marie Keller', '', '2026-05-15'], 'pdf')).toBe(
      'Letter - Marie Keller - 2026-05-15.pdf',
    )
    expect(safeFileName(['Zoë Núñez', 'Angebot: ja/nein?'], '.PDF')).toBe('Zoë Núñez - Angebot ja nein.pdf')
    expect(safeFileName([], 'pdf')).toBe('file.pdf')
    expect(safeFileName(['nul'], 'csv')).toBe('_nul.csv')
    expect(safeFileName(['👩‍👧 plan'], 'pdf')).toBe('👩‍👧 plan.pdf')
    expect(safeFileName(['a'], '../x')).toBe('a.x')
  })

  it.each(hostile)('makes %j harmless', (part) => {
    expect(() => check(safeFileName([part], 'pdf'))).not.toThrow()
    expect(() => check(safeFileName(['Letter', part, part], 'pdf'))).not.toThrow()
  })

  it('cuts between letters and keeps the extension', () => {
    const name = safeFileName(['👩‍👩‍👧‍👦'.repeat(60)], 'pdf')
    expect(name.replace(/\.pdf$/, '').replaceAll('👩‍👩‍👧‍👦', '')).toBe('')
  })

  it('holds for 1,000 random names', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.constantFrom(...hostile), { maxLength: 4 }).map((parts) => parts.join('')),
    )
    const property = fc.property(fc.array(part, { maxLength: 3 }), (parts) =>
      check(safeFileName(parts, 'pdf')),
    )
    expect(() => fc.assert(property, { numRuns: 1_000, seed: 16 })).not.toThrow()
  })
})
