import { AppError } from '@shared/errors'
import type { ClientListView, SavedView, ViewDraft } from '@shared/views'
import { clientListView, viewDraft } from '@shared/views'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** The one list that keeps views so far. */
const place = 'clients'
const columns = 'id, name, query, layout'

type ViewRow = { readonly id: string; readonly name: string; readonly query: string; readonly layout: string }

/** A row as its schema has it; null for one that a version with other columns or conditions has written. */
function toView({ id, name, query, layout }: ViewRow): SavedView | null {
  const read = clientListView.safeParse({ query: JSON.parse(query), layout: JSON.parse(layout) })
  return read.success ? { id, name, ...read.data } : null
}

/** The coach's own views, in the order in which they were made. */
export function listViews(db: Database): SavedView[] {
  return all<ViewRow>(
    db,
    `SELECT ${columns} FROM savedView WHERE place = :place AND name <> '' AND deletedAt IS NULL
     ORDER BY position, id`,
    { place },
  ).flatMap((row) => toView(row) ?? [])
}

/** How the list was left; null when it never was, or not in a way that this version knows. */
export function findKeptView(db: Database): ClientListView | null {
  const row = first<ViewRow>(
    db,
    `SELECT ${columns} FROM savedView WHERE place = :place AND name = '' AND deletedAt IS NULL`,
    { place },
  )
  const view = row ? toView(row) : null
  return view && { query: view.query, layout: view.layout }
}

/** Keeps how the list stands now. */
export function keepView(db: Database, view: ClientListView, at: string, newId: () => string): void {
  const values = { place, query: JSON.stringify(view.query), layout: JSON.stringify(view.layout), at }
  db.transaction(() => {
    const changed = run(
      db,
      `UPDATE savedView SET query = :query, layout = :layout, updatedAt = :at WHERE place = :place AND name = ''`,
      values,
    )
    if (changed === 0) insertView(db, { ...values, id: newId(), name: '' })
  })()
}

/** Writes a view under a name, new or changed. Throws AppError not-found. */
export function saveView(db: Database, input: ViewDraft, at: string, newId: () => string): SavedView {
  const { id: knownId, name, query, layout } = viewDraft.parse(input)
  const id = knownId ?? newId()
  const values = { id, name, query: JSON.stringify(query), layout: JSON.stringify(layout), at }
  if (knownId === undefined) insertView(db, { ...values, place })
  else
    run(
      db,
      'UPDATE savedView SET name = :name, query = :query, layout = :layout, updatedAt = :at WHERE id = :id',
      values,
    )
  return getView(db, id)
}

/** Gives a view another name. Throws AppError not-found. */
export function renameView(db: Database, id: string, name: string, at: string): SavedView {
  run(db, 'UPDATE savedView SET name = :name, updatedAt = :at WHERE id = :id', { id, name, at })
  return getView(db, id)
}

/** Moves a view to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markView(db: Database, id: string, deletedAt: string | null): SavedView {
  run(db, "UPDATE savedView SET deletedAt = :deletedAt WHERE id = :id AND name <> ''", { id, deletedAt })
  return getView(db, id)
}

function getView(db: Database, id: string): SavedView {
  const row = first<ViewRow>(db, `SELECT ${columns} FROM savedView WHERE id = :id AND name <> ''`, { id })
  const view = row ? toView(row) : null
  if (!view) throw new AppError('not-found')
  return view
}

type NewRow = {
  readonly id: string
  readonly place: string
  readonly name: string
  readonly query: string
  readonly layout: string
  readonly at: string
}

function insertView(db: Database, row: NewRow): void {
  run(
    db,
    `INSERT INTO savedView (id, place, name, query, layout, position, createdAt, updatedAt)
     VALUES (:id, :place, :name, :query, :layout, :at, :at, :at)`,
    row,
  )
}
