import { docFromPlainText, plainTextOf } from '@shared/rich-text'
import { expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { createLetter, listLetterVersions, saveLetter } from '../../src/main/letters/letters-repository'
import { memoryPractice } from '../support/practice'

const minute = (count: number) => new Date(Date.UTC(2026, 4, 15, 12, count)).toISOString()

it('a letter keeps its earlier texts, one a pause, and always the one that is replaced as a whole', () => {
  const { db, newId } = memoryPractice()
  const client = saveClient(db, { fullName: 'Marie Keller' }, minute(0), newId)
  const about = { opportunityId: null, roundId: null, questionId: null, topics: [], filled: [] }
  const letter = { ...about, id: newId(), kind: 'letter', title: 'While you wait' } as const
  createLetter(db, { ...letter, clientId: client.id, body: docFromPlainText('Dear Marie') }, minute(0), newId)
  const save = (text: string, at: string, keepsVersion = false) =>
    saveLetter(
      db,
      { ...letter, topics: [], filled: [], body: docFromPlainText(text), keepsVersion },
      at,
      newId,
    )
  const versions = () => listLetterVersions(db, letter.id).map(({ body }) => plainTextOf(body))
  save('Dear Marie, wait', minute(0))
  expect(versions()).toEqual([])
  save('Dear Marie, call', minute(3))
  expect(versions()).toEqual(['Dear Marie, wait'])
  save('Dear Marie', minute(3), true)
  expect(versions()).toEqual(['Dear Marie, call', 'Dear Marie, wait'])
})
