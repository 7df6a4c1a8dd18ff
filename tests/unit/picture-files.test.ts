import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { differences, filesIn, keepSome, putInPlace, removeStale } from '../../scripts/lib/picture-files.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'greenroom-pictures-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, name, file, '..'), { recursive: true })
    writeFileSync(join(root, name, file), text)
  }
  return join(root, name)
}

test('two runs are compared file by file', () => {
  const first = folderOf('first', { 'a.png': '1', 'b.png': '1', 'letters/c.pdf': '1' })
  const second = folderOf('second', { 'a.png': '1', 'b.png': '2', 'letters/d.pdf': '1' })
  expect(differences(first, first)).toEqual([])
  const found = differences(first, second)
  expect(found).toEqual([
    { name: 'b.png', what: 'other bytes' },
    { name: join('letters', 'c.pdf'), what: 'only the first time' },
    { name: join('letters', 'd.pdf'), what: 'only the second time' },
  ])
  keepSome(first, join(root, 'kept'), found)
  expect(filesIn(join(root, 'kept'))).toEqual(['b.png', join('letters', 'c.pdf')])
})

test('a part of the pictures takes its own place and touches nothing else', () => {
  const docs = folderOf('docs', {
    'guide.md': 'x',
    'shots/a.png': '1',
    'shots/b.png': '1',
    'letters/c.pdf': '1',
  })
  const made = folderOf('made', { 'shots/a.png': '2' })
  expect(putInPlace(made, docs)).toEqual([join('shots', 'a.png')])
  expect(putInPlace(made, docs)).toEqual([])
  expect(filesIn(docs)).toHaveLength(4)
  expect(readFileSync(join(docs, 'shots/a.png'), 'utf8')).toBe('2')
})

test('what nobody makes any more goes, from the folders that were made and from no other', () => {
  const docs = folderOf('docs', {
    'guide.md': 'x',
    'shots/a.png': '1',
    'shots/old.png': '1',
    'letters/c.pdf': '1',
  })
  const made = folderOf('made', { 'shots/a.png': '1' })
  expect(removeStale(made, docs)).toEqual([join('shots', 'old.png')])
  expect(filesIn(docs)).toEqual(['guide.md', join('letters', 'c.pdf'), join('shots', 'a.png')])
})
