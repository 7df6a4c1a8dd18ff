import { parentPort, workerData } from 'node:worker_threads'
import type { FigurePeriod } from '@shared/figures'
import { ledgerTopics } from '../advice-ledger/advice-ledger-service'
import { type DataKey, openDatabase } from '../db/open-database'
import { practiceFigures } from './figures-service'

/** What the worker is handed; it answers with the figures, or ends with an error. */
export type FiguresJob = {
  readonly file: string
  readonly key: DataKey
  readonly today: string
} & (
  | { readonly what: 'practice'; readonly period: FigurePeriod }
  | { readonly what: 'ledger'; readonly days: number }
)

const job = workerData as FiguresJob
const { file, key, today } = job
const db = openDatabase(file, key, { readOnly: true })
try {
  const answer =
    job.what === 'practice'
      ? practiceFigures(db, job.period, today)
      : ledgerTopics(db, { days: job.days, today })
  parentPort?.postMessage(answer)
} finally {
  db.close()
}
