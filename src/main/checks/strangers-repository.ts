import type { Stranger } from '@shared/checks/check-facts'
import type { NamesInText } from '@shared/checks/names-in-text'
import { emailKey, likenessKeys, nameWords, phoneKey } from '@shared/client-likeness'
import { employerKey, mayBeOneKey } from '@shared/employer-names'
import type { Database } from 'better-sqlite3'
import { all, first } from '../db/statements'
import { nameText } from '../search/match-text'

// Every question here is put to an index: a letter is checked while it is typed, whatever the number of clients.

type Person = { readonly id: string; readonly name: string; readonly words: string }

export const clientsByNameSql = `SELECT c.id, c.fullName AS name, n.value AS words
  FROM json_each(:names) n CROSS JOIN client c INDEXED BY clientByName ON c.fullName = n.value COLLATE NOCASE
  WHERE c.deletedAt IS NULL AND c.id <> :clientId LIMIT 20`
export const clientsByKeySql = `SELECT c.id, c.fullName AS name, n.value AS words
  FROM json_each(:keys) n CROSS JOIN local_clientKey k ON k.key = n.value CROSS JOIN client c ON c.id = k.clientId
  WHERE c.deletedAt IS NULL AND c.id <> :clientId LIMIT 60`

/** Other clients whose whole name stands in the text, in any order of its words. */
function clientsNamed(db: Database, clientId: string, names: readonly string[]): Stranger[] {
  const whole = names.filter((name) => name.includes(' '))
  const exact = all<Person>(db, clientsByNameSql, { names: JSON.stringify(whole), clientId })
  const byKey = new Map(
    whole.flatMap((name) => {
      const key = likenessKeys({ fullName: name, email: '', phone: '' }).find((one) => one.startsWith('f:'))
      return key === undefined ? [] : [[key, name] as const]
    }),
  )
  const alike = all<Person>(db, clientsByKeySql, { keys: JSON.stringify([...byKey.keys()]), clientId })
    .map((person) => ({ ...person, words: byKey.get(person.words) ?? '' }))
    .filter(({ name, words }) => sameWords(name, words))
  return [...new Map([...exact, ...alike].map((person) => [person.id, person])).values()].map(
    ({ id, name, words }) => ({
      kind: 'client',
      words,
      name,
      recordId: id,
      clientName: name,
      clientId: id,
    }),
  )
}

const sameWords = (one: string, other: string): boolean =>
  nameWords(one).toSorted().join(' ') === nameWords(other).toSorted().join(' ')

export const clientsByWordSql = `SELECT r.recordId AS id, c.fullName AS name FROM
    (SELECT rowid AS rowKey FROM local_searchName WHERE local_searchName MATCH :match LIMIT 40) m
  CROSS JOIN local_searchRow r ON r.rowKey = m.rowKey AND r.kind = 'client'
  CROSS JOIN client c ON c.id = r.recordId WHERE c.id <> :clientId AND c.deletedAt IS NULL LIMIT 2`

/** Single words that are in the name of exactly one other client. A word of many names says nothing. */
function clientsByWord(db: Database, clientId: string, words: readonly string[]): Stranger[] {
  return words.flatMap((word): Stranger[] => {
    const match = nameText([{ text: word, isPhrase: false, isPrefix: false }])
    const [only, another] = all<{ id: string; name: string }>(db, clientsByWordSql, { match, clientId })
    if (!only || another) return []
    return [
      {
        kind: 'clientWord',
        words: word,
        name: only.name,
        recordId: only.id,
        clientName: only.name,
        clientId: only.id,
      },
    ]
  })
}

/** A client with an application at an employer; whose case the employer belongs to. */
export const ownerOfEmployerSql = `SELECT c.id, c.fullName AS name FROM opportunity o
  CROSS JOIN client c ON c.id = o.clientId
  WHERE o.employerId = :employerId AND o.deletedAt IS NULL AND c.deletedAt IS NULL AND c.id <> :clientId LIMIT 1`

type OwnEmployer = { readonly id: string; readonly name: string }

export const employersByNameSql = `SELECT id, name FROM employer WHERE name >= :from COLLATE NOCASE
  AND name < :before COLLATE NOCASE AND deletedAt IS NULL ORDER BY name COLLATE NOCASE LIMIT 20`

/** Employers of other clients alone that are named in the text, with or without their legal form. */
function employersNamed(
  db: Database,
  clientId: string,
  names: readonly string[],
  own: readonly OwnEmployer[],
): Stranger[] {
  const ownKeys = own.map(({ name }) => employerKey(name))
  const found = new Map<string, Stranger>()
  for (const words of names) {
    const key = employerKey(words)
    if (key === '' || words.length < 2 || ownKeys.some((one) => mayBeOneKey(one, key))) continue
    const rows = all<OwnEmployer>(db, employersByNameSql, { from: words, before: `${words}\u{10FFFF}` })
    const row = rows.find(({ name }) => employerKey(name) === key && startsAlike(name, words))
    const owner = row && first<OwnEmployer>(db, ownerOfEmployerSql, { employerId: row.id, clientId })
    if (row && owner)
      found.set(row.id, {
        kind: 'employer',
        words,
        name: row.name,
        recordId: row.id,
        clientName: owner.name,
        clientId: owner.id,
      })
  }
  return [...found.values()]
}

/** 'Target' and 'target' may be two things; the letter writes the name as the record does, or in capitals. */
const startsAlike = (name: string, words: string): boolean =>
  name.startsWith(words) || words === words.toUpperCase() || words.includes(' ')

export const contactsByNameSql = `SELECT p.id, p.fullName AS name, p.employerId, n.value AS words
  FROM json_each(:names) n CROSS JOIN contact p INDEXED BY contactByName ON p.fullName = n.value COLLATE NOCASE
  WHERE p.deletedAt IS NULL LIMIT 20`
export const contactsByEmailSql = `SELECT p.id, p.fullName AS name, p.employerId, n.value AS words
  FROM json_each(:names) n CROSS JOIN contact p INDEXED BY contactByEmail ON p.email = n.value COLLATE NOCASE
  WHERE p.deletedAt IS NULL AND p.email <> '' LIMIT 20`

/** People at employers where this client has no application but another one has. */
function contactsFound(
  db: Database,
  clientId: string,
  kind: 'person' | 'address',
  texts: readonly string[],
  own: readonly OwnEmployer[],
): Stranger[] {
  const wanted = kind === 'person' ? texts.filter((name) => name.includes(' ')) : texts
  const sql = kind === 'person' ? contactsByNameSql : contactsByEmailSql
  return all<Person & { readonly employerId: string }>(db, sql, { names: JSON.stringify(wanted) })
    .filter(({ employerId }) => !own.some(({ id }) => id === employerId))
    .flatMap(({ id, name, employerId, words }): Stranger[] => {
      const owner = first<OwnEmployer>(db, ownerOfEmployerSql, { employerId, clientId })
      return owner ? [{ kind, words, name, recordId: id, clientName: owner.name, clientId: owner.id }] : []
    })
}

/** Other clients who have one of these addresses or numbers. */
export function clientsByAddress(
  db: Database,
  clientId: string,
  { emails, phones }: Pick<NamesInText, 'emails' | 'phones'>,
): Stranger[] {
  const written = new Map<string, string>()
  for (const email of emails) written.set(`e:${emailKey(email)}`, email)
  for (const phone of phones) if (phoneKey(phone) !== '') written.set(`p:${phoneKey(phone)}`, phone)
  return all<Person>(db, clientsByKeySql, { keys: JSON.stringify([...written.keys()]), clientId }).map(
    ({ id, name, words }) => ({
      kind: 'address',
      words: written.get(words) ?? '',
      name,
      recordId: id,
      clientName: name,
      clientId: id,
    }),
  )
}

/** Whatever in a text belongs to another client's case and not to this one's. */
export function findStrangers(
  db: Database,
  clientId: string,
  found: NamesInText,
  own: readonly OwnEmployer[],
): Stranger[] {
  return [
    ...clientsNamed(db, clientId, found.names),
    ...employersNamed(db, clientId, found.names, own),
    ...contactsFound(db, clientId, 'person', found.names, own),
    ...contactsFound(db, clientId, 'address', found.emails, own),
    ...clientsByAddress(db, clientId, found),
    ...clientsByWord(db, clientId, found.words),
  ]
}
