import type { OwnTopicDraft } from '@shared/advice'
import { AppError } from '@shared/errors'
import { KNOWN_FIELDS } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import { describe, expect, it } from 'vitest'
import { getAdvice, listAdvice } from '../../src/main/advice/advice-service'
import { readLearned } from '../../src/main/advice/learned-repository'
import {
  adviceVersions,
  dropSynonym,
  duplicateAdvice,
  keepSynonym,
  markAdvice,
  removeAdvice,
  resetAdvice,
  saveAdvice,
  saveOwnAdvice,
} from '../../src/main/advice/library-service'
import { sampleClients, templateOfLetter } from '../../src/main/advice/lift-service'
import { sampleClientsSql } from '../../src/main/advice/sample-clients-repository'
import { learnPick, suggestAdvice } from '../../src/main/advice/suggest-service'
import { listSynonyms } from '../../src/main/advice/synonyms-repository'
import {
  applyTemplateSet,
  planTemplateSet,
  saveTemplateSet,
} from '../../src/main/advice/template-set-service'
import { topicVersionsSql } from '../../src/main/advice/topic-versions-repository'
import { saveClient } from '../../src/main/clients/clients-repository'
import { saveOpportunity, saveRound } from '../../src/main/interviews/interviews-repository'
import { createDraft, keepDraft } from '../../src/main/letters/letter-drafts'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext, TODAY } from '../support/practice'

const draft: OwnTopicDraft = {
  topicId: null,
  title: 'Moving house for a job',
  kind: 'reply',
  school: null,
  when: 'The client would have to relocate',
  stages: ['offer'],
  contradicts: ['keep-searching'],
  source: ['own notes'],
  asks: ['Would you move to another town for this?', 'Is relocation worth it?'],
  body: 'Dear, {{employer.name}} asks you to move.',
  shortBody: 'Ask them to pay the move.',
}

function library() {
  const { context, db, newId, writing } = memoryContext()
  const undo = (id: string | null) => undoChangeSet(db, id ?? '', writing)
  return { context, db, newId, writing, undo }
}

describe('own advice', () => {
  it('stands beside the built-in pieces, is suggested, changed, removed, and each act is taken back', () => {
    const { context, db, newId, undo } = library()
    const builtIn = listAdvice(db).length
    const added = saveOwnAdvice(context, draft)
    expect(listAdvice(db)).toHaveLength(builtIn + 1)
    expect(added.topic).toMatchObject({ title: draft.title, isOwn: true, asks: draft.asks, tags: [] })
    const { topicId } = added.topic

    const client = saveClient(db, { fullName: 'Marie Keller' }, context.now().toISOString(), newId)
    const ask = {
      clientId: client.id,
      opportunityId: null,
      question: 'I would have to relocate to another town. Worth it?',
    }
    const first = () =>
      suggestAdvice(db, ask, TODAY, 'en')
        .suggestions.slice(0, 3)
        .map((one) => one.topicId)
    expect(first()).toContain(topicId)

    const changed = saveOwnAdvice(context, { ...draft, topicId, body: 'Another body.' })
    expect(adviceVersions(context, topicId).map(({ body }) => body)).toEqual([draft.body])
    undo(changed.changeSetId)
    expect(getAdvice(db, topicId).body).toBe(draft.body)

    const retired = markAdvice(context, { topicIds: [topicId], isRetired: true })
    expect(getAdvice(db, topicId).isRetired).toBe(true)
    expect(first()).not.toContain(topicId)
    undo(retired.changeSetId)
    expect(first()).toContain(topicId)

    const removed = removeAdvice(context, topicId)
    expect(() => getAdvice(db, topicId)).toThrow(AppError)
    undo(removed.changeSetId)
    expect(getAdvice(db, topicId).title).toBe(draft.title)
    undo(added.changeSetId)
    expect(listAdvice(db)).toHaveLength(builtIn)
  })

  it('refuses a text with an unknown field and the name of a built-in piece', () => {
    const { context, db } = library()
    expect(() => saveOwnAdvice(context, { ...draft, body: '{{client.nam}}' })).toThrow(
      expect.objectContaining({ code: 'field-unknown' }),
    )
    expect(() => saveOwnAdvice(context, { ...draft, topicId: 'keep-searching' })).toThrow(AppError)
    expect(() => removeAdvice(context, 'keep-searching')).toThrow(AppError)
    expect(listAdvice(db).some(({ isOwn }) => isOwn)).toBe(false)
  })

  it('duplicates a built-in piece with its tags into an own one', () => {
    const { context, db } = library()
    markAdvice(context, { topicIds: ['keep-searching'], tags: ['waiting', 'Waiting', 'finance'] })
    expect(getAdvice(db, 'keep-searching').tags).toEqual(['Waiting', 'finance'])
    const { topic } = duplicateAdvice(context, 'keep-searching')
    expect(topic).toMatchObject({ isOwn: true, tags: ['Waiting', 'finance'] })
    expect(topic.body).toBe(getAdvice(db, 'keep-searching').body)
    expect(topic.title).toContain(getAdvice(db, 'keep-searching').title)
  })
})

describe('the coach’s wording of a built-in piece', () => {
  it('keeps each earlier wording, down to the original, and is set back and taken back', () => {
    const { context, db, undo } = library()
    const original = getAdvice(db, 'keep-searching').body
    const save = (body: string) =>
      saveAdvice(context, { topicId: 'keep-searching', body, shortBody: 'short' })
    save('one')
    save('two')
    expect(save('two').changeSetId).toBeNull()
    const bodies = () => adviceVersions(context, 'keep-searching').map(({ body }) => body)
    expect(bodies()).toEqual(['one', original])
    const reset = resetAdvice(context, 'keep-searching')
    expect(reset.topic).toMatchObject({ body: original, isChanged: false })
    expect(bodies().toSorted()).toEqual(['two', 'one', original].toSorted())
    undo(reset.changeSetId)
    expect(getAdvice(db, 'keep-searching')).toMatchObject({ body: 'two', isChanged: true })
  })
})

describe('synonyms', () => {
  it('are read by the suggester, changed, removed and taken back', () => {
    const { context, db, newId, undo } = library()
    const client = saveClient(db, { fullName: 'Marie Keller' }, context.now().toISOString(), newId)
    const ask = { clientId: client.id, opportunityId: null, question: 'They have gone walkabout.' }
    const score = () =>
      suggestAdvice(db, ask, TODAY, 'en').suggestions.find(({ topicId }) => topicId === 'is-this-a-brush-off')
        ?.score ?? 0
    const before = score()
    const kept = keepSynonym(context, { id: null, words: 'gone walkabout', meaning: 'not heard back' })
    expect(score()).toBeGreaterThan(before)
    const [synonym] = listSynonyms(db)
    const removed = dropSynonym(context, synonym?.id ?? '')
    expect(score()).toBe(before)
    undo(removed.changeSetId)
    expect(listSynonyms(db)).toHaveLength(1)
    undo(kept.changeSetId)
    expect(listSynonyms(db)).toEqual([])
  })
})

describe('picks', () => {
  it('move what was taken up for a question of the same kind, with a reason, and keep no words of the client', () => {
    const { context, db, newId } = library()
    const client = saveClient(db, { fullName: 'Marie Keller' }, context.now().toISOString(), newId)
    const question = 'Nothing from them for weeks, only silence. Do I call Zebulon?'
    const ask = { clientId: client.id, opportunityId: null, question }
    const find = () =>
      suggestAdvice(db, ask, TODAY, 'en').suggestions.find(({ topicId }) => topicId === 'posting-still-up')
    const before = find()
    for (let time = 0; time < 3; time += 1)
      learnPick(db, { ...ask, topicId: 'posting-still-up' }, TODAY, context.now().toISOString())
    const after = find()
    expect(after?.score).toBeGreaterThan(before?.score ?? 1)
    expect(after?.reasons.map(({ text }) => text)).toContain('You picked this for a question like this')
    expect(readLearned(db).pickCount).toBe(3)
    expect(JSON.stringify(db.prepare('SELECT * FROM local_learnedAdvice').all())).not.toContain('ebulon')
    learnPick(db, { ...ask, question: ' ', topicId: 'keep-searching' }, TODAY, context.now().toISOString())
    expect(readLearned(db).pickCount).toBe(3)
  })
})

describe('a set in a file', () => {
  it('goes out and comes in again the same, changed or new, with lines for what is wrong, and is taken back', async () => {
    const { context, db, undo } = library()
    const written: string[] = []
    const { writeFileSync, mkdtempSync, readFileSync, rmSync } = await import('node:fs')
    const folder = mkdtempSync('/tmp/greenroom-set-')
    const path = `${folder}/set.md`
    const dialogs = { ...context.dialogs, chooseSaveFile: async (name: string) => (written.push(name), path) }
    const { topic } = saveOwnAdvice(context, {
      ...draft,
      body: 'First.\n\n=== short ===\n\\=== end ===\n\n{{employer.name}}',
      asks: ['With “quotes”: and a colon?', '- a dash'],
    })
    saveAdvice(context, { topicId: 'keep-searching', body: 'Mine.', shortBody: 'Short.' })
    markAdvice(context, { topicIds: [topic.topicId], tags: ['moving'] })
    expect(await saveTemplateSet({ ...context, dialogs }, null)).toEqual({
      saved: true,
      fileName: 'set.md',
      count: 2,
    })
    expect(written[0]).toMatch(/\.md$/)
    const text = readFileSync(path, 'utf8')
    const plan = (changed: string) => planTemplateSet(context, { fileName: 'set.md', text: changed })
    expect(plan(text)).toMatchObject({ refused: 0, problems: [], rows: [{ what: 'same' }, { what: 'same' }] })

    const removed = removeAdvice(context, topic.topicId)
    const changed = text.replace('Mine.', 'Theirs.')
    expect(plan(changed).rows.map(({ what, isBuiltIn }) => [what, isBuiltIn])).toEqual([
      ['changed', true],
      ['new', false],
    ])
    const applied = applyTemplateSet(context, { fileName: 'set.md', text: changed })
    expect(applied).toMatchObject({ added: 1, changed: 1 })
    expect(getAdvice(db, topic.topicId)).toMatchObject({
      body: topic.body,
      asks: topic.asks,
      tags: ['moving'],
      title: draft.title,
      contradicts: draft.contradicts,
    })
    expect(getAdvice(db, 'keep-searching').body).toBe('Theirs.')
    undo(applied.changeSetId)
    expect(getAdvice(db, 'keep-searching').body).toBe('Mine.')
    expect(() => getAdvice(db, topic.topicId)).toThrow(AppError)
    undo(removed.changeSetId)

    const broken = text.replace('{{employer.name}}', '{{employer.nam}}').replaceAll('\n', '\r\n')
    const bad = plan(broken)
    expect(bad.refused).toBe(1)
    expect(bad.rows).toHaveLength(1)
    const [problem] = bad.problems
    expect(broken.split('\r\n')[(problem?.line ?? 0) - 1]).toContain('employer.nam')
    expect(problem?.text).toContain('employer.nam')
    writeFileSync(path, text)
    rmSync(folder, { recursive: true })
  })

  it.each([
    ['nothing', ''],
    ['another file', 'name,mail\nAnn,a@b.example\n'],
    [
      'a head that names a built-in prototype',
      '---\nid: "__proto__"\ntitle: T\nkind: reply\nwhen: W\n---\nB\n=== short ===\nS\n=== end ===\n',
    ],
    [
      'a bomb of aliases',
      '---\nid: a\ntitle: &a [x, x]\nkind: *a\nwhen: [*a, *a, *a]\n---\nB\n=== short ===\nS\n',
    ],
    ['too much', 'x'.repeat(2_000_001)],
    ['too many', '---\nid: a\n---\nB\n=== short ===\nS\n=== end ===\n'.repeat(501)],
    [
      'unknown keys',
      '---\nid: a\ntitle: T\nkind: reply\nwhen: W\nrun: "rm"\n---\nB\n=== short ===\nS\n=== end ===\n',
    ],
  ])('refuses %s, says why, and writes nothing', (_, text) => {
    const { context, db } = library()
    const before = listAdvice(db)
    const plan = planTemplateSet(context, { fileName: 'x.md', text })
    expect(plan.rows).toEqual([])
    expect(plan.problems.length).toBeGreaterThan(0)
    expect(applyTemplateSet(context, { fileName: 'x.md', text })).toMatchObject({
      changeSetId: null,
      added: 0,
      changed: 0,
    })
    expect(listAdvice(db)).toEqual(before)
  })
})

function liftedFrom(words: string) {
  const { context, db, newId, writing } = library()
  const at = context.now().toISOString()
  saveClient(db, { fullName: 'Olga Petrova' }, at, newId)
  const client = saveClient(
    db,
    { fullName: 'Zoë Quist-Hale', preferredName: 'Zo', email: 'zoe.quist@mail.example' },
    at,
    newId,
  )
  const opportunity = saveOpportunity(
    db,
    { clientId: client.id, employerName: 'Northwind Traders', role: 'controller' },
    writing,
  )
  saveOpportunity(db, { clientId: client.id, employerName: 'Fabrikam', role: 'clerk' }, writing)
  saveRound(
    db,
    {
      clientId: client.id,
      opportunityId: opportunity.id,
      stage: 'final',
      heldOn: '2026-05-02',
      interviewers: 'Ruth Adler, HR',
    },
    writing,
  )
  const made = createDraft(context, {
    id: newId(),
    clientId: client.id,
    opportunityId: opportunity.id,
    questionId: null,
    kind: 'letter',
    topics: [],
  })
  const paragraphs = words
    .split('\n')
    .map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }))
  const { letter: stored } = made
  keepDraft(context, {
    id: stored.id,
    title: stored.title,
    kind: stored.kind,
    body: { type: 'doc', content: paragraphs },
    opportunityId: stored.opportunityId,
    roundId: stored.roundId,
    questionId: null,
    topics: [],
    filled: [],
  })
  return templateOfLetter(context, stored.id)
}

describe('a template of a letter', () => {
  it('lifts names, employers, people and days, and leaves no name of a client', () => {
    const lifted = liftedFrom(
      [
        'Dear Zo,',
        'Northwind Traders saw you on 2 May, ZOE. Mrs Quist-Hale, as Ruth Adler says, is strong; so is Fabrikam’s offer.',
        'Olga Petrova had the same. Write to zoe.quist@mail.example or ZoQuistFan by Friday, ask for £52,000, and greet Mr Pembroke. {{client.fullName}}',
        'With kind regards,',
      ].join('\n'),
    )
    const all = `${lifted.title} ${lifted.body} ${lifted.shortBody}`
    expect(all).not.toMatch(/zo[eë]|quist|hale|olga|petrova|northwind|fabrikam|adler|\bzo\b/i)
    expect(lifted.body).toContain('{{employer.name}}')
    expect(lifted.body).toContain('{{round.on}}')
    expect(lifted.body).toContain('{{otherEmployer.name')
    expect(lifted.body).not.toContain('regards')
    expect(lifted.body).toContain('{{interviewer.name')
    expect(lifted.body).not.toMatch(/^Dear/)
    expect(parseTemplate(lifted.body, KNOWN_FIELDS).ok).toBe(true)
    expect(lifted.lifted).toContainEqual({ was: 'Northwind Traders', field: 'employer.name', count: 1 })
    const left = lifted.leftovers.map(({ text }) => text)
    expect(left).toEqual(expect.arrayContaining(['Friday', '£52,000']))
    expect(left.join()).toContain('Pembroke')
  })
})

describe('lists', () => {
  it('find samples and versions by indexes', () => {
    const { db } = library()
    const plan = (sql: string, values: object) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[])
        .map(({ detail }) => detail)
        .join('\n')
    expect(plan(topicVersionsSql, { topicId: 'x' })).toContain('USING INDEX topicVersionByTopic')
    expect(plan(sampleClientsSql, { limit: 3 })).not.toContain('SCAN opportunity')
    expect(sampleClients(library().context)).toEqual([])
  })
})
