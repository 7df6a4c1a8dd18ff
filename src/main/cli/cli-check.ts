import { countRows, sumOf } from '../backup/verified-backup'
import { versionOf } from '../db/migrate'
import { databaseFacts } from '../db/open-database'
import { type CliRequest, cliText, withPractice } from './cli-request'

/** `check`: what the practice's file says of itself, and whether it is sound; exit 1 when it is not. */
export async function runCheck(request: CliRequest): Promise<number> {
  const { outside, asJson } = request
  const report = await withPractice(request, ({ vault: { db } }) => ({
    ok:
      db.pragma('quick_check(1)', { simple: true }) === 'ok' &&
      (db.pragma('foreign_key_check') as unknown[]).length === 0,
    ...databaseFacts(db),
    schema: versionOf(db),
    counts: countRows(db),
  }))
  const { ok, counts, ...facts } = report
  outside.print(
    asJson
      ? `${JSON.stringify(report, null, 2)}\n`
      : `${cliText('checkLine', { ...facts, rows: sumOf(counts) })}\n`,
  )
  outside.tell(cliText(ok ? 'checkDone' : 'checkFailed'))
  return ok ? 0 : 1
}
