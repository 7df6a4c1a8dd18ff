import type { Client } from '@shared/clients'
import { payNumbers, type RedactionRules } from '@shared/publish/find-redactions'
import { foldedWords } from '@shared/publish/fold-text'
import { peopleIn } from '@shared/publish/people-in'
import {
  entityOf,
  type PublishRecord,
  type RedactionTerm,
  redactionList,
} from '@shared/publish/redaction-list'
import type { WordDecision } from '@shared/publishing'
import type { Practice } from '@shared/settings'
import type { Database } from 'better-sqlite3'
import { ordinaryWords } from './ordinary-words'
import { listDecisions, listKnownAliases } from './publications-repository'
import {
  listOwnContacts,
  listOwnEmployers,
  listOwnTexts,
  ownDocumentsSql,
  ownFieldsSql,
  ownInterviewersSql,
  ownPayTalkSql,
  ownPromisersSql,
} from './publish-record-repository'

/** What decides about the words of one client's copies. */
export type CopyRules = RedactionRules & {
  readonly decisions: readonly WordDecision[]
  /** Folded words that the coach decided to keep. */
  readonly kept: ReadonlySet<string>
}

/** The redaction list of a client's record as it is now, with the coach's decisions. */
export function copyRules(db: Database, client: Client, practice: Practice): CopyRules {
  const ordinary = ordinaryWords()
  const decisions = listDecisions(db, client.id)
  const kept = new Set(
    decisions.flatMap(({ term, way }) => (way === 'keep' ? foldedWords(term).join(' ') : [])),
  )
  const replaced = decisions.flatMap(({ term, way, alias }): RedactionTerm[] =>
    way === 'replace'
      ? [{ text: term, entity: entityOf('detail', term), kind: 'detail', alias, isExact: true }]
      : [],
  )
  const listed = redactionList(publishRecord(db, client, ordinary), ordinary, listKnownAliases(db, client.id))
  return {
    // A part of a name that the coach keeps, as an ordinary word, no longer counts; a whole name cannot be kept.
    terms: [...replaced, ...listed.filter((term) => !isKeptPart(term, kept))],
    payNumbers: payNumbers(listOwnTexts(db, client.id, ownPayTalkSql)),
    ownTexts: [
      practice.coachName,
      practice.practiceName,
      practice.email,
      practice.website,
      practice.anxietyLink,
      practice.overqualifiedLink,
    ],
    decisions,
    kept,
  }
}

const isKeptPart = ({ text, isExact }: RedactionTerm, kept: ReadonlySet<string>): boolean =>
  isExact && kept.has(foldedWords(text).join(' '))

function publishRecord(db: Database, client: Client, ordinary: ReadonlySet<string>): PublishRecord {
  const { id, fullName, preferredName, email, phone, addressText } = client
  const named = [ownInterviewersSql, ownPromisersSql].flatMap((sql) =>
    listOwnTexts(db, id, sql).flatMap((text) => peopleIn(text, ordinary)),
  )
  const contacts = listOwnContacts(db, id)
  const known = new Set(contacts.map(({ name }) => foldedWords(name).join(' ')))
  const others = [...new Set(named)].filter((name) => !known.has(foldedWords(name).join(' ')))
  return {
    client: {
      fullName,
      preferredName,
      email,
      phone,
      addressText,
      fields: listOwnTexts(db, id, ownFieldsSql),
    },
    employers: listOwnEmployers(db, id),
    people: [...contacts, ...others.map((name) => ({ name, email: '', phone: '' }))],
    documents: listOwnTexts(db, id, ownDocumentsSql),
  }
}
