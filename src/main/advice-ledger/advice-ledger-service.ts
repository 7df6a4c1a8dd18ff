import { type LedgerTopic, sumCounts } from '@shared/advice-ledger'
import type { Database } from 'better-sqlite3'
import { countLedger, type LedgerQuery } from './advice-ledger-repository'

/** What followed the advice, by topic and by the stage at which it was given. Windows get it by the worker. */
export function ledgerTopics(db: Database, query: LedgerQuery): readonly LedgerTopic[] {
  const byTopic = new Map<string, ReturnType<typeof countLedger>>()
  for (const row of countLedger(db, query)) {
    const known = byTopic.get(row.topicId)
    if (known) known.push(row)
    else byTopic.set(row.topicId, [row])
  }
  return [...byTopic]
    .map(([topicId, rows]) => ({
      topicId,
      ...sumCounts(rows),
      stages: rows
        .map(({ topicId: _topicId, ...counts }) => counts)
        .toSorted((a, b) => b.letters - a.letters),
    }))
    .toSorted((a, b) => b.letters - a.letters || (a.topicId < b.topicId ? -1 : 1))
}
