import type { ClientSortKey } from '@shared/clients'
import type { Stage } from '@shared/stages'

// What stands newest for one client `c`, each by one look-up in a covering index. A list asks the look-up of its sort key
// for every client, and the others only for the page that is shown.

/** Newest stage, packed so that one row gives day, rank, stage and opportunity: `2026-05-01 2 references|<id>`. */
const stagePacked = `max(
  coalesce((SELECT heldOn || ' 1 ' || stage || '|' || opportunityId FROM round WHERE clientId = c.id
    AND deletedAt IS NULL AND heldOn <= :today ORDER BY heldOn DESC LIMIT 1), ''),
  coalesce((SELECT happenedOn || ' 2 ' || kind || '|' || opportunityId FROM event WHERE clientId = c.id
    AND deletedAt IS NULL AND happenedOn <= :today AND kind <> 'papers' ORDER BY happenedOn DESC LIMIT 1), ''))`

const contactOn = `max(
  coalesce((SELECT max(heldOn) FROM round WHERE clientId = c.id AND deletedAt IS NULL AND heldOn <= :today), ''),
  coalesce((SELECT max(happenedOn) FROM event WHERE clientId = c.id AND deletedAt IS NULL AND happenedOn <= :today), ''),
  coalesce((SELECT max(sentOn) FROM message WHERE clientId = c.id AND deletedAt IS NULL AND sentOn <= :today
    AND opportunityId IS NOT NULL), ''))`

/**
 * The open promise that falls due first: the newest of its opportunity, not settled, with no later round or step and no
 * ending. Packed: `2026-05-05|2026-05-01` is due by 5 May, from 1 May on.
 */
const promisePacked = `(SELECT p.promisedTo || '|' || p.promisedFrom FROM promise p
  WHERE p.clientId = c.id AND p.deletedAt IS NULL AND p.settledOn IS NULL
    AND NOT EXISTS (SELECT 1 FROM promise q WHERE q.clientId = p.clientId AND q.opportunityId = p.opportunityId
      AND q.deletedAt IS NULL AND (q.saidOn > p.saidOn OR q.saidOn = p.saidOn AND q.id > p.id))
    AND NOT EXISTS (SELECT 1 FROM round r WHERE r.clientId = p.clientId AND r.opportunityId = p.opportunityId
      AND r.deletedAt IS NULL AND r.heldOn > p.saidOn)
    AND NOT EXISTS (SELECT 1 FROM event e WHERE e.clientId = p.clientId AND e.opportunityId = p.opportunityId
      AND e.deletedAt IS NULL AND e.happenedOn > p.saidOn AND e.kind <> 'papers')
    AND NOT EXISTS (SELECT 1 FROM ending n WHERE n.clientId = p.clientId AND n.opportunityId = p.opportunityId
      AND n.deletedAt IS NULL)
  ORDER BY p.promisedTo LIMIT 1)`

const lastLetterAt = `(SELECT max(exportedAt) FROM letter WHERE clientId = c.id AND deletedAt IS NULL)`

/** Stages in the order of a usual process, so that sorting shows who is furthest. */
const processOrder: readonly Stage[] = [
  'rejected',
  'applied',
  'exploratory',
  'screening',
  'phone',
  'first',
  'second',
  'panel',
  'meet_team',
  'final',
  'references',
  'background_check',
  'approval',
  'offer_meeting',
  'offer',
  'accepted',
]

const stageRank = `CASE substr(${stagePacked}, 14, instr(${stagePacked}, '|') - 14)
  ${processOrder.map((stage, place) => `WHEN '${stage}' THEN ${place}`).join(' ')} END`

/** Sort keys are closed words, so that no text of a window ever becomes SQL. Clients without a value come last. */
const sortExpressions: Readonly<Record<ClientSortKey, string>> = {
  name: 'c.fullName COLLATE NOCASE',
  stage: stageRank,
  waiting: `nullif(substr(${stagePacked}, 1, 10), '')`,
  quiet: `nullif(${contactOn}, '')`,
  promise: promisePacked,
  lastLetter: lastLetterAt,
}

/** The ORDER BY of a list; name and id settle ties. */
export function orderSql(
  sort: readonly { readonly key: ClientSortKey; readonly descending: boolean }[],
): string {
  const keys = sort.map(
    ({ key, descending }) => `${sortExpressions[key]} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  )
  return [...keys, 'c.fullName COLLATE NOCASE', 'c.id'].join(', ')
}

/** The clients that a list shows, by `:state` and by words in name, employer and tags (`:filter`, as a pattern `:like`). */
export const matchSql = `c.deletedAt IS NULL
  AND (:state IS NULL OR c.state = :state)
  AND (:filter = '' OR c.fullName LIKE :like ESCAPE '\\'
    OR EXISTS (SELECT 1 FROM opportunity o JOIN employer e ON e.id = o.employerId
      WHERE o.clientId = c.id AND o.deletedAt IS NULL AND e.name LIKE :like ESCAPE '\\')
    OR EXISTS (SELECT 1 FROM clientTag t WHERE t.clientId = c.id AND t.tag LIKE :like ESCAPE '\\'))`

/** Everything a row shows, for the clients of `page (id, place)`. */
export const standingSql = `
  SELECT c.id, c.fullName AS name, c.state, ${stagePacked} AS stagePacked, ${contactOn} AS contactOn,
    ${promisePacked} AS promisePacked, ${lastLetterAt} AS lastLetterAt,
    (SELECT heldOn || ' 1 ' || stage || '|' || opportunityId FROM round WHERE clientId = c.id AND deletedAt IS NULL
      AND heldOn > :today ORDER BY heldOn LIMIT 1) AS nextPacked,
    (SELECT max(id) FROM opportunity WHERE clientId = c.id AND deletedAt IS NULL) AS newestOpportunityId,
    (SELECT count(*) FROM question WHERE clientId = c.id AND deletedAt IS NULL
      AND answeredByLetterId IS NULL) AS openQuestions,
    (SELECT min(askedOn) FROM question WHERE clientId = c.id AND deletedAt IS NULL
      AND answeredByLetterId IS NULL) AS openQuestionOn,
    (SELECT json_group_array(tag) FROM (SELECT tag FROM clientTag WHERE clientId = c.id ORDER BY id)) AS tags
  FROM page JOIN client c ON c.id = page.id ORDER BY page.place`
