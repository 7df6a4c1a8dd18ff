import { checkRules, seriousRules } from '@shared/checks/finding'
import { findingText } from '@shared/checks/finding-text'
import { recipientFindings } from '@shared/checks/wrong-client-rules'
import type { RichTextDoc } from '@shared/rich-text'
import { docFromPlainText } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { listAdvice } from '../../src/main/advice/advice-service'
import {
  earlierSql,
  listDismissals,
  markDismissal,
  saveDismissal,
} from '../../src/main/checks/checks-repository'
import { checkOf, checkRecipients, refuseHeldRecipient } from '../../src/main/checks/checks-service'
import {
  clientsByKeySql,
  clientsByNameSql,
  clientsByWordSql,
  contactsByEmailSql,
  contactsByNameSql,
  employersByNameSql,
  ownerOfEmployerSql,
} from '../../src/main/checks/strangers-repository'
import { saveClient } from '../../src/main/clients/clients-repository'
import { all } from '../../src/main/db/statements'
import { readDemo } from '../../src/main/demo/demo-people'
import { buildDemoPractice } from '../../src/main/demo/demo-practice'
import { generatePractice } from '../../src/main/demo/generated-practice'
import {
  listQuestions,
  saveEnding,
  saveEvent,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { createDraft, keepDraft } from '../../src/main/letters/letter-drafts'
import { exportLetter, letterText } from '../../src/main/letters/letters-service'
import { openLetter } from '../../src/main/letters/open-letter'
import { memoryContext, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()

/** Marie at Halden Moor, nine days past a promised date, and Tom at Ostler, whose things are none of hers. */
function two(promisedTo = '2026-05-06') {
  const printed: string[] = []
  const memory = memoryContext({
    printer: {
      print: async (page) => {
        printed.push(page.parts.body)
        return new TextEncoder().encode(page.parts.body)
      },
    },
  })
  const { db, newId, writing, context } = memory
  const marie = saveClient(db, { fullName: 'Marie Keller', email: 'marie@keller.example' }, at, newId)
  const tom = saveClient(
    db,
    { fullName: 'Tom Oduya', email: 'tom@oduya.example', phone: '0117 555 0143' },
    at,
    newId,
  )
  const opportunity = saveOpportunity(
    db,
    { clientId: marie.id, employerName: 'Halden Moor Ltd', role: 'controller', contactName: 'Ruth Adler' },
    writing,
  )
  saveOpportunity(
    db,
    { clientId: tom.id, employerName: 'Ostler Logistics', contactName: 'Ines Falk' },
    writing,
  )
  const ids = { clientId: marie.id, opportunityId: opportunity.id }
  saveRound(db, { ...ids, stage: 'first', heldOn: '2026-04-02' }, writing)
  saveRound(db, { ...ids, stage: 'final', heldOn: '2026-04-21' }, writing)
  if (promisedTo !== '')
    savePromise(db, { ...ids, saidOn: '2026-04-21', promisedFrom: promisedTo, promisedTo }, writing)
  const write = (
    text: string,
    topics: string[] = [],
    extra: Partial<Parameters<typeof createDraft>[1]> = {},
  ) => {
    const { letter } = createDraft(context, {
      id: newId(),
      ...ids,
      questionId: null,
      kind: 'letter',
      topics,
      ...extra,
    })
    const body: RichTextDoc = text === '' ? letter.body : docFromPlainText(text)
    return keepDraft(context, { ...letter, topics: [...topics], filled: [], body })
  }
  const check = (text: string, topics: string[] = []) => {
    const { letter, facts } = write(text, topics)
    return checkOf(context, letter, facts).findings
  }
  const rulesOf = (text: string, topics: string[] = []) => check(text, topics).map(({ rule }) => rule)
  return { ...memory, marie, tom, ids, write, check, rulesOf, printed }
}

/** Writes a letter and lets it leave at a moment. */
const send = async (
  { write, context, db }: ReturnType<typeof two>,
  text: string,
  topics: string[],
  sentAt: string,
) => {
  const { letter } = write(text, topics)
  await exportLetter(context, letter.id, () => Promise.resolve(`/tmp/greenroom-check-${letter.id}.pdf`))
  db.prepare('UPDATE letter SET exportedAt = ? WHERE id = ?').run(sentAt, letter.id)
  return letter.id
}

const blocksOf = (words: string) => docFromPlainText(words).content

describe('what was promised', () => {
  it('contradicts advice to wait once the date has passed, and names the promise', () => {
    const { check } = two()
    const [found] = check('Dear Marie,\nPlease wait another week before you write to them.')
    expect(found).toMatchObject({
      rule: 'wait_but_late',
      holds: false,
      quote: 'Please wait another week before you write to them.',
      sentence: 'This letter says to wait, and Halden Moor Ltd is 9 days late.',
      basis: 'They promised an answer by 6 May.',
      record: { type: 'promise' },
    })
  })

  it.each([
    'I know how long such a wait feels, and how common it is.',
    'Please don’t wait another week.',
    'Rather than wait a week, call them.',
    'People who wait two weeks are used to it.',
    'Give them a few possibilities on the days they named.',
    'Wait until you have it in writing before you resign.',
  ])('lets “%s” pass', (text) => {
    expect(two().rulesOf(text)).not.toContain('wait_but_late')
  })

  it.each(['Be patient.', 'Give them another week.', 'Don’t call them yet.', 'Wait until they call.'])(
    'hears “%s” as waiting',
    (text) => {
      expect(two().rulesOf(text)).toContain('wait_but_late')
      expect(two('2026-05-20').rulesOf(text)).not.toContain('wait_but_late')
      expect(two('').rulesOf(text)).not.toContain('wait_but_late')
    },
  )

  it('contradicts “they are late” while the date is ahead', () => {
    const late = 'They are a week late by now.'
    expect(two('2026-05-20').rulesOf(late)).toContain('late_but_ahead')
    expect(two('2026-05-20').rulesOf('If they are late, write to them.')).toEqual([])
    expect(two().rulesOf(late)).toEqual([])
  })

  it('does not look at wording that the client sends', () => {
    const { write, context } = two()
    const { letter, facts } = write('x')
    const quoted: RichTextDoc = {
      type: 'doc',
      content: [
        { type: 'blockquote', content: docFromPlainText('I will gladly wait another week.').content },
      ],
    }
    expect(checkOf(context, { ...letter, body: quoted }, facts).findings).toEqual([])
  })
})

describe('interviews', () => {
  it('that are named by a day must be on record', () => {
    const { check, rulesOf } = two()
    // 21 April 2026, the final interview, was a Tuesday; 13 May, a Wednesday, has nothing.
    expect(rulesOf('Thank you for telling me of your interview on 21 April.')).toEqual([])
    expect(check('I hope that your interview on Wednesday went well.')[0]).toMatchObject({
      rule: 'interview_day',
      basis: 'The nearest interview on record is on 21 April.',
    })
    expect(rulesOf('Your conversation with Ruth Adler on 3 June will tell.')).toEqual(['interview_day'])
    expect(rulesOf('They said that you would hear by Wednesday.')).toEqual([])
    expect(rulesOf('One minute on what you would look forward to on an ordinary Tuesday.')).toEqual([])
  })

  it('that are counted must be on record', () => {
    const { rulesOf } = two()
    expect(rulesOf('After your second interview you may ask.')).toEqual([])
    expect(rulesOf('After your third interview you may ask.')).toEqual(['round_number'])
    expect(rulesOf('A third interview is common.')).toEqual([])
  })

  it('at an employer that is nowhere on record are asked about', () => {
    const { rulesOf } = two()
    expect(rulesOf('Your interview at Halden Moor is over.')).toEqual([])
    expect(rulesOf('Your interview at Brackwater Foods is over.')).toEqual(['employer_unknown'])
    expect(rulesOf('Your interview with HR is over.')).toEqual([])
  })
})

describe('where the client stands', () => {
  it('an offer makes “still in the running” wrong, and a written one “until you hold an offer”', () => {
    const { rulesOf, db, ids, writing } = two('')
    const text = 'You may still be in the running. Assume nothing until you hold a written offer.'
    expect(rulesOf(text)).toEqual([])
    saveEvent(db, { ...ids, kind: 'offer', happenedOn: '2026-05-10', isWritten: true }, writing)
    expect(rulesOf(text)).toEqual(['offer_there', 'offer_written'])
  })

  it('a no, a withdrawal and a taken job end the waiting', () => {
    for (const tag of ['rejected', 'withdrew', 'accepted', 'filled'] as const) {
      const { rulesOf, db, ids, writing } = two('')
      saveEnding(db, { ...ids, tag, endedOn: '2026-05-10' }, writing)
      expect(rulesOf('They have not decided yet.')).toEqual(['ended'])
      expect(rulesOf('', ['promised-date-passed'])).toContain('ended')
      expect(rulesOf('I am sorry that it ended so.')).toEqual([])
    }
  })

  it('a posting that is closed is not still up', () => {
    const { db, ids, writing, rulesOf } = two('')
    const text = 'The posting is still up, so do not lose heart.'
    expect(rulesOf(text)).toEqual([])
    saveOpportunity(
      db,
      {
        id: ids.opportunityId,
        clientId: ids.clientId,
        employerName: 'Halden Moor Ltd',
        postingState: 'closed',
      },
      writing,
    )
    expect(rulesOf(text)).toEqual(['posting_gone'])
  })
})

describe('what they were told before', () => {
  it('names the same advice of an earlier letter, with its passage', async () => {
    const practice = two()
    const id = await send(practice, '', ['promised-date-passed'], '2026-03-02T10:00:00.000Z')
    const found = practice.check('', ['promised-date-passed'])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      rule: 'said_before',
      record: { type: 'letter', id },
      sentence: 'You already told them on 2 March: “Promised date has passed”.',
    })
    expect(found[0]?.earlierQuote).toMatch(/^Halden Moor Ltd gave you 6 May as the date/)
  })

  it('names opposite advice of the last sixty days, and no older', async () => {
    const practice = two()
    await send(practice, '', ['promised-date-passed'], '2026-05-02T10:00:00.000Z')
    expect(practice.rulesOf('', ['call-the-manager'])).toEqual(['opposite_before'])
    practice.db
      .prepare('UPDATE letter SET exportedAt = ? WHERE exportedAt IS NOT NULL')
      .run('2026-03-01T10:00:00.000Z')
    expect(practice.rulesOf('', ['call-the-manager'])).toEqual([])
  })

  it('compares the words too, whatever the topics are', async () => {
    const practice = two('')
    await send(practice, 'Please wait a week.', [], '2026-05-11T10:00:00.000Z')
    const [found] = practice.check('Please call them this week.')
    expect(found).toMatchObject({ rule: 'opposite_words', earlierQuote: 'Please wait a week.' })
  })

  it('lets the closing advice be said again after two weeks', async () => {
    const practice = two('')
    await send(practice, '', ['keep-searching'], '2026-05-10T10:00:00.000Z')
    expect(practice.rulesOf('', ['keep-searching'])).toEqual(['said_before'])
    practice.db
      .prepare('UPDATE letter SET exportedAt = ? WHERE exportedAt IS NOT NULL')
      .run('2026-04-20T10:00:00.000Z')
    expect(practice.rulesOf('', ['keep-searching'])).toEqual([])
  })

  it('finds the opposite within one letter, whichever topic names the other', () => {
    const { rulesOf } = two()
    expect(rulesOf('x', ['promised-date-passed', 'call-the-manager'])).toContain('opposite_within')
    expect(rulesOf('x', ['call-the-manager', 'promised-date-passed'])).toContain('opposite_within')
  })
})

describe('the wrong client', () => {
  it.each([
    ['Dear Tom,\nThank you.', 'greeting_name'],
    ['Dear Marie,\nAs I told Tom Oduya, it takes time.', 'other_client'],
    ['Dear Marie,\nAs I told ODUYA TOM, it takes time.', 'other_client'],
    ['Dear Marie,\nOstler Logistics may take weeks.', 'other_employer'],
    ['Dear Marie,\nAsk Ines Falk about it.', 'other_person'],
    ['Dear Marie,\nWrite to tom@oduya.example.', 'other_address'],
    ['Dear Marie,\nRing 0117-5550143.', 'other_address'],
  ])('is seen in “%s”', (text, rule) => {
    const { check } = two()
    expect(check(text)[0]).toMatchObject({ rule, holds: true })
  })

  it('is guessed from one word of a name that only one other client has', () => {
    const { check, tom } = two()
    expect(check('Dear Marie,\nI would do as Oduya did.')[0]).toMatchObject({
      rule: 'other_client_word',
      holds: false,
      record: { type: 'client', id: tom.id },
    })
  })

  it('is not seen where the client’s own record has the name', () => {
    const { check, db, ids, writing } = two()
    saveQuestion(
      db,
      { ...ids, body: 'My friend Tom Oduya at Ostler Logistics says so.', askedOn: TODAY },
      writing,
    )
    expect(check('Dear Marie,\nTom Oduya and Ostler Logistics are a case apart.')).toEqual([])
    expect(check('Hello Marie Keller!\nRuth Adler of Halden Moor knows you.')).toEqual([])
  })

  it('is not seen in greetings of nobody', () => {
    for (const greeting of ['Hello there,', 'Dear Ms Keller,', 'Good morning Marie,', 'Dear all,'])
      expect(two().rulesOf(`${greeting}\nThank you.`)).toEqual([])
  })

  it('is seen in the recipients', () => {
    const { context, write, marie, db, writing } = two()
    const { letter } = write('Dear Marie,\nThank you.')
    const rules = (address: string, name: string) =>
      checkRecipients(context, letter, [{ address, name }]).findings.map(({ rule, holds }) => [rule, holds])
    expect(rules('Marie@Keller.example', 'Marie Keller')).toEqual([])
    expect(rules('tom@oduya.example', 'Marie Keller')).toEqual([['recipient_other', true]])
    expect(rules('marie@elsewhere.example', 'Marie Keller')).toEqual([['recipient_unknown', false]])
    expect(rules('marie@keller.example', 'Thomas Other')).toEqual([['recipient_name', false]])
    expect(recipientFindings(marie, [])).toEqual([])

    const tom = { address: 'tom@oduya.example', name: 'Tom Oduya' }
    expect(() => refuseHeldRecipient(context, letter, tom)).toThrow('letter-held')
    const [found] = checkRecipients(context, letter, [tom]).findings
    const dismissed = { letterId: letter.id, findingKey: found?.key ?? '', reason: 'They share it' }
    saveDismissal(db, dismissed, writing)
    expect(() => refuseHeldRecipient(context, letter, tom)).not.toThrow()
  })
})

describe('what is left over', () => {
  it.each([
    'Ask [interviewer name] about it.',
    'Call XXX about it.',
    'TODO say more.',
    'Write to ___ today.',
    'Ask <name> about it.',
    'They said }} so.',
  ])('is seen in “%s”', (text) => {
    expect(two('').check(text)[0]).toMatchObject({ rule: 'placeholder', holds: true })
  })

  it.each(['It is 3 < 4 and 5 > 2.', 'He said [sic] so.', 'In his Todo list.', 'See [1].'])(
    'is not seen in “%s”',
    (text) => expect(two('').rulesOf(text)).toEqual([]),
  )

  it('a closing in the text is said to come twice', () => {
    const { rulesOf } = two('')
    expect(rulesOf('Do write to me.\nWith best wishes,\nEllen Marsh')).toEqual(['double_closing'])
    expect(rulesOf('Do write to me. I send my best wishes for Monday.')).toEqual([])
  })

  it('gaps are seen, one blank line is not', () => {
    const { write, context } = two('')
    const { letter, facts } = write('x')
    const gap = { type: 'paragraph' } as const
    const rulesOf = (content: RichTextDoc['content']) =>
      checkOf(context, { ...letter, body: { type: 'doc', content } }, facts).findings.map(({ rule }) => rule)
    expect(rulesOf([...blocksOf('One.'), gap, ...blocksOf('Two.'), gap, gap])).toEqual([])
    expect(rulesOf([...blocksOf('One.'), gap, gap, ...blocksOf('Two.')])).toEqual(['empty_paragraph'])
    expect(
      rulesOf([
        ...blocksOf('One.'),
        { type: 'bulletList', content: [{ type: 'listItem', content: [gap] }] },
        ...blocksOf('Two.'),
      ]),
    ).toEqual(['empty_paragraph'])
  })
})

describe('a serious finding', () => {
  it('holds the letter until it is dismissed with a reason, and again when that is taken back', async () => {
    const { context, db, write, writing, printed } = two('')
    const { letter } = write('Dear Marie,\nAs I told Tom Oduya, it takes time.')
    const leave = () =>
      exportLetter(context, letter.id, () => Promise.resolve(`/tmp/greenroom-held-${letter.id}.pdf`))
    await expect(leave()).rejects.toMatchObject({ code: 'letter-held' })
    expect(() => letterText(context, letter.id)).toThrow('letter-held')
    expect(printed).toEqual([])

    const opened = openLetter(context, letter.id)
    const [found] = checkOf(context, opened.letter, opened.facts).findings
    const dismissed = { letterId: letter.id, findingKey: found?.key ?? '', reason: 'They are cousins' }
    const id = saveDismissal(db, dismissed, writing)
    expect(checkOf(context, opened.letter, opened.facts)).toMatchObject({
      holding: 0,
      findings: [{ rule: 'other_client', dismissed: { id, reason: 'They are cousins' } }],
    })
    expect(letterText(context, letter.id)).toContain('Tom Oduya')

    markDismissal(db, id, at)
    expect(() => letterText(context, letter.id)).toThrow('letter-held')
    markDismissal(db, id, null)
    await expect(leave()).resolves.toMatchObject({ saved: true })
    expect(listDismissals(db, letter.id)).toHaveLength(1)
  })

  it('keeps its key when the letter is changed elsewhere', () => {
    const { check } = two('')
    const [one] = check('Dear Marie,\nAs I told Tom Oduya, it takes time.')
    const [other] = check('Dear Marie,\nThank you. I said so to Tom Oduya too.')
    expect(other?.key).toBe(one?.key)
  })

  it('has a sentence for each rule', () => {
    for (const rule of checkRules) {
      const values = { days: 2, count: 2, kind: 'date', tag: 'rejected', hasRound: 'true' }
      const names =
        'employer promisedOn day roundOn words name client stageOn now earlier sentOn named other address'
      const filled = Object.fromEntries(
        names.split(' ').map((key) => [key, key.endsWith('On') ? TODAY : 'X']),
      )
      const { sentence, basis } = findingText({ rule, values: { ...filled, ...values } }, 'en')
      expect(sentence).toMatch(/\S/)
      expect(basis).toMatch(/\S/)
    }
    expect([...seriousRules].every((rule) => checkRules.includes(rule))).toBe(true)
  })
})

describe('letters that are right', () => {
  it('of the seventeen demo clients about their own topics are left in peace', () => {
    const { db, newId, context } = memoryContext()
    db.exec('DELETE FROM practice')
    buildDemoPractice(db, { now: NOW, today: TODAY, newId })
    const said: string[] = []
    for (const { person, case: source } of readDemo().clients) {
      const client = all<{ id: string }>(db, 'SELECT id FROM client WHERE fullName = :name', {
        name: person.fullName,
      })[0]
      const topics = (source as { topics?: readonly string[] }).topics ?? []
      expect(topics.length).toBeGreaterThan(0)
      for (const kind of ['letter', 'email', 'reply'] as const) {
        const question = listQuestions(db, client?.id ?? '').at(-1)
        const { letter, facts } = createDraft(context, {
          id: newId(),
          clientId: client?.id ?? '',
          opportunityId: question?.opportunityId ?? null,
          questionId: question?.id ?? null,
          topics: [...topics],
          kind,
        })
        for (const one of checkOf(context, letter, facts).findings)
          said.push(`${person.fullName}: ${one.rule} ${one.quote ?? ''}`)
      }
    }
    expect(said).toEqual([])
  })
})

describe('other clients', () => {
  it('are asked by index, whatever their number', () => {
    const { db } = memoryContext()
    const queries = {
      clientsByNameSql,
      clientsByKeySql,
      clientsByWordSql,
      employersByNameSql,
      ownerOfEmployerSql,
      contactsByNameSql,
      contactsByEmailSql,
      earlierSql,
    }
    for (const [name, sql] of Object.entries(queries)) {
      const values = Object.fromEntries([...sql.matchAll(/:([a-zA-Z]+)/g)].map(([, key]) => [key, '[]']))
      const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, values).map(
        ({ detail }) => detail,
      )
      const scans = plan.filter((line) =>
        /^SCAN (?!n VIRTUAL|m$|local_searchName VIRTUAL|\(subquery)/.test(line),
      )
      expect(scans, name).toEqual([])
    }
  })

  it('cost a letter less than 50 ms, and are not mistaken', { timeout: 120_000 }, () => {
    const { db, newId, context } = memoryContext()
    db.exec('DELETE FROM practice')
    generatePractice(db, { clients: 800, seed: 7, today: TODAY })
    const ids = all<{ id: string }>(db, 'SELECT id FROM client ORDER BY id LIMIT 20').map(({ id }) => id)
    const topics = listAdvice(db).map(({ topicId }) => topicId)
    const times: number[] = []
    const serious: string[] = []
    for (const [index, clientId] of ids.entries()) {
      const { letter, facts } = createDraft(context, {
        id: newId(),
        clientId,
        opportunityId: null,
        questionId: null,
        kind: 'letter',
        topics: topics.slice(index, index + 4),
      })
      const started = performance.now()
      const { findings } = checkOf(context, letter, facts)
      times.push(performance.now() - started)
      serious.push(...findings.filter(({ holds }) => holds).map(({ sentence }) => sentence))
    }
    const median = times.toSorted((a, b) => a - b)[times.length / 2] ?? Number.POSITIVE_INFINITY
    expect(serious).toEqual([])
    expect(median).toBeLessThan(50)
  })
})
