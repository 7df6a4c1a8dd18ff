import type { ClientWeight } from '@shared/clients'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { getClient } from './clients-repository'

/** What hangs on a client but is put together by rules of its own. */
const apart: ReadonlySet<string> = new Set(['clientTag', 'clientField', 'followUpRule'])

/** Every table whose rows belong to one client, read from the format itself so that none is ever forgotten. */
export function tablesOfClients(db: Database): string[] {
  return all<{ name: string }>(
    db,
    `SELECT t.name FROM sqlite_schema t WHERE t.type = 'table' AND t.name NOT LIKE 'local\\_%' ESCAPE '\\'
       AND t.sql NOT LIKE 'CREATE VIRTUAL%'
       AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'clientId') ORDER BY t.name`,
  ).map(({ name }) => name)
}

/** Hangs everything of one client on another one. To be run inside an act that records what it changes. */
export function moveHistory(db: Database, goneId: string, keepId: string): void {
  const ids = { goneId, keepId }
  for (const table of tablesOfClients(db))
    if (!apart.has(table)) run(db, `UPDATE ${table} SET clientId = :keepId WHERE clientId = :goneId`, ids)
  joinFields(db, ids)
  joinRules(db, ids)
}

type Ids = { readonly goneId: string; readonly keepId: string }

/** Values of the practice's own fields: one that both have holds both texts, for the coach to settle. */
function joinFields(db: Database, ids: Ids): void {
  run(
    db,
    `UPDATE clientField SET value = CASE WHEN clientField.value = '' THEN gone.value
         ELSE clientField.value || ' / ' || gone.value END
     FROM clientField gone
     WHERE clientField.clientId = :keepId AND gone.clientId = :goneId
       AND gone.customFieldId = clientField.customFieldId AND gone.value NOT IN ('', clientField.value)`,
    ids,
  )
  run(
    db,
    `DELETE FROM clientField WHERE clientId = :goneId
       AND customFieldId IN (SELECT customFieldId FROM clientField WHERE clientId = :keepId)`,
    ids,
  )
  run(db, 'UPDATE clientField SET clientId = :keepId WHERE clientId = :goneId', ids)
}

/** Rules for one client alone: where both have one for the same case, that of the client who stays holds. */
function joinRules(db: Database, ids: Ids): void {
  run(
    db,
    `DELETE FROM followUpRule WHERE clientId = :goneId AND EXISTS (SELECT 1 FROM followUpRule mine
       WHERE mine.clientId = :keepId AND mine.ruleSet = followUpRule.ruleSet
         AND mine.situation = followUpRule.situation AND mine.stage IS followUpRule.stage)`,
    ids,
  )
  run(db, 'UPDATE followUpRule SET clientId = :keepId WHERE clientId = :goneId', ids)
  run(
    db,
    `UPDATE client SET ruleSet = coalesce(client.ruleSet, gone.ruleSet),
       weeklyContacts = coalesce(client.weeklyContacts, gone.weeklyContacts)
     FROM client gone WHERE client.id = :keepId AND gone.id = :goneId
       AND (client.ruleSet IS NULL AND gone.ruleSet IS NOT NULL
         OR client.weeklyContacts IS NULL AND gone.weeklyContacts IS NOT NULL)`,
    ids,
  )
}

/** A client with how much hangs on them. Throws AppError not-found. */
export function weighClient(db: Database, id: string): ClientWeight {
  const living = 'WHERE clientId = :id AND deletedAt IS NULL'
  const counts = first<Omit<ClientWeight, 'client'>>(
    db,
    `SELECT (SELECT count(*) FROM opportunity ${living}) AS opportunities,
       (SELECT count(*) FROM round ${living}) + (SELECT count(*) FROM event ${living})
         + (SELECT count(*) FROM message ${living}) + (SELECT count(*) FROM promise ${living})
         + (SELECT count(*) FROM question ${living}) + (SELECT count(*) FROM appointment ${living}) AS entries,
       (SELECT count(*) FROM note ${living}) AS notes,
       (SELECT count(*) FROM letter ${living}) AS letters`,
    { id },
  )
  return { client: getClient(db, id), ...(counts ?? { opportunities: 0, entries: 0, notes: 0, letters: 0 }) }
}
