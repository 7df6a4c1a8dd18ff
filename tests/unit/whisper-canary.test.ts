import { contract, events } from '@shared/contract'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { handlers } from '../../src/main/handlers'
import { pageOf } from '../../src/main/letters/letter-page'
import { letterText } from '../../src/main/letters/letters-service'
import { openLetter } from '../../src/main/letters/open-letter'
import { prepareSession, readSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { reportPage } from '../../src/main/mock-sessions/session-report-page'
import { copyPage } from '../../src/main/publishing/copy-page'
import { draftOfSession } from '../support/mock-session'
import { memoryContext } from '../support/practice'

/** Words that stand in whispers only, in every field one has, and in a criterion's anchors nowhere. */
const canary = 'Zugvogel'

/** A session led from the first question to its end, whispered about all the while. */
function whisperedSession() {
  const memory = memoryContext()
  const { db, newId, writing, context } = memory
  const { id: clientId } = saveClient(db, { fullName: 'Marie Keller' }, writing.at, newId)
  const id = newId()
  prepareSession(db, draftOfSession({ id, clientId }, 3), writing)
  handlers['mockSessions.begin'](context, { id })
  const views: unknown[] = []
  const look = () => views.push(handlers['mockSessions.clientView'](context))
  const act = (one: Parameters<typeof context.liveSessions.act>[1]) => {
    handlers['mockSessions.act'](context, { sessionId: id, act: one })
    look()
  }
  for (const [index, { id: questionId }] of readSession(db, id).questions.entries()) {
    act({ kind: 'goTo', questionId })
    const by = 'coach'
    act({ kind: 'score', questionId, criterionRef: 'content', by, score: index === 0 ? 5 : 2 })
    act({ kind: 'score', questionId, criterionRef: 'structure', by, score: index === 0 ? 4 : 2 })
    const whisper = { kind: 'mark', markKind: 'whisper' } as const
    act({ ...whisper, id: newId(), word: `+ content ${canary}`, detail: `structure ${canary}` })
    act({ ...whisper, id: newId(), word: `- structure ${canary}`, detail: '' })
    act({ kind: 'mark', markKind: 'remark', id: newId(), word: `remark ${index}`, detail: '' })
  }
  act({ kind: 'pause' })
  handlers['mockSessions.end'](context, { id })
  look()
  return { ...memory, clientId, sessionId: id, views }
}

/** What the client's window may call or hear. */
const forClient = (all: Record<string, { readonly windows: readonly string[] }>) =>
  Object.entries(all)
    .filter(([, { windows }]) => windows.includes('client'))
    .map(([name]) => name)

describe('a whisper', () => {
  it('is kept, and shown to the coach', () => {
    const { context, sessionId } = whisperedSession()
    const { facts } = handlers['mockSessions.report'](context, { id: sessionId })
    expect(facts.marks.filter(({ kind }) => kind === 'whisper')).toHaveLength(6)
    expect(JSON.stringify(facts)).toContain(canary)
  })

  it('never reaches the window of the client, which has one call and hears one event', () => {
    const { views } = whisperedSession()
    expect(views.length).toBeGreaterThan(15)
    expect(JSON.stringify(views)).not.toContain(canary)
    expect(forClient(contract)).toEqual(['mockSessions.clientView'])
    expect(forClient(events)).toEqual(['mockSessions.clientView'])
  })

  it('never reaches the report for the client, whose remarks do', async () => {
    const { context, sessionId } = whisperedSession()
    const { parts } = await reportPage(context, handlers['mockSessions.report'](context, { id: sessionId }))
    expect(parts.body).toContain('remark 0')
    expect(JSON.stringify(parts)).not.toContain(canary)
  })

  it('never reaches the feedback letter, its page, its text, or a copy that is published of it', async () => {
    const { context, db, clientId, sessionId, outside } = whisperedSession()
    const { letterId } = handlers['mockSessions.draftLetter'](context, { id: sessionId })
    const { letter, facts } = openLetter(context, letterId)
    const { parts } = await pageOf(context, letter, facts)
    expect(parts.body).toContain('remark 0')
    expect(JSON.stringify([letter, facts, parts])).not.toContain(canary)
    expect(letterText(context, letterId)).not.toContain(canary)
    await handlers['letters.copyText'](context, { id: letterId })
    expect(outside.copied.join('\n')).not.toContain(canary)
    const copy = handlers['publishing.open'](context, { letterId, kind: 'article', id: context.newId() })
    expect(copy.original).toContain('remark 0')
    expect(JSON.stringify(copy)).not.toContain(canary)
    const published = await copyPage(context, copy.draft.title, copy.draft.body)
    expect(JSON.stringify(published.parts)).not.toContain(canary)
    expect(db.prepare('SELECT count(*) AS n FROM sending').get()).toEqual({ n: 1 })
    expect(JSON.stringify(db.prepare('SELECT * FROM sending').all())).not.toContain(canary)
    expect(JSON.stringify(handlers['interviews.history'](context, { clientId }))).not.toContain(canary)
  })

  it('is not in the words that the search finds, nor in the list or the history of sessions', () => {
    const { context, clientId } = whisperedSession()
    expect(handlers['search.find'](context, { text: canary }).hits).toEqual([])
    expect(handlers['search.find'](context, { text: 'remark' }).hits).toHaveLength(1)
    const rest = [
      handlers['mockSessions.list'](context, { clientId, offset: 0, limit: 100 }),
      handlers['mockSessions.history'](context, { clientId }),
      handlers['today.list'](context),
      handlers['letters.list'](context, { clientId }),
    ]
    expect(JSON.stringify(rest)).not.toContain(canary)
  })
})
