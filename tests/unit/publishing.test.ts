import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { markdownOf } from '@shared/publish/doc-markdown'
import { findRedactions, type RedactionRules, redactText } from '@shared/publish/find-redactions'
import { peopleIn } from '@shared/publish/people-in'
import { type PublishRecord, redactionList } from '@shared/publish/redaction-list'
import { reviewWords } from '@shared/publish/review-words'
import { docFromPlainText, plainTextOf, type RichTextDoc } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { all } from '../../src/main/db/statements'
import { saveOpportunity, saveQuestion, saveRound } from '../../src/main/interviews/interviews-repository'
import { createDraft, keepDraft } from '../../src/main/letters/letter-drafts'
import { ordinaryWords } from '../../src/main/publishing/ordinary-words'
import {
  getPublication,
  listDecisions,
  listPublications,
  markPublication,
  saveAlias,
  saveUse,
} from '../../src/main/publishing/publications-repository'
import * as recordSql from '../../src/main/publishing/publish-record-repository'
import { exportCopy, keepCopy, openCopy, redactCopy } from '../../src/main/publishing/publishing-service'
import { saveConsent } from '../../src/main/records/consents-repository'
import { createDocument } from '../../src/main/records/documents-repository'
import { memoryContext, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const at = NOW.toISOString()
const noRecord: PublishRecord = {
  client: { fullName: '', preferredName: '', email: '', phone: '', addressText: '', fields: [] },
  employers: [],
  people: [],
  documents: [],
}
const rulesOf = (record: Partial<PublishRecord>, ownTexts: readonly string[] = []): RedactionRules => ({
  terms: redactionList({ ...noRecord, ...record }, ordinaryWords(), new Map()),
  payNumbers: ['45000'],
  ownTexts,
})
const client = (fullName: string, rest: Partial<PublishRecord['client']> = {}): Partial<PublishRecord> => ({
  client: { ...noRecord.client, fullName, ...rest },
})

describe('the redaction list', () => {
  const rules = rulesOf({
    client: {
      fullName: 'Marie Keller-Brandt',
      preferredName: 'Mimi',
      email: 'm.keller@post.example',
      phone: '+44 117 496 0123',
      addressText: '8 Orchard Terrace\nBath BA2 3DT',
      fields: ['Clearance level Amber'],
    },
    employers: [
      { name: 'Halden Moor Ltd', website: 'https://www.haldenmoor.example/jobs' },
      { name: 'The Contoso Group', website: '' },
    ],
    people: [{ name: 'Ruth Adler', email: 'ruth@haldenmoor.example', phone: '' }],
    documents: ['CV Keller 2026.pdf'],
  })

  it.each([
    ['Marie Keller-Brandt wrote.', 'My client wrote.'],
    ['I told MARIE so.', 'I told my client so.'],
    ['Marie’s letter, Kellers’ house.', 'My client’s letter, my clients’ house.'],
    ['Ask mimi.', 'Ask my client.'],
    ['Signed M.K.B. here', 'Signed my client. here'],
    ['Write to m.keller@post.example or @mariekellerbrandt.', 'Write to an e-mail address or @my client.'],
    ['Ring 0117 496 0123 today.', 'Ring a phone number today.'],
    ['She lives in Bath, at 8 Orchard Terrace.', 'She lives in Place B, at Place A.'],
    ['Halden Moor said no. HALDEN’S offer.', 'Company A said no. Company A’S offer.'],
    ['Contoso wrote, Contoso Group too.', 'Company B wrote, Company B too.'],
    ['See haldenmoor.example for more.', 'See Company A for more.'],
    ['Ruth Adler and Ms Adler', 'Person A and Ms Person A'],
    ['See CV Keller 2026.pdf.', 'See a document.'],
    ['They pay £45,000 a year, or 45k, or 45000.', 'They pay an amount, or an amount, or an amount.'],
    [
      'On 5 May they wrote; by 12 June 2026 it was over.',
      'In the spring they wrote; by a day in the summer it was over.',
    ],
    ['They wrote on 2026-11-03 and on May 5th.', 'They wrote in the autumn and in the spring.'],
    ['My field says Clearance level Amber.', 'My field says a detail.'],
  ])('makes of “%s” “%s”', (text, redacted) => {
    expect(redactText(text, rules)).toBe(redacted)
  })

  it('leaves ordinary words and other numbers alone', () => {
    for (const text of [
      'You will hear in ten days, after 3 interviews.',
      'Three of 12 candidates are asked; 90 days is common.',
      'In May nothing moves.',
    ])
      expect(redactText(text, rules)).toBe(text)
  })

  it('knows a name that is an ordinary word by its capital', () => {
    const hope = rulesOf(client('Will Hope'))
    expect(redactText('I hope they will call. Will they? They met Will, and Hope too.', hope)).toBe(
      'I hope they will call. Will they? They met my client, and my client too.',
    )
  })

  it('reads names in spellings of other keyboards', () => {
    const muller = rulesOf(client('Jürgen Müller-Øst'))
    expect(redactText('Juergen, Muller, Mueller, MÜLLER and Oest', muller)).not.toMatch(
      /j.?rgen|m.{1,2}ller|oest/i,
    )
  })

  it('keeps the coach’s own address and links', () => {
    const own = rulesOf(client('Marie'), ['https://coach.example/nerves', 'ellen@coach.example'])
    const text = 'Read https://coach.example/nerves or write to ellen@coach.example.'
    expect(redactText(text, own)).toBe(text)
  })

  it('finds the people in a line of interviewers', () => {
    expect(peopleIn('Ruth Adler (HR), Daniel, 2 managers and Anna de Vries', ordinaryWords())).toEqual([
      'Ruth Adler',
      'Daniel',
      'Anna de Vries',
    ])
    expect(peopleIn('Hiring manager, HR, panel of three', ordinaryWords())).toEqual([])
  })

  it('asks about capitalised words that no record knows, and not about the rest', () => {
    const words = reviewWords(
      'Their office in Leeds is fine. Leeds again. HR said so on Monday. Company A knows “Northern Light”. Ask iPhone7 users.',
      rules,
      ordinaryWords(),
      new Set(['iphone7']),
    )
    expect(words.map(({ words: found, count }) => [found, count])).toEqual([
      ['Leeds', 2],
      ['Northern Light', 1],
    ])
  })
})

describe('Markdown', () => {
  it('reads nothing a person typed as markup', () => {
    const doc: RichTextDoc = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '# no *heading* [x](y) <b>' }] },
        { type: 'paragraph', content: [{ type: 'text', text: '1. no list' }] },
        { type: 'blockquote', content: docFromPlainText('said\nso').content },
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: docFromPlainText('one\nmore').content }],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'bold ', marks: [{ type: 'bold' }] },
            {
              type: 'text',
              text: 'link',
              marks: [{ type: 'link', attrs: { href: 'https://a.example/(x)' } }],
            },
          ],
        },
      ],
    }
    expect(markdownOf('A *title*', doc)).toBe(
      [
        '# A \\*title\\*',
        '\\# no \\*heading\\* \\[x\\](y) \\<b\\>',
        '1\\. no list',
        '> said\n>\n> so',
        '- one\n\n  more',
        '**bold** [link](https://a.example/%28x%29)\n',
      ].join('\n\n'),
    )
  })
})

/** A client with an answered question, whose consent is as given. */
function answered(
  consent: 'asked' | 'given' | 'withdrawn' | null,
  names = { client: 'Marie Keller', employer: 'Halden Moor' },
) {
  const copied: string[] = []
  let chosen: string | null = null
  const folder = temporaryFolder()
  const memory = memoryContext({
    printer: {
      print: async (page) => {
        const pdf = await PDFDocument.create()
        pdf.addPage()
        pdf.setTitle(page.parts.title)
        pdf.setAuthor(page.author)
        return pdf.save()
      },
    },
  })
  const context = {
    ...memory.context,
    dialogs: {
      ...memory.context.dialogs,
      chooseSaveFile: (name: string) => Promise.resolve(chosen ?? join(folder, name)),
    },
    shell: {
      ...memory.context.shell,
      copyText: (text: string) => {
        copied.push(text)
        return Promise.resolve()
      },
    },
  }
  const { db, newId, writing } = memory
  const marie = saveClient(
    db,
    { fullName: names.client, email: 'marie@keller.example', addressText: 'Bath' },
    at,
    newId,
  )
  const opportunity = saveOpportunity(
    db,
    { clientId: marie.id, employerName: names.employer, contactName: 'Ruth Adler', payTalk: 'about 45,000' },
    writing,
  )
  const ids = { clientId: marie.id, opportunityId: opportunity.id }
  saveRound(db, { ...ids, stage: 'final', heldOn: '2026-04-21', interviewers: 'Ines Falk, HR' }, writing)
  const question = saveQuestion(
    db,
    {
      ...ids,
      body: `Dear Ellen,\n${names.employer} saw me on 21 April with Ines Falk in Bath. They pay £45,000. Is it a no?\nBest wishes,\n${names.client}`,
      askedOn: '2026-05-15',
    },
    writing,
  )
  const { letter } = createDraft(context, {
    id: newId(),
    ...ids,
    questionId: question.id,
    topics: ['promised-date-passed'],
    kind: 'letter',
  })
  if (consent !== null)
    saveConsent(
      db,
      { clientId: marie.id, purpose: 'publish', state: consent, happenedOn: '2026-05-10' },
      writing,
    )
  const open = (kind: 'article' | 'comment' = 'article') =>
    openCopy(context, { letterId: letter.id, kind, id: newId() })
  const choose = (file: string) => {
    chosen = file
  }
  return { ...memory, context, marie, letter, open, copied, folder, choose, ids }
}

describe('an anonymous copy', () => {
  it('is made of question and letter, without greeting, goodbye and names', () => {
    const { open } = answered('given')
    const { draft, leaks, review, aliases, original, consent } = open()
    const text = plainTextOf(draft.body)
    expect(draft.title).toBe('Promised date has passed')
    expect(text).toMatch(
      /^A reader asks\nCompany A saw me in the spring with Person B in Place A\. They pay an amount\. Is it a no\?\nMy answer\n/,
    )
    expect(text).not.toMatch(/Marie|Keller|Halden|Ellen|Dear|Best wishes/)
    expect(original).toContain('Halden Moor saw me on 21 April')
    expect(leaks).toEqual([])
    expect(review).toEqual([])
    expect(consent).toMatchObject({ state: 'given' })
    expect(aliases).toContainEqual({ name: 'Halden Moor', alias: 'Company A' })
    expect(plainTextOf(open('comment').draft.body)).not.toContain('A reader asks')
  })

  it('leaves as text, Markdown and PDF with the consent given, and is kept as used', async () => {
    const { context, db, open, copied, marie } = answered('given')
    const { draft } = open()
    keepCopy(context, draft)
    expect(await exportCopy(context, draft.id, 'text')).toEqual({ saved: true, fileName: null })
    expect(copied[0]).toMatch(/^Promised date has passed\n\nA reader asks\n\n {4}Company A saw me/)
    expect(await exportCopy(context, draft.id, 'markdown')).toEqual({
      saved: true,
      fileName: 'Promised date has passed.md',
    })
    expect(await exportCopy(context, draft.id, 'pdf')).toMatchObject({
      fileName: 'Promised date has passed.pdf',
    })
    expect(listPublications(db, marie.id)).toMatchObject([{ id: draft.id, exportedAt: at, place: '' }])

    const use = {
      id: draft.id,
      place: 'My blog',
      url: 'https://blog.example/7',
      publishedOn: '2026-05-15',
      takenDownOn: null,
    }
    expect(saveUse(db, use, at)).toMatchObject(use)
    markPublication(db, draft.id, at)
    expect(listPublications(db, marie.id)).toEqual([])
    markPublication(db, draft.id, null)
    expect(getPublication(db, draft.id)).toMatchObject({ place: 'My blog', deletedAt: null })
  })

  it.each([null, 'asked', 'withdrawn'] as const)('does not leave with the consent %s', async (state) => {
    const { context, open, copied } = answered(state)
    const { draft } = open()
    keepCopy(context, draft)
    for (const form of ['text', 'markdown', 'pdf'] as const)
      await expect(exportCopy(context, draft.id, form)).rejects.toMatchObject({ code: 'publish-consent' })
    expect(copied).toEqual([])
  })

  it('does not leave with a name in text, title, link or file name', async () => {
    const { context, db, open, choose, folder } = answered('given')
    const { draft } = open()
    const refused = async (change: Partial<typeof draft>) => {
      keepCopy(context, { ...draft, ...change })
      await expect(exportCopy(context, draft.id, 'markdown')).rejects.toMatchObject({ code: 'publish-leaks' })
    }
    await refused({ title: 'What Keller asked' })
    await refused({ body: docFromPlainText('Thank you, M A R I E and marie.') })
    await refused({ body: docFromPlainText('Ask at HALDENMOOR.') })
    await refused({
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              {
                type: 'text',
                text: 'here',
                marks: [{ type: 'link', attrs: { href: 'https://x.example/marie-keller' } }],
              },
            ],
          },
        ],
      },
    })
    await refused({
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Kel' },
              { type: 'text', text: 'ler', marks: [{ type: 'bold' }] },
            ],
          },
        ],
      },
    })
    keepCopy(context, draft)
    choose(join(folder, 'Marie.md'))
    await expect(exportCopy(context, draft.id, 'markdown')).rejects.toMatchObject({ code: 'publish-leaks' })
    expect(getPublication(db, draft.id).exportedAt).toBeNull()
  })

  it('does not leave with undecided words, and decisions are kept for the next copy', async () => {
    const { context, db, open, marie, writing } = answered('given')
    const { draft } = open()
    const body = docFromPlainText('They moved to Leeds, near Roundhay.')
    const check = keepCopy(context, { ...draft, body })
    expect(check.review.map(({ words }) => words)).toEqual(['Leeds', 'Roundhay'])
    await expect(exportCopy(context, draft.id, 'text')).rejects.toMatchObject({ code: 'publish-undecided' })
    saveAlias(db, marie.id, { term: 'Leeds', way: 'keep', alias: '' }, writing)
    saveAlias(db, marie.id, { term: 'Roundhay', way: 'replace', alias: 'a suburb' }, writing)
    expect(plainTextOf(redactCopy(context, { ...draft, body }).body)).toBe(
      'They moved to Leeds, near a suburb.',
    )
    expect(listDecisions(db, marie.id)).toHaveLength(2)
    expect(keepCopy(context, { ...draft, body: redactCopy(context, { ...draft, body }).body })).toEqual({
      leaks: [],
      review: [],
    })
    // A name of the record cannot be kept by a decision.
    saveAlias(db, marie.id, { term: 'Keller', way: 'keep', alias: '' }, writing)
    expect(keepCopy(context, { ...draft, body: docFromPlainText('Dear Keller') }).leaks).toHaveLength(1)
  })

  it('keeps its aliases when employers come and go', async () => {
    const { context, db, open, marie, writing, newId } = answered('given')
    const { draft } = open()
    keepCopy(context, draft)
    await exportCopy(context, draft.id, 'text')
    saveOpportunity(db, { clientId: marie.id, employerName: 'Abbot Foods' }, writing)
    db.prepare(
      "UPDATE opportunity SET deletedAt = ? WHERE employerId IN (SELECT id FROM employer WHERE name = 'Halden Moor')",
    ).run(at)
    const again = openCopy(context, { letterId: draft.letterId, kind: 'comment', id: newId() })
    const body = docFromPlainText('Abbot Foods and Halden Moor')
    expect(plainTextOf(redactCopy(context, { ...again.draft, body }).body)).toBe('Company B and Company A')
  })

  it('reads the record by indexes', () => {
    const { db } = memoryContext()
    for (const [name, sql] of Object.entries(recordSql).filter(([key]) => key.endsWith('Sql'))) {
      const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${String(sql)}`, { clientId: 'x' })
      expect(
        plan.map(({ detail }) => detail).filter((line) => /^SCAN (?!o$|\(subquery|\d)/.test(line)),
        name,
      ).toEqual([])
    }
  })
})

/** Names that break what is written carelessly: signs, other scripts, ordinary words, one letter, look-alikes. */
const hostileNames = [
  'Will May',
  'Grace Hope-Young',
  'Ng Li',
  'J. R. R. Öberg',
  'Åse Ødegård',
  'O’Brien-Smith Niamh',
  "D'Arcy L'Estrange",
  'Müller (geb. Weiß)',
  'María José de la Cruz',
  'Jean‑Luc Lefèvre',
  '李小龙',
  'สมชาย ใจดี',
  '김철수',
  'Иван Петров',
  'مريم الحسن',
  'C++ $1 [Back\\slash]',
  'Anne  Marie\tvan der Berg',
  'ZOË FAŸ',
  'x​y Zero‍width',
  '🙂🙃',
  'Ｆｕｌｌ Ｗｉｄｅ',
]
const hostileEmployers = [
  'Halden & Moor (UK) Ltd.',
  'Next',
  'Öl+Gas AG',
  'B2B-Net',
  '日本銀行',
  'L’Atelier d’Été',
  'S.A.P. Group',
]

/** Every way in which a name may come back: cases, possessives, initials, handles, addresses, parts. */
function inflected(name: string): readonly string[] {
  const words = name.split(/[\s‑]+/u).filter((word) => /[\p{L}\p{N}]{2}/u.test(word))
  const joined = words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '')).join('')
  return [
    name,
    name.toUpperCase(),
    `${name}’s`,
    `${name}'s`,
    name.normalize('NFD'),
    ...words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word) && word.length > 2),
    ...(joined.length > 4 ? [`@${joined.toLowerCase()}`, `https://in.example/${joined.toLowerCase()}`] : []),
  ]
}

/** A text without case, accents and signs nobody sees; the test's own way of it. */
const plain = (value: string) =>
  value
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()

describe('property: for clients with hostile names', () => {
  it('no name of the record survives in text, file name, Markdown or metadata', {
    timeout: 120_000,
  }, async () => {
    let copies = 0
    for (const [index, name] of hostileNames.entries()) {
      const employer = hostileEmployers[index % hostileEmployers.length] ?? ''
      const { context, db, open, copied, writing, marie, letter, newId, folder } = answered('given', {
        client: name,
        employer,
      })
      createDocument(
        db,
        {
          id: newId(),
          clientId: marie.id,
          opportunityId: null,
          fileName: `${name}.pdf`,
          detail: '',
          content: Buffer.from('x'),
        } as never,
        at,
      )
      const forms = [
        ...inflected(name),
        ...inflected(employer),
        'Ruth Adler’s',
        'INES FALK',
        '£45,000',
        '21 April 2026',
      ]
      const text = forms.map((form) => `It was said that ${form}, yesterday, was there.`).join('\n')
      keepDraft(context, {
        ...letter,
        topics: [...letter.topics],
        filled: [],
        title: name,
        body: docFromPlainText(text),
      })
      const { draft, review } = open('comment')
      for (const { words } of review)
        saveAlias(db, marie.id, { term: words, way: 'replace', alias: 'something' }, writing)
      const clean = redactCopy(context, draft)
      expect(keepCopy(context, { ...draft, ...clean }), name).toEqual({ leaks: [], review: [] })
      // A failure names the client and the way.
      const leave = (form: 'text' | 'pdf' | 'markdown') =>
        exportCopy(context, draft.id, form).catch((error: unknown) => {
          throw new Error(`${name} as ${form}: ${JSON.stringify(error)}`)
        })
      await leave('text')
      const { fileName } = await leave('pdf')
      await leave('markdown')
      const pdf = await PDFDocument.load(readFileSync(join(folder, fileName ?? '')))
      const left = [copied[0] ?? '', fileName ?? '', pdf.getTitle() ?? '', pdf.getAuthor() ?? ''].join('\n')
      // An oracle of its own: the plain name and each of its longer words, whatever their case and accents.
      const bare = plain(left)
      for (const form of [name, employer, 'Ruth Adler', 'Ines Falk', '45,000', '21 April'])
        expect(bare, `${name}: ${form}`).not.toContain(plain(form))
      for (const word of [name, employer].join(' ').match(/\p{Lu}[\p{Ll}\p{M}]{3,}/gu) ?? [])
        if (!['Group', 'Back', 'Zero', 'Next'].includes(word))
          expect(left, `${name}: ${word}`).not.toMatch(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'))
      copies += 1
      rmSync(folder, { recursive: true, force: true })
    }
    expect(copies).toBe(hostileNames.length)
  })

  it('redacting twice changes nothing more', () => {
    for (const name of hostileNames) {
      const rules = rulesOf(client(name))
      const once = redactText(`Then ${name}, and ${name.toUpperCase()}’s, came.`, rules)
      expect(redactText(once, rules), name).toBe(once)
      expect(findRedactions(once, rules), name).toEqual([])
    }
  })
})
