import { builtInViews, firstListLayout, firstListQuery, isSameQuery } from '@shared/client-view'
import { clientListView } from '@shared/views'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { countViews } from '../../src/main/views/view-counts'
import {
  findKeptView,
  keepView,
  listViews,
  markView,
  renameView,
  saveView,
} from '../../src/main/views/views-repository'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const view = (part: object = {}) =>
  clientListView.parse({ query: { ...firstListQuery, ...part }, layout: firstListLayout })

describe('views of the coach’s own', () => {
  it('are saved, renamed, written over, removed and brought back', () => {
    const { db, newId } = memoryPractice()
    const finance = saveView(db, { name: 'Finance', ...view({ tag: 'finance' }) }, at, newId)
    const law = saveView(db, { name: 'Law', ...view({ tag: 'law' }) }, at, newId)
    expect(listViews(db)).toEqual([finance, law])
    expect(renameView(db, law.id, 'Lawyers', at).name).toBe('Lawyers')
    saveView(db, { id: finance.id, name: 'Finance', ...view({ tag: 'banking' }) }, at, newId)
    expect(listViews(db).map(({ name, query }) => [name, query.tag])).toEqual([
      ['Finance', 'banking'],
      ['Lawyers', 'law'],
    ])
    markView(db, law.id, at)
    expect(listViews(db)).toHaveLength(1)
    markView(db, law.id, null)
    expect(listViews(db)).toHaveLength(2)
    expect(() => renameView(db, newId(), 'Nobody', at)).toThrow('not-found')
  })

  it('that another version wrote in another way are left out', () => {
    const { db, newId } = memoryPractice()
    const { id } = saveView(db, { name: 'Odd', ...view() }, at, newId)
    db.prepare('UPDATE savedView SET query = \'{"condition":"unheard of"}\' WHERE id = ?').run(id)
    expect(listViews(db)).toEqual([])
  })
})

it('the list is kept as it stands, once, and apart from the views', () => {
  const { db, newId } = memoryPractice()
  expect(findKeptView(db)).toBeNull()
  keepView(db, view({ filter: 'kel' }), at, newId)
  keepView(db, view({ filter: 'keller' }), at, newId)
  expect(findKeptView(db)?.query.filter).toBe('keller')
  expect(listViews(db)).toEqual([])
  expect(db.prepare('SELECT count(*) AS n FROM savedView').get()).toEqual({ n: 1 })
})

it('each view says how many clients it shows', () => {
  const { db, newId } = memoryPractice()
  for (const fullName of ['Ann', 'Bob']) saveClient(db, { fullName, tags: ['law'] }, at, newId)
  const own = saveView(db, { name: 'Law', ...view({ tag: 'law', state: null }) }, at, newId)
  expect(countViews(db, TODAY)).toEqual({
    builtIn: { promise_passed: 0, interview_soon: 0, quiet: 0, finalists: 0, no_opportunity: 2 },
    own: { [own.id]: 2 },
  })
})

it('two queries are the same when they ask for the same, however they came about', () => {
  const finalists = builtInViews.finalists
  expect(isSameQuery(finalists, { ...finalists, stages: finalists.stages.toReversed(), filter: ' ' })).toBe(
    true,
  )
  expect(isSameQuery(finalists, { ...finalists, sort: [] })).toBe(false)
  expect(isSameQuery(builtInViews.quiet, builtInViews.no_opportunity)).toBe(false)
})
