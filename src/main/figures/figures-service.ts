import {
  type ClientFigures,
  type FigurePeriod,
  type PracticeFigures,
  startOfPeriod,
  waitingOf,
} from '@shared/figures'
import type { Database } from 'better-sqlite3'
import { startWorker } from '../workers'
import { funnelOf, outcomesOf, waitingByEmployer, waitsOf } from './figures-of'
import { readEmployerNames, readFacts, sumClient } from './figures-repository'
import type { FiguresJob } from './figures-worker'

/** The practice's figures. At a large caseload this takes some hundred milliseconds, so windows get it by the worker. */
export function practiceFigures(db: Database, period: FigurePeriod, today: string): PracticeFigures {
  const from = startOfPeriod(period, today)
  const facts = readFacts(db, { clientId: null, today })
  const waiting = waitingByEmployer(facts, from)
  const names = readEmployerNames(
    db,
    waiting.employers.map(({ employerId }) => employerId),
  )
  return {
    funnel: funnelOf(facts, from),
    outcomes: outcomesOf(facts, from),
    waiting: waiting.all,
    employers: waiting.employers.map((one) => ({ ...one, employer: names.get(one.employerId) ?? '' })),
    quietEmployers: waiting.quietEmployers,
  }
}

/** The figures of one client, over all the time they were followed. */
export function clientFigures(db: Database, clientId: string, today: string): ClientFigures {
  const facts = readFacts(db, { clientId, today })
  return {
    funnel: funnelOf(facts, null),
    outcomes: outcomesOf(facts, null),
    waiting: waitingOf(facts.flatMap((one) => waitsOf(one, null))),
    coaching: sumClient(db, clientId, today),
  }
}

/** Figures off the main thread, by a second connection that only reads. */
export function figuresInWorker<Figures>(job: FiguresJob): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('figures-worker', job)
    worker.once('message', (answer: Figures) => resolve(answer))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The figures worker ended with ${code}`)))
  })
}
