import { docFromPlainText } from '@shared/rich-text'
import { v7 } from 'uuid'
import { test } from 'vitest'
import { openBenchPractice, share, writeBenchFigures } from './bench-practice'

// Run by bench/search.mjs inside Electron's own Node.

const QUERIES = 200

type Sample = {
  readonly frequent: readonly string[]
  readonly rare: readonly string[]
  readonly names: readonly string[]
}

/** The shapes in which coaches ask; the turn chooses the words. */
const shapes: Readonly<Record<string, (sample: Sample, turn: number) => string>> = {
  'frequent word': ({ frequent }, turn) => frequent[turn % frequent.length] ?? '',
  'rare word': ({ rare }, turn) => rare[turn % rare.length] ?? '',
  'one to three letters': ({ frequent }, turn) =>
    (frequent[turn % frequent.length] ?? '').slice(0, 1 + (turn % 3)),
  'half a word': ({ frequent }, turn) => (frequent[turn % frequent.length] ?? '').slice(0, 5),
  'two words': ({ frequent }, turn) =>
    `${frequent[turn % frequent.length]} ${frequent[(turn + 7) % frequent.length]}`,
  'a phrase': ({ frequent }, turn) =>
    `"${frequent[turn % frequent.length]} ${frequent[(turn + 1) % frequent.length]}"`,
  'a client': ({ names }, turn) => names[turn % names.length] ?? '',
  'in one case': ({ frequent, names }, turn) =>
    `client:${names[turn % names.length]?.split(' ')[0]} ${frequent[turn % frequent.length]}`,
  'one kind': ({ frequent }, turn) =>
    `kind:${turn % 2 === 0 ? 'letter' : 'question'} ${frequent[turn % frequent.length]}`,
  'before a day': ({ frequent }, turn) =>
    `before:2026-0${1 + (turn % 4)} ${frequent[turn % frequent.length]}`,
  'at a stage': ({ frequent }, turn) =>
    `stage:${turn % 2 === 0 ? 'final' : 'phone'} ${frequent[turn % frequent.length]}`,
}

test('searches and saved notes', { timeout: 1_200_000 }, async () => {
  const { db, timeOf, close } = openBenchPractice()
  db.exec('CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, local_search, row)')
  const wordsOf = (condition: string): string[] =>
    db
      .prepare(
        `SELECT term FROM temp.words WHERE term GLOB '[a-z]*' AND length(term) > 2 AND ${condition} LIMIT 60`,
      )
      .pluck()
      .all() as string[]
  const total = db.prepare('SELECT count(*) FROM local_searchRow').pluck().get() as number
  const sample: Sample = {
    frequent: wordsOf(`doc > ${total / 20}`),
    rare: wordsOf('doc BETWEEN 1 AND 100'),
    names: db
      .prepare('SELECT fullName FROM client WHERE deletedAt IS NULL ORDER BY random() LIMIT 200')
      .pluck()
      .all() as string[],
  }
  db.exec('DROP TABLE temp.words')

  const figures = []
  const all: number[] = []
  const turns = Math.ceil(QUERIES / Object.keys(shapes).length)
  for (const [shape, textOf] of Object.entries(shapes)) {
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1)
      times.push(await timeOf('search.find', { text: textOf(sample, turn) }))
    all.push(...times)
    figures.push({ name: `search: ${shape}`, p50Ms: share(times, 0.5), p95Ms: share(times, 0.95) })
  }
  figures.push({ name: 'search', p50Ms: share(all, 0.5), p95Ms: share(all, 0.95) })

  const clientId = db.prepare('SELECT id FROM client WHERE deletedAt IS NULL LIMIT 1').pluck().get()
  const id = v7()
  const saves: number[] = []
  for (let turn = 0; turn < 100; turn += 1)
    saves.push(
      await timeOf('notes.save', {
        id,
        clientId,
        body: docFromPlainText(
          `${'A note of ordinary length, as a coach writes one after a call. '.repeat(4)}${turn}`,
        ),
      }),
    )
  figures.push({ name: 'note saved and indexed', p50Ms: share(saves, 0.5), p95Ms: share(saves, 0.95) })
  close()
  writeBenchFigures(figures)
})
