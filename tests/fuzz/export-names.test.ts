import { existsSync, lstatSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { safeFileName } from '@shared/file-name'
import { expect, it } from 'vitest'
import { writeFileAtomically } from '../../src/main/atomic-file'
import { countOr, runSeed, seeded, tellFigures } from '../faults/support/figures'
import { scratchFolder } from '../faults/support/practice-folder'

const pieces = [
  '../',
  '..\\',
  '%2e%2e/',
  '/etc/passwd',
  'C:\\',
  '\u0000',
  '\n',
  'CON',
  'nul.txt',
  'COM1',
  'name.',
  'name ',
  '\u202Egpj',
  '\u2066',
  '🧑‍💼',
  'é',
  'e\u0301\u0301\u0301\u0301\u0301\u0301',
  'ﬀ',
  'x'.repeat(300),
  'ß'.repeat(150),
  '-rf',
  '~root',
  '$(id)',
  '`id`',
  '"',
  "'",
  ';',
  '|',
  '*',
  '?',
  '<',
  'Marie Keller',
  '.hidden',
  ' ',
  '',
  '\uD800',
]
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:$|\.)/i

it('gives every export a name that stays in its folder, on every system, and writes through no link', () => {
  const count = countOr(150)
  const random = seeded(runSeed)
  const folder = realpathSync(scratchFolder())
  const outside = join(scratchFolder(), 'target')
  writeFileSync(outside, 'untouched')
  const figures = { names: count, outside: 0, tooLong: 0, misread: 0, unwritten: 0, throughLink: 0 }
  for (let index = 0; index < count; index += 1) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      Array.from(
        { length: 1 + Math.floor(random() * 3) },
        () => pieces[Math.floor(random() * pieces.length)],
      ).join(''),
    )
    const name = safeFileName(parts, ['pdf', 'ics', 'csv', '../x', ''][index % 5] ?? '')
    const file = join(folder, name)
    figures.tooLong += Buffer.byteLength(name) > 255 ? 1 : 0
    // What Windows would take for a device or cut off, what a terminal or an eye would take for something else.
    if (reserved.test(name) || /[. ]$|[<>:"/\\|?*\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(name))
      figures.misread += 1
    if (dirname(file) !== folder) figures.outside += 1
    if (index % 3 === 0 && !existsSync(file)) symlinkSync(outside, file)
    writeFileAtomically(file, `content ${index}`)
    if (readFileSync(file, 'utf8') !== `content ${index}` || !realpathSync(file).startsWith(`${folder}/`))
      figures.unwritten += 1
    if (lstatSync(file).isSymbolicLink() || readFileSync(outside, 'utf8') !== 'untouched')
      figures.throughLink += 1
  }
  tellFigures('export names', figures)
  expect(figures).toMatchObject({ outside: 0, tooLong: 0, misread: 0, unwritten: 0, throughLink: 0 })
})
