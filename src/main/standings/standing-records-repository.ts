import type { RuleSetName } from '@shared/follow-up-rules'
import type { StandingRecords } from '@shared/standing'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** What a client's derived rows are made from. */
export type ClientToStand = {
  readonly id: string
  readonly fullName: string
  readonly preferredName: string
  readonly state: string
  readonly ruleSet: RuleSetName | null
  readonly tags: readonly string[]
  readonly lastLetterAt: string | null
  readonly records: Omit<StandingRecords, 'opportunities'> & {
    readonly opportunities: readonly OpportunityToStand[]
  }
}
type OpportunityToStand = { readonly id: string; readonly employerId: string; readonly employer: string }

type ClientRow = Omit<ClientToStand, 'tags' | 'records'> & { readonly tags: string }
type Owned = { readonly clientId: string }
type Records = ClientToStand['records']

const wanted = 'clientId IN (SELECT value FROM json_each(:ids)) AND deletedAt IS NULL'

/** Reads these clients and what decides where they stand, in nine queries however many they are. Removed ones are left out. */
export function readClientsToStand(db: Database, clientIds: readonly string[]): ClientToStand[] {
  const ids = JSON.stringify(clientIds)
  const clients = all<ClientRow>(
    db,
    `SELECT c.id, c.fullName, c.preferredName, c.state, c.ruleSet,
       (SELECT json_group_array(tag) FROM (SELECT tag FROM clientTag WHERE clientId = c.id ORDER BY id)) AS tags,
       (SELECT max(exportedAt) FROM letter WHERE clientId = c.id AND deletedAt IS NULL) AS lastLetterAt
     FROM client c WHERE c.id IN (SELECT value FROM json_each(:ids)) AND c.deletedAt IS NULL`,
    { ids },
  )
  const lists = {
    opportunities: byClient<OpportunityToStand & Owned>(
      db,
      ids,
      `SELECT o.id, o.clientId, o.employerId, e.name AS employer FROM opportunity o JOIN employer e ON e.id = o.employerId
       WHERE o.clientId IN (SELECT value FROM json_each(:ids)) AND o.deletedAt IS NULL ORDER BY o.id`,
    ),
    rounds: byClient<Records['rounds'][number] & Owned>(
      db,
      ids,
      `SELECT id, clientId, opportunityId, stage, heldOn FROM round WHERE ${wanted} ORDER BY heldOn, id`,
    ),
    events: byClient<Records['events'][number] & Owned>(
      db,
      ids,
      `SELECT clientId, opportunityId, kind, happenedOn FROM event WHERE ${wanted} ORDER BY happenedOn, id`,
    ),
    endings: byClient<Records['endings'][number] & Owned>(
      db,
      ids,
      `SELECT clientId, opportunityId, tag, endedOn FROM ending WHERE ${wanted} ORDER BY endedOn, id`,
    ),
    promises: byClient<Records['promises'][number] & Owned>(
      db,
      ids,
      `SELECT id, clientId, opportunityId, saidOn, promisedFrom, promisedTo, settledOn FROM promise
       WHERE ${wanted} ORDER BY saidOn, id`,
    ),
    messages: byClient<Records['messages'][number] & Owned>(
      db,
      ids,
      `SELECT clientId, opportunityId, direction, kind, sentOn FROM message WHERE ${wanted} ORDER BY sentOn, id`,
    ),
    questions: byClient<Records['questions'][number] & Owned>(
      db,
      ids,
      `SELECT clientId, opportunityId, askedOn, answeredByLetterId FROM question
       WHERE ${wanted} AND answeredByLetterId IS NULL ORDER BY askedOn, id`,
    ),
  }
  return clients.map((client) => ({
    ...client,
    tags: JSON.parse(client.tags) as string[],
    records: {
      opportunities: lists.opportunities.get(client.id) ?? [],
      rounds: lists.rounds.get(client.id) ?? [],
      events: lists.events.get(client.id) ?? [],
      endings: lists.endings.get(client.id) ?? [],
      promises: lists.promises.get(client.id) ?? [],
      messages: lists.messages.get(client.id) ?? [],
      questions: lists.questions.get(client.id) ?? [],
    },
  }))
}

function byClient<Item extends Owned>(db: Database, ids: string, sql: string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const row of all<Item>(db, sql, { ids })) {
    const group = groups.get(row.clientId)
    if (group) group.push(row)
    else groups.set(row.clientId, [row])
  }
  return groups
}
