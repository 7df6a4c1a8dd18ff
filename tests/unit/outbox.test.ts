import { graceMs, waitAfter } from '@shared/sending'
import { afterEach, describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { contactBudget } from '../../src/main/follow-ups/follow-ups-repository'
import { getQuestion, saveQuestion } from '../../src/main/interviews/interviews-repository'
import { createLetter, getLetter, saveLetter } from '../../src/main/letters/letters-repository'
import { dayOfInstant } from '../../src/main/practice-day'
import { saveConsent } from '../../src/main/records/consents-repository'
import { saveMailAccount } from '../../src/main/sending/mail-account-repository'
import { decideSending, startOutbox } from '../../src/main/sending/outbox'
import { copyLetter, openDraft, openMailto, queueMail } from '../../src/main/sending/outgoing-letter'
import {
  getSending,
  listOpenSendings,
  listSendings,
  sendingQueries,
} from '../../src/main/sending/sending-repository'
import {
  type MailStage,
  mailStages,
  type ScriptedOptions,
  scriptedServer,
  testAuthority,
} from '../support/mail-server'
import { parseMails, partText } from '../support/parse-mail'
import { memoryContext, NOW, TODAY } from '../support/practice'

const tuning = { ca: testAuthority(), connectMs: 10_000, greetingMs: 10_000, silenceMs: 10_000 }
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

/** A practice with one letter to Marie, a clock that can be moved, and a server that may misbehave. */
async function practice(server: ScriptedOptions, accountSecurity: 'tls' | 'starttls' = 'tls') {
  const mail = await scriptedServer(server)
  endings.push(mail.close)
  const clock = { at: NOW.getTime() }
  const waking: { look: (() => Promise<void>) | null } = { look: null }
  const memory = memoryContext({
    now: () => new Date(clock.at),
    printer: { print: async () => new TextEncoder().encode('%PDF pages') },
    wakeOutbox: () => void waking.look?.(),
  })
  const { context, db, newId, writing } = memory
  const client = saveClient(
    db,
    { fullName: 'Marie Keller', email: 'marie@client.example' },
    writing.at,
    newId,
  )
  const question = saveQuestion(db, { clientId: client.id, body: 'Is it a no?', askedOn: TODAY }, writing)
  const paragraph = {
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: 'Dear Marie, wait.' }],
  }
  const letter = createLetter(
    db,
    {
      id: newId(),
      clientId: client.id,
      opportunityId: null,
      roundId: null,
      questionId: question.id,
      kind: 'email',
      title: 'While you wait',
      body: { type: 'doc', content: [paragraph] },
      topics: [],
      filled: [],
    },
    writing.at,
    newId,
  )
  const account = {
    fromName: 'Ellen Marsh',
    fromAddress: 'ellen@marsh.example',
    host: 'localhost',
    port: mail.port,
  }
  saveMailAccount(
    db,
    { ...account, security: accountSecurity, userName: 'coach', password: 's3cret' },
    writing.at,
  )
  const outgoing = {
    letterId: letter.id,
    to: { name: 'Marie Keller', address: 'marie@client.example' },
    subject: 'While you wait',
    bodyKind: 'rich' as const,
    attachesPdf: true,
  }
  const queue = (at: { on: string; time: string } | null = null, isAgain = false) =>
    queueMail(context, outgoing, { at, isAgain })
  const start = () => {
    const outbox = startOutbox(context, tuning)
    endings.push(async () => outbox.stop())
    return outbox
  }
  const outbox = start()
  /** Lets everything happen that happens by itself, however long it takes. */
  const settle = async (box = outbox) => {
    for (let round = 0; round < 12; round += 1) {
      await box.look()
      const next = listOpenSendings(db).find(({ state }) => state === 'queued')?.nextTryAt
      if (next === undefined || next === null) return
      clock.at = Math.max(clock.at, Date.parse(next))
    }
  }
  const setWake = (box: { look: () => Promise<void> }) => {
    waking.look = box.look
  }
  return { ...memory, mail, clock, client, question, letter, outgoing, queue, start, outbox, settle, setWake }
}

/** The first connection is broken off at this stage; all later ones are well served. */
const once =
  (at: MailStage, does: 'drop' | 'silence' = 'drop') =>
  (connection: number) =>
    connection === 0 ? ({ at, does } as const) : null

/** The next connection is broken off at this stage; all later ones are well served. */
function breaking(at: MailStage) {
  const script = { isNext: false }
  const mischief = () => {
    if (!script.isNext) return null
    script.isNext = false
    return { at, does: 'drop' } as const
  }
  return { script, mischief }
}

const rounds = 20

describe.each(['tls', 'starttls'] as const)('a message by %s whose connection breaks', (security) => {
  it.each(mailStages)(
    'at %s is never sent twice, and never called sent without an answer',
    async (stage) => {
      const { script, mischief } = breaking(stage)
      const { queue, settle, mail, db } = await practice({ security, mischief }, security)
      for (let round = 0; round < rounds; round += 1) {
        script.isNext = true
        const before = { taken: mail.taken.length, ended: mail.ended.length }
        const { id } = await queue(null, true)
        await settle()
        const { state, tries } = getSending(db, id)
        expect(mail.ended.length - before.ended, `round ${round}`).toBeLessThanOrEqual(1)
        expect(mail.taken.length - before.taken).toBe(state === 'sent' ? 1 : 0)
        if (stage === 'dot') expect({ state, tries }).toEqual({ state: 'unknown', tries: 1 })
        else if (stage === 'quit') expect({ state, tries }).toEqual({ state: 'sent', tries: 1 })
        // A break within the text may be noticed too late to tell it from one after the end; then nobody tries again.
        else if (stage === 'body') expect(['sent', 'unknown']).toContain(state)
        else expect({ state, tries }).toEqual({ state: 'sent', tries: 2 })
      }
      const inTheClear = mail.heard.filter(({ isEncrypted }) => !isEncrypted).map(({ line }) => line)
      expect(inTheClear.filter((line) => !/^(EHLO|STARTTLS)/.test(line))).toEqual([])
    },
    60_000,
  )
})

describe('a server that stays in the clear', () => {
  it.each(mailStages)(
    'is told nothing, whatever it does at %s',
    async (stage) => {
      const { script, mischief } = breaking(stage)
      const { queue, settle, mail, db } = await practice({ security: 'plain', mischief }, 'starttls')
      for (let round = 0; round < rounds; round += 1) {
        script.isNext = true
        const { id } = await queue(null, true)
        await settle()
        expect(getSending(db, id)).toMatchObject({ state: 'failed', problem: 'no_encryption' })
      }
      expect(mail.heard.filter(({ line }) => !/^(EHLO|STARTTLS)/.test(line))).toEqual([])
      expect(mail.ended).toEqual([])
    },
    60_000,
  )
})

describe('a message in the outbox', () => {
  it('arrives as it was confirmed, and the letter, its question and the week know of it once', async () => {
    const { queue, settle, mail, db, letter, question, client, clock } = await practice({ security: 'tls' })
    const { id } = await queue()
    expect(getSending(db, id)).toMatchObject({ state: 'queued', tries: 0, leftAt: null })
    expect(getLetter(db, letter.id).state).toBe('draft')
    await settle()
    expect(getSending(db, id)).toMatchObject({
      state: 'sent',
      tries: 1,
      problem: null,
      answer: '250 2.0.0 taken',
    })
    expect(mail.taken[0]).toMatchObject({ from: 'ellen@marsh.example', to: ['marie@client.example'] })
    const [parsed] = parseMails([Buffer.from(mail.taken[0]?.content ?? '', 'latin1')])
    expect(parsed).toMatchObject({
      subject: 'While you wait',
      to: [['Marie Keller', 'marie@client.example']],
    })
    expect(parsed?.parts.map(({ type }) => type)).toEqual(['text/plain', 'text/html', 'application/pdf'])
    expect(partText(parsed?.parts[0])).toBe(getSending(db, id).body)
    expect(getLetter(db, letter.id)).toMatchObject({
      state: 'exported',
      exportedAt: getSending(db, id).leftAt,
    })
    expect(getQuestion(db, question.id).answeredByLetterId).toBe(letter.id)
    expect(db.prepare('SELECT count(*) FROM local_outbox').pluck().get()).toBe(0)
    expect(contactBudget(db, client.id, TODAY, dayOfInstant(db)).sent).toBe(1)
    clock.at += 60_000
    const again = await queue(null, true)
    await settle()
    expect(getSending(db, again.id).state).toBe('sent')
    expect(mail.taken).toHaveLength(2)
    expect(contactBudget(db, client.id, TODAY, dayOfInstant(db)).sent).toBe(1)
  })

  it('keeps the words it was confirmed with, though the letter is changed meanwhile', async () => {
    const { queue, settle, mail, db, letter, writing } = await practice({ security: 'tls' })
    await queue()
    const { id, title, kind, opportunityId, roundId, questionId } = letter
    const body = {
      type: 'doc' as const,
      content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Changed' }] }],
    }
    saveLetter(
      db,
      { id, title, kind, body, opportunityId, roundId, questionId, topics: [], filled: [] },
      writing.at,
      writing.newId,
    )
    await settle()
    expect(mail.taken[0]?.content).toContain('Dear Marie, wait.')
    expect(mail.taken[0]?.content).not.toContain('Changed')
  })

  it('is not made twice by two presses', async () => {
    const { queue, settle, mail, db } = await practice({ security: 'tls' })
    const answers = await Promise.allSettled([queue(), queue()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'sending-again' },
    })
    await settle()
    await expect(queue()).rejects.toMatchObject({ code: 'sending-again' })
    expect(mail.taken).toHaveLength(1)
    expect(listSendings(db, null)).toHaveLength(1)
  })

  it('waits longer after each failure, and is given up in the end', async () => {
    const { queue, settle, db, mail, clock } = await practice({
      security: 'tls',
      mischief: () => ({ at: 'mail', does: { reply: '451 later' } }),
    })
    const { id } = await queue()
    const started = clock.at
    await settle()
    expect(getSending(db, id)).toMatchObject({ state: 'failed', problem: 'busy', tries: 6, nextTryAt: null })
    expect(mail.connections()).toBe(6)
    const waits = [1, 2, 3, 4, 5].map((tries) => waitAfter(tries) ?? 0)
    expect(clock.at - started).toBe(waits.reduce((sum, wait) => sum + wait, 0))
    expect(waitAfter(6)).toBeNull()
  })

  it('that the server refuses for good is not tried again', async () => {
    const { queue, settle, db, mail } = await practice({
      security: 'tls',
      mischief: () => ({ at: 'rcpt', does: { reply: '550 5.1.1 nobody here' } }),
    })
    const { id } = await queue()
    await settle()
    expect(getSending(db, id)).toMatchObject({ state: 'failed', problem: 'recipient_refused', tries: 1 })
    expect(mail.connections()).toBe(1)
  })

  it('to leave later leaves then, and not before', async () => {
    const { queue, outbox, settle, db, mail, clock } = await practice({ security: 'tls' })
    await expect(queue({ on: TODAY, time: '08:00' })).rejects.toMatchObject({ code: 'time-past' })
    const { id, dueAt } = await queue({ on: TODAY, time: '15:30' })
    // Bristol is an hour ahead of UTC in May.
    expect(dueAt).toBe(`${TODAY}T14:30:00.000Z`)
    await outbox.look()
    expect(getSending(db, id).state).toBe('queued')
    clock.at = Date.parse(dueAt ?? '') - 1
    await outbox.look()
    expect(mail.connections()).toBe(0)
    await settle()
    expect(getSending(db, id)).toMatchObject({ state: 'sent', leftAt: dueAt })
    expect(mail.taken[0]?.content).toMatch(/^Date: Fri, 15 May 2026 14:30:00 \+0000\r$/m)
  })

  it('that missed its time asks first, and goes once the coach says so', async () => {
    const { queue, start, outbox, db, mail, clock, context, setWake } = await practice({ security: 'tls' })
    const { id, dueAt } = await queue({ on: TODAY, time: '15:30' })
    outbox.stop()
    clock.at = Date.parse(dueAt ?? '') + graceMs + 1
    const later = start()
    setWake(later)
    await later.look()
    expect(getSending(db, id).state).toBe('missed')
    expect(mail.connections()).toBe(0)
    expect(['queued', 'sending']).toContain(decideSending(context, id, 'send').state)
    await later.look()
    expect(getSending(db, id).state).toBe('sent')
    expect(mail.taken).toHaveLength(1)
  })

  it('is taken back before it leaves, and sent after all', async () => {
    const { queue, outbox, db, mail, clock, context } = await practice({ security: 'tls' })
    const { id, dueAt } = await queue({ on: TODAY, time: '15:30' })
    expect(decideSending(context, id, 'cancel').state).toBe('cancelled')
    clock.at = Date.parse(dueAt ?? '')
    await outbox.look()
    expect(mail.connections()).toBe(0)
    decideSending(context, id, 'send')
    await outbox.look()
    expect(getSending(db, id).state).toBe('sent')
    expect(() => decideSending(context, id, 'send')).toThrow('sending-decided')
    expect(mail.taken).toHaveLength(1)
  })

  it('whose fate is unknown is noted as arrived, or sent once more, by the coach alone', async () => {
    for (const act of ['arrived', 'send'] as const) {
      const { queue, settle, outbox, db, mail, letter, context } = await practice({
        security: 'tls',
        mischief: once('dot'),
      })
      const { id } = await queue()
      await settle()
      await outbox.look()
      expect(getSending(db, id)).toMatchObject({ state: 'unknown', problem: 'dropped' })
      expect(mail.connections()).toBe(1)
      decideSending(context, id, act)
      await settle()
      expect(getSending(db, id).state).toBe('sent')
      expect(getLetter(db, letter.id).state).toBe('exported')
      expect(mail.connections()).toBe(act === 'send' ? 2 : 1)
    }
  })

  it.each([
    ['asking', 'queued', 'sent'],
    ['ending', 'unknown', 'unknown'],
  ] as const)('that was cut off by a crash while %s is %s afterwards', async (stage, state, after) => {
    const { queue, start, outbox, db, mail } = await practice({ security: 'tls' })
    const { id } = await queue()
    outbox.stop()
    db.prepare("UPDATE sending SET state = 'sending', stage = ?, tries = 1 WHERE id = ?").run(stage, id)
    const next = start()
    expect(getSending(db, id)).toMatchObject({ state, problem: 'interrupted' })
    await next.look()
    expect(getSending(db, id).state).toBe(after)
    expect(mail.taken).toHaveLength(after === 'sent' ? 1 : 0)
  })

  it('that was read in from elsewhere is never sent from here', async () => {
    const { queue, settle, db, mail } = await practice({ security: 'tls' })
    const { id } = await queue()
    db.prepare('DELETE FROM local_outbox').run()
    await settle()
    expect(getSending(db, id)).toMatchObject({ state: 'failed', problem: 'not_here' })
    expect(mail.connections()).toBe(0)
  })

  it('does not go to a client who has withdrawn consent, neither now nor while it waits', async () => {
    const { queue, outbox, db, mail, client, writing, clock, context, outgoing } = await practice({
      security: 'tls',
    })
    const consent = { clientId: client.id, purpose: 'email' as const, happenedOn: TODAY }
    const { id, dueAt } = await queue({ on: TODAY, time: '15:30' })
    saveConsent(db, { ...consent, state: 'withdrawn' }, writing)
    clock.at = Date.parse(dueAt ?? '')
    await outbox.look()
    expect(getSending(db, id)).toMatchObject({ state: 'failed', problem: 'consent_withdrawn' })
    const refusal = { code: 'consent-withdrawn', values: { name: 'Marie Keller' } }
    await expect(queue(null, true)).rejects.toMatchObject(refusal)
    await expect(openDraft(context, outgoing)).rejects.toMatchObject(refusal)
    await expect(openMailto(context, outgoing)).rejects.toMatchObject(refusal)
    saveConsent(db, { ...consent, state: 'given' }, writing)
    decideSending(context, id, 'send')
    await outbox.look()
    expect(getSending(db, id).state).toBe('sent')
    expect(mail.taken).toHaveLength(1)
  })
})

describe('the ledger', () => {
  it('has what was copied, drafted and opened as a message, with recipient and words', async () => {
    const { context, db, outside, outgoing, letter } = await practice({ security: 'tls' })
    await copyLetter(context, letter.id)
    expect(outside.copied).toEqual([
      'Dear Marie, wait.\n\nWith best wishes,\nEllen Marsh\n',
      '<p>Dear Marie, wait.</p><p>With best wishes,<br>Ellen Marsh</p>',
    ])
    expect(getLetter(db, letter.id).state).toBe('draft')
    const draft = await openDraft(context, outgoing)
    expect(draft).toMatchObject({ way: 'eml', state: 'sent', to: outgoing.to, attachmentBytes: 10 })
    expect(outside.opened).toEqual(['While you wait - Marie Keller.eml'])
    expect(getLetter(db, letter.id).state).toBe('exported')
    const message = await openMailto(context, outgoing)
    expect(message).toMatchObject({ way: 'mailto', bodyKind: 'plain', attachmentName: '' })
    expect(listSendings(db, null).map(({ way }) => way)).toEqual(['mailto', 'eml', 'copy'])
    expect(getSending(db, draft.id).body).toContain('Dear Marie, wait.')
  })

  it.each(Object.entries(sendingQueries))('reads its %s list by an index', async (_name, sql) => {
    const { db } = memoryContext()
    const values = Object.fromEntries(
      ['limit', 'clientId', 'letterId'].filter((name) => sql.includes(`:${name}`)).map((name) => [name, 1]),
    )
    const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[]).map(
      ({ detail }) => detail,
    )
    expect(plan.join('\n')).not.toMatch(/SCAN (?!s USING INDEX sendingBy|s USING INDEX sendingOpen)/)
    if (sql === sendingQueries.all) expect(plan.join('\n')).not.toContain('TEMP B-TREE')
  })
})
