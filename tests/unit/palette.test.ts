import type { SearchHit } from '@shared/search'
import { describe, expect, it } from 'vitest'
import { matchCommands } from '../../src/renderer/search/match-command'
import { offeredActions } from '../../src/renderer/search/offered-actions'
import { nameIn, paletteGroups } from '../../src/renderer/search/palette-rows'
import { placeOfHit } from '../../src/renderer/search/place-of-hit'
import {
  recentClients,
  recentSearches,
  rememberClient,
  rememberSearch,
} from '../../src/renderer/search/recent'

const TODAY = '2026-05-15'
const command = (label: string, keys = '', words = '') => ({
  name: label,
  label,
  words,
  keys,
  action: null,
  run: () => undefined,
})
const commands = [
  command('Draft a letter', 'D'),
  command('Go to Letters', 'Ctrl 6'),
  command('Back up now', '', 'save copy'),
  command('Show all keys', '?'),
]
const hit = (kind: SearchHit['kind'], id: string): SearchHit => ({
  kind,
  id,
  clientId: 'c',
  clientName: 'Marie',
  employerId: 'e',
  employerName: 'Contoso',
  opportunityId: null,
  on: null,
  title: [],
  snippet: [],
  stage: null,
})
const scene = {
  today: TODAY,
  answer: null,
  commands,
  searches: ['panel'],
  clients: [{ id: 'c', name: 'Marie' }],
}
const answerOf = (hits: readonly SearchHit[]) => ({ hits, hasMore: false, unknown: [], isIncomplete: false })
const namesOf = (text: string, hits: readonly SearchHit[] = []) =>
  paletteGroups({ ...scene, text, answer: answerOf(hits) }).map(({ name }) => name)

const labels = (typed: string) => matchCommands(commands, typed).map(({ label }) => label)

describe('commands', () => {
  it('are found by the beginnings of their words, by other words and by their keys', () => {
    expect(labels('lett')).toEqual(['Draft a letter', 'Go to Letters'])
    expect(labels('go lett')).toEqual(['Go to Letters'])
    expect(labels('ctrl 6')).toEqual(['Go to Letters'])
    expect(labels('save')).toEqual(['Back up now'])
    expect(labels('?')).toEqual(['Show all keys'])
    expect(labels('')).toHaveLength(4)
    expect(labels('zebra')).toEqual([])
  })

  it('stand first when their own first word is typed', () => {
    expect(labels('dr')).toEqual(['Draft a letter'])
    expect(labels('b')[0]).toBe('Back up now')
  })
})

describe('what the keys can do', () => {
  const offered = offeredActions(
    (
      ['showKeys', 'goBoard', 'moveColumnLeft', 'goToday', 'openViews', 'selectRow', 'undo', 'find'] as const
    ).map((action) => ({ action, run: () => undefined })),
  )

  it('is offered as the screen’s own, then what holds anywhere, then the places', () => {
    expect(offered.here.map(({ action }) => action)).toEqual(['find', 'openViews'])
    expect(offered.anywhere.map(({ action }) => action)).toEqual(['showKeys', 'undo'])
    expect(offered.places.map(({ action }) => action)).toEqual(['goToday', 'goBoard'])
  })
})

describe('the lines of the palette', () => {
  it('are what was found by kind, then commands, then the offer to create', () => {
    const hits = [hit('note', '1'), hit('letter', '2'), hit('note', '3')]
    expect(namesOf('letter', hits)).toEqual(['note', 'letter', 'commands', 'create'])
    const all = paletteGroups({ ...scene, text: 'letter', answer: answerOf(hits) })
    expect(all[0]?.rows.map((row) => row.key)).toEqual(['note 1', 'note 3'])
    expect(new Set(all.flatMap(({ rows }) => rows.map(({ key }) => key))).size).toBe(6)
  })

  it('are only commands after a >, and recent things in an empty box', () => {
    expect(namesOf('> back', [hit('note', '1')])).toEqual(['commands'])
    expect(namesOf('  ')).toEqual(['searches', 'clients', 'commands'])
  })

  it('offer to create by the words alone', () => {
    expect(nameIn('Anna  Berg ', TODAY)).toBe('Anna Berg')
    expect(nameIn('"Anna" O’Neil', TODAY)).toBe('Anna O’Neil')
    expect(nameIn('anna kind:note', TODAY)).toBe('anna')
    expect(nameIn('kind:note', TODAY)).toBe('')
    expect(namesOf('***')).toEqual([])
  })
})

describe('a record that was found', () => {
  it('is read where it belongs', () => {
    expect(placeOfHit(hit('note', 'n'))).toEqual({ at: 'client', id: 'c', tab: 'notes', itemId: 'n' })
    expect(placeOfHit(hit('question', 'q'))).toEqual({ at: 'client', id: 'c', tab: 'timeline', itemId: 'q' })
    expect(placeOfHit(hit('client', 'c'))).toEqual({ at: 'client', id: 'c', tab: 'timeline' })
    expect(placeOfHit(hit('letter', 'l'))).toEqual({ at: 'letter', id: 'l' })
    expect(placeOfHit(hit('contact', 'p'))).toEqual({ at: 'employer', id: 'e' })
    expect(placeOfHit({ ...hit('note', 'n'), clientId: null })).toBeNull()
  })
})

describe('what is remembered', () => {
  it('is the newest few, each once, the last one first', () => {
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'b', ' ']) rememberSearch(text)
    expect(recentSearches()).toEqual(['b', 'f', 'e', 'd', 'c'])
    for (const id of ['1', '2', '1']) rememberClient({ id, name: id })
    expect(recentClients('1')).toEqual([{ id: '2', name: '2' }])
  })
})
