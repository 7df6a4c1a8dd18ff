import type { Context } from '../context'
import { refreshStandings } from './refresh-standings'

/** Clients rebuilt between two turns of the event loop, some 15 ms. */
const CLIENTS_A_SLICE = 100
const running = new WeakSet<object>()

type Needs = Pick<Context, 'db' | 'today' | 'emit' | 'log'>

/**
 * Brings the derived rows up to date before a list is read. Where very many are out of date, as after an import or a
 * changed rule, the list is answered with what there is, the rest is rebuilt in slices, and windows are told at the end.
 */
export function keepStandings(context: Needs): void {
  const { db } = context
  const left = refreshStandings(db, context.today())
  if (left === 0 || running.has(db)) return
  running.add(db)
  const goOn = (): void => {
    try {
      if (!db.open) return
      if (refreshStandings(db, context.today(), CLIENTS_A_SLICE) > 0) {
        setImmediate(goOn)
        return
      }
      running.delete(db)
      context.emit('app.dataChanged', null)
    } catch (error) {
      running.delete(db)
      context.log.error('standings', error)
    }
  }
  setImmediate(goOn)
}
