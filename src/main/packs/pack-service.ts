import { randomInt } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import type { SavedFile } from '@shared/import-export'
import type { PackPart } from '@shared/pack-record'
import { type PackChoice, type PackDraft, packEnding } from '@shared/packs'
import { excerptOf } from '@shared/rich-text'
import { translatorOf } from '@shared/translate'
import { listAnswers } from '../answers/answers-repository'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { wipeKey } from '../db/data-key'
import { readHistory } from '../interviews/case-history'
import { listEndedSessions } from '../mock-sessions/session-history-repository'
import { dropPartial } from '../new-folder'
import { listNotes } from '../notes/notes-repository'
import { dayOfInstant } from '../practice-day'
import { listAppointments } from '../records/appointments-repository'
import { listDocuments } from '../records/documents-repository'
import { recoveryWords } from '../vault/recovery-words'
import { needLongPassphrase } from '../vault/sealing'
import { packContents } from './pack-contents'
import type { PackJob } from './pack-jobs'
import { listLeftLetters, recordPack } from './packs-repository'
import { newPackKey } from './sealed-pack'

/** Words of a passphrase that is drawn: 80 random bits. */
const PASSPHRASE_WORDS = 8

/** What a pack of this client could hold. Throws AppError not-found. */
export function packChoice({ db }: Pick<Context, 'db'>, clientId: string): PackChoice {
  const client = getClient(db, clientId)
  const history = readHistory(db, clientId)
  const dayOf = dayOfInstant(db)
  const parts: Readonly<Record<PackPart, number>> = {
    person: 1,
    applications: history.opportunities.length,
    debriefs: history.rounds.filter(({ debrief }) => debrief.trim() !== '').length,
    messages: history.messages.length,
    questions: history.questions.length,
    letters: listLeftLetters(db, clientId).length,
    meetings: listAppointments(db, clientId).length,
    sessions: listEndedSessions(db, clientId, dayOf).length,
    answers: listAnswers(db, clientId).length,
  }
  return {
    fullName: client.fullName,
    state: client.state,
    parts,
    notes: listNotes(db, clientId).map(({ id, createdAt, body }) => ({
      id,
      on: dayOf(createdAt),
      excerpt: excerptOf(body),
    })),
    documents: listDocuments(db, clientId).map(({ id, fileName, byteCount }) => ({
      id,
      fileName,
      byteCount,
    })),
  }
}

/** Words drawn at random, for whoever would rather not think one up. */
export const drawPassphrase = (): string =>
  Array.from({ length: PASSPHRASE_WORDS }, () => recoveryWords[randomInt(recoveryWords.length)]).join(' ')

type MakeContext = Pick<
  Context,
  | 'db'
  | 'now'
  | 'today'
  | 'newId'
  | 'printer'
  | 'language'
  | 'version'
  | 'exchange'
  | 'dialogs'
  | 'exportedFiles'
  | 'holdIdleLock'
>

/**
 * Makes a pack where the coach says, whole or not at all, and records on the client's timeline that it was handed out.
 * Throws AppError not-found, passphrase-short, print-failed, pack-too-large, file-exists, file-not-writable.
 */
export async function makePack(context: MakeContext, draft: PackDraft): Promise<SavedFile> {
  const { fullName } = getClient(context.db, draft.clientId)
  if (draft.seal.form === 'sealed') needLongPassphrase(draft.seal.passphrase)
  const title = translatorOf(context.language(), 'packs')('fileName')
  const ending = draft.seal.form === 'sealed' ? packEnding : ''
  const place = await context.dialogs.chooseSaveFile(safeFileName([title, fullName, context.today()], ending))
  if (place === null) return { saved: false }
  const release = context.holdIdleLock('pack')
  try {
    await writePackTo(context, draft, place)
  } finally {
    release()
  }
  context.exportedFiles.set(packKeyFor(draft.clientId), place)
  return { saved: true, fileName: basename(place) }
}

/** By what the place of a client's newest pack is remembered. */
export const packKeyFor = (clientId: string): string => `pack ${clientId}`

type WriteContext = Omit<MakeContext, 'dialogs' | 'exportedFiles' | 'holdIdleLock'>

/** Writes a pack to a place and records it. The passphrase is the coach's own to judge here. Throws like makePack. */
export async function writePackTo(context: WriteContext, draft: PackDraft, place: string): Promise<void> {
  const { db, exchange, newId, now, today } = context
  const contents = await packContents(context, draft)
  const { seal } = draft
  const key = seal.form === 'sealed' ? await newPackKey(seal.passphrase) : null
  const target: PackJob['target'] =
    key === null ? { form: 'files', folder: place } : { form: 'sealed', file: place, seal: key }
  try {
    await exchange({ type: 'pack', ...contents, target }, () => undefined).answer
  } catch (error) {
    // A worker that was ended cannot clean up after itself.
    if (seal.form === 'files' && !(error instanceof AppError && error.code === 'file-exists'))
      dropPartial(place)
    throw error
  } finally {
    if (key) wipeKey(key.key)
  }
  recordPack(db, {
    id: newId(),
    clientId: draft.clientId,
    handedOn: today(),
    form: seal.form,
    parts: draft.parts,
    noteCount: draft.noteIds.length,
    documentCount: contents.documents.length,
    wish: draft.wish,
    at: now().toISOString(),
  })
}
