import { saysSomething, sumCounts } from '@shared/advice-ledger'
import { addDays } from '@shared/dates'
import { describe, expect, it } from 'vitest'
import {
  countLedger,
  ledgerSql,
  listLedgerLetters,
} from '../../src/main/advice-ledger/advice-ledger-repository'
import { ledgerTopics } from '../../src/main/advice-ledger/advice-ledger-service'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import {
  saveEnding,
  saveEvent,
  saveMessage,
  saveOpportunity,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { createDraft } from '../../src/main/letters/letter-drafts'
import { mergeFactsOf } from '../../src/main/letters/letter-facts'
import { markLetter, recordExport } from '../../src/main/letters/letters-repository'
import { factsOf } from '../../src/main/letters/open-letter'
import { memoryContext, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const ago = (days: number): string => addDays(TODAY, -days)
const query = { days: 30, today: TODAY }
const topicId = 'keep-searching'

function ledger() {
  const memory = memoryContext()
  const { db, newId, writing, context } = memory
  /** A client with a first interview 100 days ago. */
  const person = (fullName: string) => {
    const { id: clientId } = saveClient(db, { fullName }, at, newId)
    const { id: opportunityId } = saveOpportunity(db, { clientId, employerName: 'Contoso' }, writing)
    saveRound(db, { clientId, opportunityId, stage: 'first', heldOn: ago(100) }, writing)
    return { clientId, opportunityId }
  }
  /** A letter that went out so many days ago. */
  const letter = (to: ReturnType<typeof person>, daysAgo: number, topics = [topicId]) => {
    const draft = createDraft(context, { id: newId(), ...to, questionId: null, topics })
    const then = { ...context, today: () => ago(daysAgo) }
    const exported = { fileName: 'a.pdf', at: `${ago(daysAgo)}T12:00:00.000Z` }
    recordExport(db, draft.letter.id, { ...exported, facts: factsOf(then, draft.letter) }, newId)
    return draft.letter.id
  }
  return { ...memory, person, letter }
}

describe('the advice ledger', () => {
  it('counts what followed within the days, of letters whose days are over', () => {
    const { db, writing, person, letter } = ledger()
    const ann = person('Ann Lee')
    letter(ann, 60)
    saveMessage(db, { ...ann, direction: 'in', sentOn: ago(50) }, writing)
    saveRound(db, { ...ann, stage: 'second', heldOn: ago(31) }, writing)
    const bob = person('Bob Ray')
    letter(bob, 60)
    // What came before, on the day itself, after the days, from the client's side or elsewhere does not count.
    saveMessage(db, { ...bob, direction: 'in', sentOn: ago(60) }, writing)
    saveMessage(db, { ...bob, direction: 'out', sentOn: ago(55) }, writing)
    saveMessage(db, { ...bob, direction: 'in', sentOn: ago(29) }, writing)
    saveMessage(db, { clientId: bob.clientId, direction: 'in', sentOn: ago(50) }, writing)
    const cem = person('Cem Ak')
    letter(cem, 60)
    saveEvent(db, { ...cem, kind: 'offer', happenedOn: ago(40) }, writing)
    const dee = person('Dee Fox')
    letter(dee, 60)
    saveEnding(db, { ...dee, tag: 'rejected', endedOn: ago(45) }, writing)
    const eve = person('Eve Orr')
    letter(eve, 5)
    saveMessage(db, { ...eve, direction: 'in', sentOn: ago(1) }, writing)
    expect(ledgerTopics(db, query)).toEqual([
      {
        topicId,
        letters: 5,
        settled: 4,
        reply: 1,
        round: 1,
        offer: 1,
        ended: 1,
        stages: [{ stage: 'first', letters: 5, settled: 4, reply: 1, round: 1, offer: 1, ended: 1 }],
      },
    ])
  })

  it('knows the stage at which the advice was given, not the one of today', () => {
    const { db, writing, person, letter } = ledger()
    const ann = person('Ann Lee')
    saveEvent(db, { ...ann, kind: 'papers', happenedOn: ago(70) }, writing)
    letter(ann, 60)
    saveRound(db, { ...ann, stage: 'final', heldOn: ago(50) }, writing)
    letter(ann, 40, [topicId, 'stay-positive'])
    expect(countLedger(db, query).map((one) => [one.topicId, one.stage, one.letters])).toEqual([
      [topicId, 'final', 1],
      [topicId, 'first', 1],
      ['stay-positive', 'final', 1],
    ])
  })

  it('lists the newest letters of a topic with the first day of each thing that followed', () => {
    const { db, writing, person, letter } = ledger()
    const ann = person('Ann Lee')
    const older = letter(ann, 60)
    saveMessage(db, { ...ann, direction: 'in', sentOn: ago(58) }, writing)
    saveMessage(db, { ...ann, direction: 'in', sentOn: ago(50) }, writing)
    const newer = letter(ann, 3)
    expect(listLedgerLetters(db, topicId, 200, query)).toMatchObject([
      { letterId: newer, sentOn: ago(3), isSettled: false, replyOn: null },
      {
        letterId: older,
        client: 'Ann Lee',
        employer: 'Contoso',
        isSettled: true,
        replyOn: ago(58),
        roundOn: null,
      },
    ])
    expect(listLedgerLetters(db, topicId, 1, query)).toHaveLength(1)
    expect(listLedgerLetters(db, 'stay-positive', 200, query)).toEqual([])
  })

  it('leaves out drafts, removed letters and removed clients, and letters about no application', () => {
    const { db, context, newId, person, letter } = ledger()
    const ann = person('Ann Lee')
    createDraft(context, { id: newId(), ...ann, questionId: null, topics: [topicId] })
    markLetter(db, letter(ann, 60), at)
    const bob = person('Bob Ray')
    letter(bob, 60)
    markClient(db, bob.clientId, at)
    const { id: clientId } = saveClient(db, { fullName: 'Cem Ak' }, at, newId)
    const draft = createDraft(context, {
      id: newId(),
      clientId,
      opportunityId: null,
      questionId: null,
      topics: [topicId],
    })
    recordExport(db, draft.letter.id, { fileName: 'a.pdf', at, facts: [] }, newId)
    expect(mergeFactsOf(draft.facts).size).toBeGreaterThan(0)
    expect(ledgerTopics(db, query)).toEqual([])
  })

  it('says nothing of fewer than ten letters whose days are over', () => {
    expect(saysSomething({ settled: 9 })).toBe(false)
    expect(saysSomething({ settled: 10 })).toBe(true)
    const one = { letters: 3, settled: 2, reply: 1, round: 1, offer: 0, ended: 1 }
    expect(sumCounts([one, one])).toEqual({ letters: 6, settled: 4, reply: 2, round: 2, offer: 0, ended: 2 })
  })

  it('reads by indexes alone', () => {
    const { db } = ledger()
    const values = { span: '+30 days', today: TODAY, topicId, limit: 200 }
    for (const sql of Object.values(ledgerSql)) {
      const named = Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`:${name}`)))
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(named) as { detail: string }[]
      const scans = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))
      // What is gone through whole is the index of exported letters and what was made from it.
      expect(
        scans.filter(
          (detail) =>
            !/^SCAN (?:l USING (?:COVERING )?INDEX letterByExportDay|w$|went$|g$|j$|\(.*|.*subquery.*|CONSTANT ROW)/i.test(
              detail,
            ),
        ),
      ).toEqual([])
    }
  })
})
