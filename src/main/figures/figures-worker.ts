import { parentPort, workerData } from 'node:worker_threads'
import type { FigurePeriod } from '@shared/figures'
import { type DataKey, openDatabase } from '../db/open-database'
import { practiceFigures } from './figures-service'

/** What the worker is handed; it answers with the figures, or ends with an error. */
export type FiguresJob = {
  readonly file: string
  readonly key: DataKey
  readonly period: FigurePeriod
  readonly today: string
}

const { file, key, period, today } = workerData as FiguresJob
const db = openDatabase(file, key, { readOnly: true })
try {
  parentPort?.postMessage(practiceFigures(db, period, today))
} finally {
  db.close()
}
