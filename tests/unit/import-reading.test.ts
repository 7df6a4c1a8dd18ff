import { columnNames, csvRows, type Delimiter, detectDelimiter } from '@shared/import/csv-rows'
import { decodeText, detectEncoding, type TextEncoding } from '@shared/import/decode-text'
import { guessTargets, importFields } from '@shared/import/import-fields'
import { csvLine, restoredCell } from '@shared/import/neutral-cell'
import { type DayOrder, detectDayOrder, readDay } from '@shared/import/read-day'
import { readClientState, readPostingState, readStage } from '@shared/import/read-words'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const rowsOf = (text: string, delimiter: Delimiter = ',') => [...csvRows(text, delimiter)]
const cellsOf = (text: string, delimiter: Delimiter = ',') =>
  rowsOf(text, delimiter).map(({ cells }) => cells)

const encoded = (text: string, encoding: TextEncoding): Uint8Array => {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'windows-1252') return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', 'Zoë Ünal, 東京'],
    ['utf-16le', 'Name,City\nZoë,Bern'],
    ['utf-16be', 'Name,City\nZoë,Bern'],
    ['windows-1252', 'Zoë Ünal, Müller'],
  ] as const)('is seen without a mark: %s', (encoding, text) => {
    expect(decodeText(encoded(text, encoding))).toEqual({ text, encoding })
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    'is seen by its mark, which is left out: %s',
    (encoding) => {
      const text = '東京'
      expect(decodeText(encoded(`\uFEFF${text}`, encoding))).toEqual({ text, encoding })
    },
  )

  it('is not taken for UTF-16 by a stray NUL', () => {
    expect(detectEncoding(encoded('Ann\u0000,x\nBo,y', 'utf-8'))).toBe('utf-8')
    expect(detectEncoding(new Uint8Array())).toBe('utf-8')
  })
})

const nameOf = (number: number) => `Column ${number}`

describe('the rows of a file', () => {
  it('begin on the line that is said, whatever ends the lines and whatever stands between quotation marks', () => {
    const text = 'a,b\r\n"x\r\ny",1\rlast,"q""q"\n\n\nend'
    expect(rowsOf(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\r\ny', '1'] },
      { line: 4, cells: ['last', 'q"q'] },
      { line: 7, cells: ['end'] },
    ])
  })

  it('lose one line to an open quotation mark and not the rest of the file', () => {
    expect(rowsOf('a,b\n1,"open\n2,x\n3,"closed",y\n4,"never')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '"open'], isOpen: true },
      { line: 3, cells: ['2', 'x'] },
      { line: 4, cells: ['3', 'closed', 'y'] },
      { line: 5, cells: ['4', '"never'], isOpen: true },
    ])
  })

  it('keep a quotation mark that was not doubled, and one inside a plain cell', () => {
    expect(cellsOf('"He said "hi" there",5\'10",x')).toEqual([['He said "hi" there', '5\'10"', 'x']])
  })

  it('keep empty cells at the end', () => {
    expect(cellsOf('a,,\n,,b')).toEqual([
      ['a', '', ''],
      ['', '', 'b'],
    ])
  })

  it('come back as they were written', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('=1', "'=1", '"', '\n', ',', '\t', ' x '),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const text = rows.map(csvLine).join('')
          expect(cellsOf(text).map((cells) => cells.map(restoredCell))).toEqual(rows)
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })

  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2;3\n2,5;"x;y";3\n', ';'],
    ['a\tb\n1,2\t3\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['only\none\n', ','],
    ['', ','],
  ] as const)('are parted by what parts them evenly: %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter)
  })

  it('have columns of which no two are called the same', () => {
    expect(columnNames([' Phone ', 'Phone', '', 'a\nb'], true, nameOf)).toEqual([
      'Phone',
      'Phone (2)',
      'Column 3',
      'a b',
    ])
    expect(columnNames(['Ann', 'Bo'], false, nameOf)).toEqual(['Column 1', 'Column 2'])
  })
})

describe('a day', () => {
  it.each<[string, DayOrder | null, string | null]>([
    ['2026-05-04', null, '2026-05-04'],
    ['2026/5/4', null, '2026-05-04'],
    ['20260504', null, '2026-05-04'],
    ['2026-05-04T09:30:00Z', null, '2026-05-04'],
    ['4.5.2026', null, '2026-05-04'],
    ['04.05.26', 'mdy', '2026-05-04'],
    ['4/5/2026', 'dmy', '2026-05-04'],
    ['4/5/2026', 'mdy', '2026-04-05'],
    ['4/5/2026', null, null],
    ['13/5/2026', null, '2026-05-13'],
    ['5/13/2026', null, '2026-05-13'],
    ['5-13-2026 14:00', 'mdy', '2026-05-13'],
    ['5/13/2026', 'dmy', null],
    ['4 May 2026', null, '2026-05-04'],
    ['4th of May 2026', null, null],
    ['4th May 2026', null, '2026-05-04'],
    ['May 4, 2026', null, '2026-05-04'],
    ['Sept 4, 2026', null, '2026-09-04'],
    ['Mon, 4 May 2026', null, '2026-05-04'],
    ['4-May-26', null, '2026-05-04'],
    ['4. März 2026', null, '2026-03-04'],
    ['4 de mayo de 2026', null, '2026-05-04'],
    ['4 août 2026', null, '2026-08-04'],
    ['4/5/71', 'dmy', '1971-05-04'],
    ['29 Feb 2026', null, null],
    ['31/04/2026', 'dmy', null],
    ['0000-01-01', null, null],
    ['9999-12-31', null, null],
    ['soon', null, null],
    ['', null, null],
  ])('is read or not: %j with %s', (cell, order, day) => {
    expect(readDay(cell, order)).toBe(day)
  })

  it.each([
    [['1/2/2026', '13/2/2026'], 'dmy'],
    [['1/2/2026', '2/13/2026'], 'mdy'],
    [['1/2/2026', '2/3/2026'], 'asked'],
    [['2026-01-02', '1.2.2026', '4 May 2026', 'x'], 'plain'],
    [[], 'plain'],
  ])('shows its order in its column: %j', (cells, order) => {
    expect(detectDayOrder(cells)).toBe(order)
  })
})

describe('words and names of columns', () => {
  it('are understood without regard to case, accents and signs', () => {
    expect(readClientState(' On-Hold ')).toBe('paused')
    expect(readClientState('dancing')).toBeNull()
    expect(readPostingState('Taken down')).toBe('closed')
    expect(readStage('2nd Interview')).toEqual({ type: 'round', stage: 'second' })
    expect(readStage('OFFER')).toEqual({ type: 'event', kind: 'offer' })
    expect(readStage('Rejected')).toEqual({ type: 'ending', tag: 'rejected' })
    expect(readStage('accepted')).toEqual({ type: 'event', kind: 'accepted' })
    expect(readStage('constructor')).toBeNull()
  })

  it('are guessed: once each, parts of an address together, fields of our own exports as themselves', () => {
    expect(
      guessTargets(
        ['First Name', 'Surname', 'E-Mail Address', 'Street', 'City', 'Email', 'Shoe size', 'Nonsense'],
        ['shoe size'],
      ),
    ).toEqual({
      'First Name': 'givenName',
      Surname: 'familyName',
      'E-Mail Address': 'email',
      Street: 'addressText',
      City: 'addressText',
      Email: '',
      'Shoe size': 'custom:shoe size',
      Nonsense: '',
    })
    expect(guessTargets(importFields)).toEqual(
      Object.fromEntries(importFields.map((field) => [field, field])),
    )
  })
})
