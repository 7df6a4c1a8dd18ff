import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseCaseFile } from '@shared/case-file'
import { test } from 'vitest'
import { openBenchPractice, share, writeBenchFigures } from './bench-practice'

// Run by bench/run.mjs inside Electron's own Node.

const ROUNDS = 5
const CLIENTS = 40

/** The public questions, as clients wrote them. */
function realQuestions(): readonly string[] {
  const file = resolve(import.meta.dirname, '../tests/fixtures/questions.jsonl')
  const parsed = parseCaseFile(readFileSync(file, 'utf8'), 'jsonl')
  if (!parsed.ok) throw new Error(`line ${parsed.line}: ${parsed.message}`)
  return parsed.cases.flatMap(({ question }) => (question?.trim() ? [question] : []))
}

test('advice for real questions, asked through the door', { timeout: 600_000 }, async () => {
  const { db, timeOf, close } = openBenchPractice()
  const ask = (clientId: string, question: string): Promise<number> =>
    timeOf('advice.suggest', { clientId, opportunityId: null, question })
  const questions = realQuestions()
  const clients = db
    .prepare('SELECT id FROM client WHERE deletedAt IS NULL ORDER BY random() LIMIT :count')
    .pluck()
    .all({ count: CLIENTS }) as string[]
  const clientOf = (turn: number): string => clients[turn % clients.length] ?? ''
  // The first one learns the examples; the rest of the round compiles what is used often.
  const firstMs = await ask(clientOf(0), questions[0] ?? '')
  for (const [turn, question] of questions.entries()) await ask(clientOf(turn), question)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [turn, question] of questions.entries())
      times.push(await ask(clientOf(turn * ROUNDS + round), question))
  close()
  writeBenchFigures({ firstMs, p50Ms: share(times, 0.5), p95Ms: share(times, 0.95) })
})
