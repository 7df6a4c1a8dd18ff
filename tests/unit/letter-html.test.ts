import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Letterhead, type LetterInput, letterHtml, letterParts } from '@shared/letter-html'
import { letterPlainText } from '@shared/letter-text'
import type { RichTextDoc } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { fullFacts } from '../support/merge-facts'

const practice: Letterhead = {
  coachName: 'Ellen Marsh',
  practiceName: 'Career coaching',
  addressLines: ['14 Mill Lane', 'Bristol'],
  email: 'ellen@example.com',
  phone: '',
  website: '',
  accentColor: '#123ABC',
  pageSize: 'A4',
  letterFont: 'serif',
  addressWindow: 'none',
  closing: 'With best wishes,',
  signature: '',
  language: 'en',
}
const doc: RichTextDoc = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Dear Marie,' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'Say this:' }] },
    {
      type: 'blockquote',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Good morning.' }] }],
    },
    {
      type: 'orderedList',
      attrs: { start: 2 },
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'first' }] }] },
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'next' }] }] },
      ],
    },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Ask ' },
        { type: 'fact', attrs: { field: 'interviewer.name', fallback: null } },
        { type: 'hardBreak' },
        { type: 'text', text: 'soon', marks: [{ type: 'bold' }, { type: 'italic' }] },
        { type: 'fact', attrs: { field: 'employer.name', fallback: ' there' } },
      ],
    },
    { type: 'paragraph' },
  ],
}
const base: LetterInput = {
  doc,
  facts: new Map(),
  practice,
  client: { name: 'Marie Keller', addressLines: ['8 Orchard Terrace', '', 'Bath'] },
  dateText: '15 May 2026',
  language: 'en',
  title: 'Promised date has passed',
  kind: 'letter',
  css: readFileSync(join(import.meta.dirname, '../../resources/letter.css'), 'utf8'),
  fonts: [],
  fieldLabel: (field) => `label of ${field}`,
}
const bodyOf = (changes: Partial<LetterInput> = {}): string => letterParts({ ...base, ...changes }).body

describe('letter page', () => {
  it('draws letterhead, recipient, date, text, closing and signature in reading order', () => {
    const text = bodyOf()
      .replaceAll(/<[^>]+>/g, '|')
      .replaceAll(/\|+/g, '|')
    expect(text).toBe(
      '|Ellen Marsh|Career coaching|14 Mill Lane, Bristol|ellen@example.com|Marie Keller|8 Orchard Terrace|Bath|15 May 2026|' +
        'Dear Marie,|Say this:|Good morning.|first|next|Ask |label of interviewer.name|soon| there|With best wishes,|Ellen Marsh|',
    )
  })

  it('is one document with language, title, page size, accent and a policy that lets nothing in', () => {
    const html = letterHtml({ ...base, practice: { ...practice, pageSize: 'Letter' }, title: 'A <b> & "c"' })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<title>A &lt;b&gt; &amp; &quot;c&quot;</title>')
    expect(html).toContain("default-src 'none'")
    expect(html).toContain(':root{--accent:#123ABC}')
    expect(html).toContain('@page{size:Letter}')
    expect(letterParts(base).style).toContain('@page{size:A4}')
    expect(html).not.toMatch(/<address|<script|<link|\son\w+=/i)
  })

  it('marks an open field, leads on to what must follow, keeps the ending together', () => {
    const body = bodyOf()
    expect(body).toContain('<span class="open-field">label of interviewer.name</span>')
    expect(body).toContain('<p class="lead">Say this:</p><blockquote>')
    expect(body).toContain('<ol start="2">')
    expect(body).toMatch(
      /<div class="ending"><p>Ask .*<\/p><p class="closing">.*<p class="signature">Ellen Marsh<\/p><\/div>/,
    )
    expect(bodyOf({ facts: fullFacts })).not.toContain('open-field')
    const long = { type: 'paragraph', content: [{ type: 'text', text: 'word '.repeat(300) }] } as const
    expect(bodyOf({ doc: { type: 'doc', content: [long] } })).toContain('</p><div class="ending follows">')
  })

  it('leaves the recipient out of e-mails and replies, and survives an empty text', () => {
    expect(bodyOf({ kind: 'email' })).not.toContain('Orchard')
    expect(bodyOf({ kind: 'reply' })).not.toContain('Orchard')
    expect(bodyOf({ doc: { type: 'doc', content: [{ type: 'paragraph' }] } })).toContain(
      '<p class="closing">',
    )
  })

  it('takes colours, languages and fonts by closed patterns only', () => {
    const accent = (accentColor: string): string =>
      letterParts({ ...base, practice: { ...practice, accentColor } }).style
    for (const color of ['red', '#12345', '#1234567', '#123456;}', '}body{display:none', "#fff'"]) {
      expect(accent(color)).toContain(':root{--accent:#1C664F}')
    }
    expect(letterParts({ ...base, language: 'en"><script>' }).language).toBe('en')
    const font = {
      family: 'Serif 4',
      style: 'normal',
      weight: '200 900',
      src: 'data:font/woff2;base64,AAAA',
    } as const
    expect(letterParts({ ...base, fonts: [font] }).style).toContain("font-family:'Serif 4'")
    for (const wrong of [
      { src: 'https://x/y.woff2' },
      { src: 'app://x/a)}' },
      { family: "a'" },
      { weight: '4;' },
    ]) {
      expect(() => letterParts({ ...base, fonts: [{ ...font, ...wrong }] })).toThrow('font')
    }
  })
})

const names = [
  'script',
  'img',
  'iframe',
  'object',
  'svg',
  'style',
  'meta',
  'base',
  'link',
  'a',
  'form',
  'input',
  'math',
  'video',
]
const payloads = [
  ...names.flatMap((name) => [
    `<${name}>`,
    `</${name}>`,
    `<${name} src=file:///etc/passwd onerror=alert(1)>`,
  ]),
  ...names.flatMap((name) => [
    `"><${name} x="`,
    `'><${name} x='`,
    `--><${name}>`,
    `]]><${name}>`,
    `</style><${name}>`,
  ]),
  '&lt;b&gt;',
  '&#60;b&#62;',
  '&',
  '&amp;amp;',
  '\u0000<b\u0000>',
  '<!--',
  '<![CDATA[',
  '<?php',
  '${1}',
  '{{x}}',
  '</title><script>x</script>',
  '</p></div></body>',
  '\u2028<b>',
  '＜b＞',
  '%3Cb%3E',
  '\\u003cb\\u003e',
  'a\u202Eb',
  'url(file:///x)',
  '@import "x"',
  'expression(1)',
  'javascript:x',
  'data:text/html,<b>',
  '`',
  '{',
  '}',
  ';}',
  '*/',
]

const signs = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
])

describe('hostile text on the page', () => {
  it('is a corpus worth its name', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(120)
  })

  it.each(payloads)('shows %j as it is', (payload) => {
    const fields = [...fullFacts.keys()]
    const input: LetterInput = {
      ...base,
      doc: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: payload }] },
          {
            type: 'paragraph',
            content: fields.map((field) => ({ type: 'fact', attrs: { field, fallback: null } })),
          },
          {
            type: 'paragraph',
            content: [
              { type: 'fact', attrs: { field: 'round.on', fallback: payload } },
              { type: 'fact', attrs: { field: payload, fallback: null } },
              {
                type: 'text',
                text: payload,
                marks: [{ type: 'link', attrs: { href: `https://${payload}` } }],
              },
              { type: 'text', text: payload, marks: [{ type: 'link', attrs: { href: payload } }] },
            ],
          },
        ],
      },
      facts: new Map(
        fields.filter((field) => field !== 'round.on').map((field) => [field, { value: payload }]),
      ),
      client: { name: payload, addressLines: [payload] },
      practice: {
        ...practice,
        coachName: payload,
        practiceName: payload,
        addressLines: [payload],
        email: payload,
        phone: payload,
        website: payload,
        accentColor: payload,
        closing: payload,
        signature: payload,
      },
      dateText: payload,
      title: payload,
      language: payload,
      fieldLabel: () => payload,
    }
    const body = letterParts(input).body
    // Everything between tags of ours is text; what is left after taking ours away must hold no tag and no attribute.
    const own = /<\/?(?:div|p|br|a|span|ul|ol|li|blockquote)(?: class="[a-z -]+"| href="https:[^"<>]*")?>/g
    const text = body.replaceAll(own, '')
    expect(text).not.toMatch(/[<>"']/)
    const shown = text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => signs.get(entity) ?? '')
    expect(shown).toContain(payload.replaceAll('\u0000', ''))
    expect(letterHtml(input).match(/<\/?(?:script|style|title|meta|html|head|body)\b/g)).toHaveLength(12)
    expect(letterParts(input).style).toBe(letterParts(base).style.replace('#123ABC', '#1C664F'))
  })
})

describe('letter as plain text', () => {
  it('keeps paragraphs, lists and wording, and ends with the signature', () => {
    expect(letterPlainText({ doc, facts: new Map(), practice, fieldLabel: (field) => field })).toBe(
      [
        'Dear Marie,',
        '',
        'Say this:',
        '',
        '    Good morning.',
        '',
        '2. first',
        '3. next',
        '',
        'Ask [interviewer.name]',
        'soon there',
        '',
        'With best wishes,',
        'Ellen Marsh',
        '',
      ].join('\n'),
    )
  })
})
