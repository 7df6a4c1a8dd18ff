import { AppError } from '@shared/errors'
import type { BankQuestionDraft, CriterionDraft } from '@shared/question-bank'
import { describe, expect, it } from 'vitest'
import {
  duplicateBankThing,
  getBankThing,
  listBank,
  removeBankThing,
  resetBankThing,
  retireBankThings,
  saveBankThing,
} from '../../src/main/question-bank/bank-service'
import { listQuestionSets, setItemsSql } from '../../src/main/question-bank/question-sets-repository'
import {
  dropQuestionSet,
  duplicateQuestionSet,
  keepQuestionSet,
} from '../../src/main/question-bank/question-sets-service'
import { restoreRecords } from '../../src/main/trash/trash-service'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext } from '../support/practice'

function bank() {
  const { context, db, newId, writing } = memoryContext()
  return { context, db, newId, writing, undo: (id: string | null) => undoChangeSet(db, id ?? '', writing) }
}

const { ref: _ref, ...question }: BankQuestionDraft = {
  ref: null,
  body: 'Which night shift do you remember?',
  theme: 'pressure',
  stages: ['first', 'panel'],
  roleFamily: 'care',
  probes: 'Endurance.',
  followUps: ['Who was with you?'],
  strongAnswer: 'A night told calmly.',
  weakAnswer: 'A complaint.',
  topicId: 'stay-positive',
}
const { ref: _criterion, ...criterion }: CriterionDraft = {
  ref: null,
  name: 'Humour',
  detail: 'Is there lightness?',
  anchors: ['none', 'a little', 'some', 'good', 'just right'],
  weight: 2,
}

describe('own questions and criteria', () => {
  it('stand after the built-in ones, are changed, removed, and each act is taken back', () => {
    const { context, db, undo } = bank()
    const before = listBank(db, 'question').length
    const added = saveBankThing(context, 'question', null, question)
    expect(listBank(db, 'question').at(-1)).toEqual({
      ...question,
      ref: added.ref,
      isOwn: true,
      isChanged: false,
      isRetired: false,
    })
    const changed = saveBankThing(context, 'question', added.ref, {
      ...question,
      stages: [],
      roleFamily: null,
    })
    expect(getBankThing(db, 'question', added.ref)).toMatchObject({ stages: [], roleFamily: null })
    undo(changed.changeSetId)
    expect(getBankThing(db, 'question', added.ref)).toMatchObject(question)
    const removed = removeBankThing(context, { kind: 'question', ref: added.ref })
    expect(() => getBankThing(db, 'question', added.ref)).toThrow(AppError)
    undo(removed.changeSetId)
    undo(added.changeSetId)
    expect(listBank(db, 'question')).toHaveLength(before)
  })

  it('keep all five anchors and the weight', () => {
    const { context, db } = bank()
    const { ref } = saveBankThing(context, 'criterion', null, criterion)
    expect(getBankThing(db, 'criterion', ref)).toMatchObject(criterion)
  })

  it('come back from the trash', () => {
    const { context, db, writing } = bank()
    const { ref } = saveBankThing(context, 'question', null, question)
    removeBankThing(context, { kind: 'question', ref })
    restoreRecords(db, [{ kind: 'bankQuestion', id: ref }], writing.at)
    expect(getBankThing(db, 'question', ref).body).toBe(question.body)
  })
})

describe('built-in ones', () => {
  it('are changed, set back, and their earlier wording comes back from the trash alone', () => {
    const { context, db, writing, undo } = bank()
    const original = getBankThing(db, 'criterion', 'content')
    const { ref: _, isOwn, isChanged, isRetired, ...text } = original
    expect({ isOwn, isChanged, isRetired }).toEqual({ isOwn: false, isChanged: false, isRetired: false })
    const saved = saveBankThing(context, 'criterion', 'content', { ...text, weight: 1 })
    expect(getBankThing(db, 'criterion', 'content')).toMatchObject({
      weight: 1,
      isChanged: true,
      isOwn: false,
    })
    saveBankThing(context, 'criterion', 'content', { ...text, weight: 2 })
    expect(listBank(db, 'criterion').filter(({ ref }) => ref === 'content')).toHaveLength(1)
    const reset = resetBankThing(context, { kind: 'criterion', ref: 'content' })
    expect(getBankThing(db, 'criterion', 'content')).toEqual(original)

    const first = db.prepare('SELECT id FROM criterion').get() as { id: string }
    saveBankThing(context, 'criterion', 'content', { ...text, weight: 5, name: 'Substance' })
    restoreRecords(db, [{ kind: 'criterion', id: first.id }], writing.at)
    expect(getBankThing(db, 'criterion', 'content')).toMatchObject({ weight: 2, name: original.name })
    expect(saved.changeSetId).not.toBeNull()
    expect(reset.changeSetId).not.toBeNull()
    undo(reset.changeSetId)
  })

  it('count as unchanged when they say again what they said', () => {
    const { context, db } = bank()
    const {
      ref: _,
      isOwn: _own,
      isChanged: _changed,
      isRetired: _retired,
      ...text
    } = getBankThing(db, 'question', 'why-this-company')
    saveBankThing(context, 'question', 'why-this-company', { ...text, body: 'Why us?' })
    expect(getBankThing(db, 'question', 'why-this-company').isChanged).toBe(true)
    saveBankThing(context, 'question', 'why-this-company', text)
    expect(getBankThing(db, 'question', 'why-this-company').isChanged).toBe(false)
  })

  it('are retired and brought back, but neither removed nor is an own one set back', () => {
    const { context, db, undo } = bank()
    const act = retireBankThings(context, {
      kind: 'question',
      refs: ['why-this-company', 'why-this-position'],
      isRetired: true,
    })
    expect(getBankThing(db, 'question', 'why-this-position').isRetired).toBe(true)
    undo(act.changeSetId)
    expect(getBankThing(db, 'question', 'why-this-position').isRetired).toBe(false)
    retireBankThings(context, { kind: 'question', refs: ['why-this-company'], isRetired: true })
    retireBankThings(context, { kind: 'question', refs: ['why-this-company'], isRetired: false })
    expect(getBankThing(db, 'question', 'why-this-company').isRetired).toBe(false)
    expect(() => removeBankThing(context, { kind: 'question', ref: 'why-this-company' })).toThrow(AppError)
    const { ref } = duplicateBankThing(context, { kind: 'criterion', ref: 'content' })
    expect(getBankThing(db, 'criterion', ref)).toMatchObject({ name: 'Copy of Content', isOwn: true })
    expect(() => resetBankThing(context, { kind: 'criterion', ref })).toThrow(AppError)
    expect(() =>
      retireBankThings(context, { kind: 'cliche', refs: ['no-such-phrase'], isRetired: true }),
    ).toThrow(AppError)
  })
})

const item = (body: string, id: string | null = null) => ({
  id,
  questionRef: 'why-this-company',
  body,
  limitSeconds: 120,
  criteria: ['content', 'brevity'],
})

describe('question sets', () => {
  it('keep order, limit and criteria; a move writes one row; removal and undo bring all back', () => {
    const { context, db, writing, undo } = bank()
    const made = keepQuestionSet(context, {
      id: null,
      name: 'Panel',
      items: [item('one'), item('two'), item('three')],
    })
    const [one, two, three] = made.set.items
    const positions = () =>
      (db.prepare('SELECT position FROM questionSetItem').all() as { position: string }[]).map(
        (row) => row.position,
      )
    const before = positions()
    expect(made.set.items[0]).toMatchObject({
      body: 'one',
      limitSeconds: 120,
      criteria: ['content', 'brevity'],
    })
    const moved = keepQuestionSet(context, {
      id: made.set.id,
      name: 'Panel',
      items: [item('three', three?.id), item('one', one?.id), item('two', two?.id)],
    })
    expect(moved.set.items.map(({ body }) => body)).toEqual(['three', 'one', 'two'])
    expect(moved.set.items.map(({ id }) => id)).toEqual([three?.id, one?.id, two?.id])
    expect(moved.changeSetId).toBeNull()
    expect(positions().filter((position) => !before.includes(position))).toHaveLength(1)
    const shorter = keepQuestionSet(context, {
      id: made.set.id,
      name: 'Panel',
      items: [item('one', one?.id)],
    })
    expect(shorter.set.items).toHaveLength(1)
    undo(shorter.changeSetId)
    expect(listQuestionSets(db)[0]?.items.map(({ body }) => body)).toEqual(['three', 'one', 'two'])

    const copy = duplicateQuestionSet(context, made.set.id)
    expect(copy.set).toMatchObject({ name: 'Copy of Panel' })
    expect(copy.set.items.map(({ body }) => body)).toEqual(['three', 'one', 'two'])
    dropQuestionSet(context, made.set.id)
    expect(listQuestionSets(db).map(({ name }) => name)).toEqual(['Copy of Panel'])
    restoreRecords(db, [{ kind: 'questionSet', id: made.set.id }], writing.at)
    expect(listQuestionSets(db).find(({ id }) => id === made.set.id)?.items).toHaveLength(3)
  })

  it('are read by index', () => {
    const { db } = bank()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${setItemsSql}`).all({ id: 'x' }) as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join(' ')).toContain('questionSetItemBySet')
    expect(plan.map(({ detail }) => detail).join(' ')).not.toContain('SCAN')
  })
})
