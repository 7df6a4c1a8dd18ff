import { AppError } from '@shared/errors'
import type { BankAct, BankKind, BankMark, BankThing, InBank } from '@shared/question-bank'
import { translatorOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import type { Context } from '../context'
import { recordChanges } from '../undo/record-changes'
import {
  addBankRow,
  type BankTexts,
  changeBankRow,
  listBankRows,
  listRetiredRefs,
  removeChangedRows,
  removeOwnRow,
  saveRetired,
} from './bank-repository'
import { builtInBank } from './built-in-bank'

export type BankContext = Pick<Context, 'db' | 'now' | 'newId' | 'language'>
export type Writing = { readonly at: string; readonly newId: () => string }
type ActName =
  | 'saved'
  | 'added'
  | 'duplicated'
  | 'reset'
  | 'removed'
  | 'retired'
  | 'broughtBack'
  | 'setSaved'
  | 'setRemoved'

/** Runs a change of the bank as one act, so that it can be taken back. `what` names it in the list of acts. */
export function actOnBank<Result>(
  { db, now, newId, language }: BankContext,
  name: ActName,
  what: string,
  work: (writing: Writing) => Result,
): { readonly result: Result; readonly changeSetId: string | null } {
  const label = translatorOf(language(), 'questionBank')(`acts.${name}`, { what })
  const writing = { at: now().toISOString(), newId }
  return recordChanges(db, { kind: 'bank', label, ...writing }, () => work(writing))
}

type Thing<Kind extends BankKind> = InBank & BankTexts[Kind]

/** Everything of one kind: the built-in ones as the coach words them, in their order, then the coach's own. */
export function listBank<Kind extends BankKind>(db: Database, kind: Kind): Thing<Kind>[] {
  const rows = listBankRows(db, kind)
  const retired = listRetiredRefs(db, kind)
  // Of several wordings of one built-in thing (two practices that were joined) the newest holds.
  const changed = new Map(rows.map((row) => [row.builtInId, row.text]))
  const own = rows.filter(({ builtInId }) => builtInId === null)
  return [
    ...builtInBank()[kind].map(({ ref, text }) => ({
      ...(changed.get(ref) ?? text),
      ref,
      isOwn: false,
      isChanged: changed.has(ref),
      isRetired: retired.has(ref),
    })),
    ...own.map(({ id, text }) => ({
      ...text,
      ref: id,
      isOwn: true,
      isChanged: false,
      isRetired: retired.has(id),
    })),
  ]
}

/** One thing of the bank. Throws AppError not-found. */
export function getBankThing<Kind extends BankKind>(db: Database, kind: Kind, ref: string): Thing<Kind> {
  const found = listBank(db, kind).find((one) => one.ref === ref)
  if (!found) throw new AppError('not-found')
  return found
}

/** How a thing is called in the list of acts. */
function titleOf(text: BankTexts[BankKind]): string {
  const title = 'name' in text ? text.name : 'body' in text ? text.body : text.phrase
  return title.length > 80 ? `${title.slice(0, 79)}…` : title
}

/**
 * Keeps a thing of the bank: a new own one (`ref` null), a changed own one, or the coach's wording of a built-in one,
 * which is set back when it says what the built-in one says. Throws AppError not-found.
 */
export function saveBankThing<Kind extends BankKind>(
  context: BankContext,
  kind: Kind,
  ref: string | null,
  text: BankTexts[Kind],
): BankAct {
  const { db } = context
  if (ref === null) {
    const { result, changeSetId } = actOnBank(context, 'added', titleOf(text), (writing) =>
      addBankRow(db, kind, null, text, writing),
    )
    return { ref: result, changeSetId }
  }
  const before = getBankThing(db, kind, ref)
  const builtIn = builtInBank()[kind].find((one) => one.ref === ref)
  const { changeSetId } = actOnBank(context, 'saved', titleOf(text), (writing) => {
    if (!builtIn) changeBankRow(db, kind, ref, text, writing.at)
    else if (isSameText(builtIn.text, text)) removeChangedRows(db, kind, ref, writing.at)
    else if (before.isChanged) {
      const row = listBankRows(db, kind).findLast(({ builtInId }) => builtInId === ref)
      if (row) changeBankRow(db, kind, row.id, text, writing.at)
    } else addBankRow(db, kind, ref, text, writing)
  })
  return { ref, changeSetId }
}

/** Keys are compared one by one: a file may name them in another order than a window. */
const isSameText = (one: BankTexts[BankKind], other: BankTexts[BankKind]): boolean => {
  const values = new Map<string, unknown>(Object.entries(other))
  return Object.entries(one).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(values.get(key)),
  )
}

/** Makes an own one that begins as a copy. Throws AppError not-found. */
export function duplicateBankThing(context: BankContext, { kind, ref }: BankThing): BankAct {
  const from = getBankThing(context.db, kind, ref)
  const text = textOf(from)
  const named =
    'name' in text
      ? {
          ...text,
          name: translatorOf(context.language(), 'questionBank')('copyOf', { name: text.name }).slice(0, 60),
        }
      : text
  const { result, changeSetId } = actOnBank(context, 'duplicated', titleOf(text), (writing) =>
    addBankRow(context.db, kind, null, named, writing),
  )
  return { ref: result, changeSetId }
}

const textOf = ({
  ref: _ref,
  isOwn: _isOwn,
  isChanged: _isChanged,
  isRetired: _isRetired,
  ...text
}: Thing<BankKind>): BankTexts[BankKind] => text

/** Sets a changed built-in one back. Throws AppError not-found, also for an own one. */
export function resetBankThing(context: BankContext, { kind, ref }: BankThing): BankAct {
  const before = getBankThing(context.db, kind, ref)
  if (before.isOwn) throw new AppError('not-found')
  const { changeSetId } = actOnBank(context, 'reset', titleOf(before), ({ at }) =>
    removeChangedRows(context.db, kind, ref, at),
  )
  return { ref, changeSetId }
}

/** Moves one of the coach's own to the trash. Throws AppError not-found, also for a built-in one. */
export function removeBankThing(context: BankContext, { kind, ref }: BankThing): BankAct {
  const before = getBankThing(context.db, kind, ref)
  if (!before.isOwn) throw new AppError('not-found')
  const { changeSetId } = actOnBank(context, 'removed', titleOf(before), ({ at }) =>
    removeOwnRow(context.db, kind, ref, at),
  )
  return { ref, changeSetId }
}

/** Takes things out of use, or brings them back. Throws AppError not-found. */
export function retireBankThings(
  context: BankContext,
  { kind, refs, isRetired }: BankMark,
): { readonly changeSetId: string | null } {
  const { db } = context
  const known = new Map(listBank(db, kind).map((one) => [one.ref, one]))
  const things = refs.map((ref) => {
    const thing = known.get(ref)
    if (!thing) throw new AppError('not-found')
    return thing
  })
  const what = things.slice(0, 3).map(titleOf).join(', ')
  const { changeSetId } = actOnBank(context, isRetired ? 'retired' : 'broughtBack', what, (writing) => {
    for (const ref of refs) saveRetired(db, { kind, ref }, isRetired ? writing.at : null, writing)
  })
  return { changeSetId }
}
