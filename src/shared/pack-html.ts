import { dayText } from './dates'
import { escapeHtml } from './html-text'
import { type Day, joined, line, step, sub, t, textHtml } from './pack-html-parts'
import { sessionHtml } from './pack-html-sessions'
import type { PackRecord, RecordApplication, RecordLetter, RecordMeeting, RecordMessage } from './pack-record'
import { sentenceOf } from './translate'

export type PackHtmlInput = {
  readonly record: PackRecord
  /** Locale of its days. */
  readonly locale: string
  /** Name of the file that holds the report of a practice interview, by its number; null where there is none. */
  readonly reportOf: (number: number) => string | null
}

/** The whole record as HTML for the letter's page, in chapters; an empty chapter is left out. All text is escaped. */
export function packHtml({ record, locale, reportOf }: PackHtmlInput): string {
  const day = (on: string): string => dayText(on, locale, { year: true })
  const { client } = record
  const about = { day: day(record.madeOn), coach: record.coach || record.practice }
  return [
    '<div class="report record">',
    `<h1>${escapeHtml(t('pdf.heading', { name: client.fullName }))}</h1>`,
    line(
      t('pdf.about', { ...about, practice: record.coach === '' ? 'none' : record.practice || 'none' }),
      'about',
    ),
    line(t('pdf.wish', { wish: record.wish }), 'small'),
    chapter('person', personHtml(record, day)),
    chapter('applications', record.applications.map((one) => applicationHtml(one, day)).join('')),
    chapter(
      'messages',
      record.messages.map((one) => step(day(one.on), messageText(one), textHtml(one.text))).join(''),
    ),
    chapter(
      'questions',
      record.questions
        .map(({ on, channel, text }) => step(day(on), t('pdf.question', { channel }), textHtml(text)))
        .join(''),
    ),
    chapter('letters', record.letters.map((one) => letterHtml(one, day)).join('')),
    chapter(
      'meetings',
      record.meetings.map((one) => step(day(one.on), meetingText(one), textHtml(one.topic))).join(''),
    ),
    chapter('sessions', record.sessions.map((one) => sessionHtml(one, day, reportOf(one.number))).join('')),
    chapter(
      'answers',
      record.answers
        .map(({ question, versions }) =>
          sub(
            question,
            versions
              .map((text, index) => line(t('pdf.wording', { number: index + 1 }), 'small') + textHtml(text))
              .join(''),
          ),
        )
        .join(''),
    ),
    chapter('documents', record.documents.map(({ file, detail }) => line(file) + textHtml(detail)).join('')),
    chapter('notes', record.notes.map(({ on, text }) => sub(day(on), textHtml(text))).join('')),
    '</div>',
  ].join('')
}

type Chapter = Parameters<typeof chapterName>[0]
const chapterName = (
  name:
    | 'person'
    | 'applications'
    | 'messages'
    | 'questions'
    | 'letters'
    | 'meetings'
    | 'sessions'
    | 'answers'
    | 'documents'
    | 'notes',
): string => t(`pdf.chapters.${name}`)

const chapter = (name: Chapter, content: string): string =>
  content === '' ? '' : `<h2>${escapeHtml(chapterName(name))}</h2>${content}`
type Fact = keyof typeof factKeys
const factKeys = {
  preferredName: 'pdf.facts.preferredName',
  email: 'pdf.facts.email',
  phone: 'pdf.facts.phone',
  address: 'pdf.facts.address',
  goals: 'pdf.facts.goals',
  outOfWorkSince: 'pdf.facts.outOfWorkSince',
  consents: 'pdf.facts.consents',
  source: 'pdf.facts.source',
  contact: 'pdf.facts.contact',
  startOn: 'pdf.facts.startOn',
  payTalk: 'pdf.facts.payTalk',
  contributions: 'pdf.facts.contributions',
  posting: 'pdf.facts.posting',
} as const

const factsHtml = (facts: readonly (readonly [Fact, string])[]): string =>
  facts
    .filter(([, text]) => text.trim() !== '')
    .map(
      ([name, text]) =>
        `<div class="step"><p class="day">${escapeHtml(t(factKeys[name]))}</p><div>${textHtml(text)}</div></div>`,
    )
    .join('')

function personHtml({ client }: PackRecord, day: Day): string {
  return factsHtml([
    ['preferredName', client.preferredName],
    ['email', client.email],
    ['phone', client.phone],
    ['address', client.address],
    ['goals', client.goals],
    ['outOfWorkSince', client.outOfWorkSince === null ? '' : day(client.outOfWorkSince)],
    [
      'consents',
      client.consents
        .map(({ purpose, state, on }) => t('pdf.consent', { purpose, state, day: day(on) }))
        .join('\n'),
    ],
  ])
}

function applicationHtml(one: RecordApplication, day: Day): string {
  const facts = factsHtml([
    ['source', one.source],
    [
      'contact',
      one.contact === null
        ? ''
        : joined([one.contact.fullName, one.contact.role, one.contact.email, one.contact.phone]),
    ],
    ['startOn', one.startOn === null ? '' : day(one.startOn)],
    ['payTalk', one.payTalk],
    ['contributions', one.contributions],
  ])
  return sub(
    t('pdf.application', { employer: one.employer, role: one.role.trim() === '' ? 'none' : one.role }),
    facts + stepsHtml(one, day) + factsHtml([['posting', one.postingText]]),
  )
}

/** What happened, the earliest first. */
function stepsHtml({ rounds, events, promises, endings }: RecordApplication, day: Day): string {
  const steps: readonly { readonly on: string; readonly html: string }[] = [
    ...rounds.map((one) => {
      const facts = joined([
        t('pdf.round', { number: one.number, stage: sentenceOf('en', 'stages', one.stage) }),
        one.interviewers,
        one.medium === null ? null : t('pdf.medium', { medium: one.medium }),
        one.startTime === null ? null : t('pdf.at', { time: one.startTime }),
        one.minutes === null ? null : t('pdf.minutes', { minutes: one.minutes }),
      ])
      const asked = one.questions.map((text) => `<li>${line(text)}</li>`).join('')
      const questions = asked === '' ? '' : `${line(t('pdf.asked'), 'small')}<ul>${asked}</ul>`
      const debrief = one.debrief.trim() === '' ? '' : line(t('pdf.debrief'), 'small') + textHtml(one.debrief)
      return { on: one.on, html: step(day(one.on), facts, questions + debrief) }
    }),
    ...events.map((one) => {
      const named = sentenceOf('en', 'stages', one.kind)
      const what = named.slice(0, 1).toUpperCase() + named.slice(1)
      const text = one.isWritten ? t('pdf.inWriting', { what }) : what
      return { on: one.on, html: step(day(one.on), text, textHtml(one.detail)) }
    }),
    ...promises.map((one) => {
      const text = t('pdf.promise', {
        single: one.from === one.to ? 'yes' : 'no',
        from: day(one.from),
        to: day(one.to),
        named: one.saidBy.trim() === '' ? 'no' : 'yes',
        by: one.saidBy,
        settled: one.settledOn === null ? 'no' : 'yes',
        settledOn: one.settledOn === null ? '' : day(one.settledOn),
      })
      return { on: one.saidOn, html: step(day(one.saidOn), text, textHtml(one.words)) }
    }),
    ...endings.map((one) => ({
      on: one.on,
      html: step(day(one.on), t('pdf.ending', { tag: one.tag }), textHtml(one.detail)),
    })),
  ]
  return steps
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ html }) => html)
    .join('')
}

function messageText({ isReply, direction, channel, employer }: RecordMessage): string {
  return isReply
    ? t('pdf.reply', { channel })
    : t('pdf.message', { direction, channel, employer, named: employer === '' ? 'no' : 'yes' })
}

function letterHtml({ on, kind, title, address, text }: RecordLetter, day: Day): string {
  const about = t('pdf.letter', {
    kind,
    day: day(on),
    addressed: address === '' ? 'no' : 'yes',
    address,
  })
  return sub(title.trim() || t('pdf.untitled'), line(about, 'small') + textHtml(text))
}

const meetingText = ({ state, startTime, minutes, medium }: RecordMeeting): string =>
  joined([
    t('pdf.meeting', { state }),
    startTime === null ? null : t('pdf.at', { time: startTime }),
    t('pdf.minutes', { minutes }),
    medium === null ? null : t('pdf.medium', { medium }),
  ])
