import type { Database } from 'better-sqlite3'
import { backupState, changeBackupState } from '../../../src/main/backup/backup-state'
import { getClient, saveClient } from '../../../src/main/clients/clients-repository'
import type { DataFolder } from '../../../src/main/data-folder'
import { markNote, saveNote } from '../../../src/main/notes/notes-repository'

/** The client and note that writes change by turns. */
export const SLOTS = 10
const at = '2026-05-15T12:00:00.000Z'
const idOf = (kind: 1 | 2, slot: number): string =>
  `0189000${kind}-0000-7000-8000-${String(slot + 1).padStart(12, '0')}`
const versionId = (write: number): string => `01890003-0000-7000-8000-${String(write).padStart(12, '0')}`

const isDeletedBy = (write: number): boolean => write % 11 === 0

/** The n-th write: a client's text and a note's text, one a copy of the other, and at times the note removed. */
export function writeSlot(db: Database, write: number): void {
  const slot = write % SLOTS
  db.transaction(() => {
    const id = idOf(1, slot)
    const goals = `${write} ${'x'.repeat(200 + ((write * 37) % 900))}`
    const known = db.prepare('SELECT 1 FROM client WHERE id = ?').get(id) !== undefined
    saveClient(
      db,
      {
        ...(known ? { id } : {}),
        fullName: `Client ${slot}`,
        goals,
        tags: [],
        fields: [],
      },
      at,
      () => id,
    )
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: goals }] }] }
    const draft = { id: idOf(2, slot), clientId: id, body } as Parameters<typeof saveNote>[1]
    saveNote(db, draft, at, versionId(write))
    if (isDeletedBy(write)) markNote(db, idOf(2, slot), at)
  })()
}

/** What is in a slot: the write that it shows, or `torn` when its parts are of different writes; null when empty. */
export function readSlot(db: Database, slot: number): number | 'torn' | null {
  const row = db.prepare('SELECT body, deletedAt FROM note WHERE id = ?').get(idOf(2, slot)) as
    | { body: string; deletedAt: string | null }
    | undefined
  const client = db.prepare('SELECT 1 FROM client WHERE id = ?').get(idOf(1, slot)) !== undefined
  if (!row && !client) return null
  if (!row || !client) return 'torn'
  const { goals } = getClient(db, idOf(1, slot))
  const text = (JSON.parse(row.body) as { content: [{ content: [{ text: string }] }] }).content[0].content[0]
    .text
  const write = Number.parseInt(goals, 10)
  const isWhole = text === goals && (row.deletedAt !== null) === isDeletedBy(write)
  return isWhole ? write : 'torn'
}

/** Keeps a number in the small file of the backups' state, in a part of it that backups leave alone. */
export function writeState(folder: DataFolder, write: number): void {
  changeBackupState(folder, { restored: { at, madeAt: at, replaced: String(write) } })
}

/** The number in that file; null where none can be read. */
export function readState(folder: DataFolder): number | null {
  const kept = backupState(folder).restored
  return kept === null ? null : Number(kept.replaced)
}

/** What a practice shows against what was acknowledged: how many were lost and how many torn. */
export function compareSlots(
  db: Database,
  acked: readonly number[],
): { readonly lost: number; readonly torn: number } {
  const newest = new Map<number, number>()
  for (const write of acked) newest.set(write % SLOTS, Math.max(write, newest.get(write % SLOTS) ?? 0))
  const found = Array.from({ length: SLOTS }, (_, slot) => readSlot(db, slot))
  const torn = found.filter((value) => value === 'torn').length
  const lost = acked.filter((write) => {
    const value = found[write % SLOTS]
    return value !== 'torn' && (value ?? 0) < write
  }).length
  return { lost, torn }
}
