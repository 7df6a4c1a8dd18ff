import { type Likeness, likenessKeys, likenessOf } from '@shared/client-likeness'
import type { ClientPair, SimilarClient, SimilarQuery } from '@shared/clients'
import { similarQuery } from '@shared/clients'
import type { Database } from 'better-sqlite3'
import type { Context } from '../context'
import { type KnownPerson, listCandidates, listSharedKeys, refreshClientKeys } from './client-keys-repository'

/** Clients whose keys are made between two turns of the event loop, some 10 ms. */
const clientsASlice = 50
/** Candidates looked at more closely; more share a key only where a name is very common. */
const candidatesAtMost = 200
const shownAtMost = 3
const pairsAtMost = 100

const surest: readonly Likeness[] = ['email', 'phone', 'name']
const bySurest = (one: { readonly by: Likeness }, other: { readonly by: Likeness }): number =>
  surest.indexOf(one.by) - surest.indexOf(other.by)

const running = new WeakSet<Database>()

/**
 * Brings the keys by which doubles are found up to date: a slice at once, the rest in the background. A warning may then miss
 * somebody for a moment; it never waits.
 */
export function keepClientKeys({ db, log }: Pick<Context, 'db' | 'log'>): void {
  if (!refreshClientKeys(db, clientsASlice) || running.has(db)) return
  running.add(db)
  const goOn = (): void => {
    try {
      if (db.open && refreshClientKeys(db, clientsASlice)) {
        setImmediate(goOn)
        return
      }
      running.delete(db)
    } catch (error) {
      running.delete(db)
      log.error('client keys', error)
    }
  }
  setImmediate(goOn)
}

/** Clients who may be the person that is being typed, the surest first, three at most. */
export function findSimilar(db: Database, input: SimilarQuery): SimilarClient[] {
  const { exceptId, ...person } = similarQuery.parse(input)
  return listCandidates(db, likenessKeys(person), candidatesAtMost)
    .flatMap((candidate) => {
      const by = candidate.id === exceptId ? null : likenessOf(person, candidate)
      return by === null ? [] : [similarOf(candidate, by)]
    })
    .toSorted(bySurest)
    .slice(0, shownAtMost)
}

/** Pairs of clients who may be one person, the surest first, a hundred at most. */
export function listPairs(db: Database): ClientPair[] {
  const seen = new Set<string>()
  const groups = (['e:', 'p:', 'f:'] as const).flatMap((kind) => listSharedKeys(db, kind, pairsAtMost))
  return groups
    .flatMap(({ people }) => pairsOf(people))
    .filter(({ one, other }) => {
      const name = [one.id, other.id].join(' ')
      if (seen.has(name)) return false
      seen.add(name)
      return true
    })
    .toSorted(bySurest)
    .slice(0, pairsAtMost)
}

function pairsOf(people: readonly KnownPerson[]): ClientPair[] {
  return people.flatMap((one, place) =>
    people.slice(place + 1).flatMap((other) => {
      const by = likenessOf(one, other)
      return by === null ? [] : [{ one: similarOf(one, by), other: similarOf(other, by), by }]
    }),
  )
}

const similarOf = ({ id, fullName, state }: KnownPerson, by: Likeness): SimilarClient => ({
  id,
  name: fullName,
  state,
  by,
})
