import { appointmentStates } from '@shared/appointments'
import { type Case, parseCaseFile } from '@shared/case-file'
import { clockTime } from '@shared/ids'
import { consentPurposes, consentStates } from '@shared/records'
import { mediums } from '@shared/stages'
import { parse } from 'yaml'
import { z } from 'zod'
import casesText from '../../../resources/demo/cases.yaml?raw'
import peopleText from '../../../resources/demo/people.yaml?raw'

/** A coaching meeting; `days_ago` is negative where it lies ahead. */
const demoAppointment = z.strictObject({
  days_ago: z.int(),
  at: clockTime,
  minutes: z.int().min(1),
  medium: z.enum(mediums),
  state: z.enum(appointmentStates).default('booked'),
  topic: z.string().default(''),
  /** What the coach wrote about it on that day. */
  note: z.string().optional(),
})

const demoConsent = z.strictObject({
  days_ago: z.int().min(0),
  purpose: z.enum(consentPurposes),
  state: z.enum(consentStates),
  detail: z.string().default(''),
})

/** What was really asked in the round of that day. */
const demoAsked = z.strictObject({
  days_ago: z.int().min(0),
  at: clockTime,
  questions: z.array(z.string()).min(1),
})

/** What the coach knows of an employer beyond one case. */
const demoEmployer = z.strictObject({
  name: z.string(),
  website: z.string().default(''),
  remarks: z.string().default(''),
  people: z
    .array(
      z.strictObject({
        name: z.string(),
        role: z.string(),
        email: z.email().or(z.literal('')).default(''),
        phone: z.string().default(''),
      }),
    )
    .default([]),
})
export type DemoEmployer = z.infer<typeof demoEmployer>

const demoPerson = z.strictObject({
  case: z.string(),
  fullName: z.string(),
  preferredName: z.string(),
  /** Besides the alias that the case has. */
  tags: z.array(z.string()).min(1),
  email: z.email(),
  phone: z.string(),
  addressText: z.string(),
  goals: z.string(),
  employer: z.string(),
  role: z.string(),
  staffCount: z.int().optional(),
  contact: z.strictObject({ name: z.string(), role: z.string() }),
  /** First day at work, counted from today. */
  startsInDays: z.int().optional(),
  contributions: z.array(z.string()).length(3),
  otherEmployer: z.string().optional(),
  otherRole: z.string().optional(),
  otherContact: z.string().optional(),
  /** An application beside the case, of which nothing was heard yet. */
  alsoApplied: z
    .strictObject({ employer: z.string(), role: z.string(), days_ago: z.int().min(0) })
    .optional(),
  asked: z.array(demoAsked).default([]),
  notes: z.array(z.strictObject({ days_ago: z.int().min(0), text: z.string() })).default([]),
  appointments: z.array(demoAppointment).default([]),
  consents: z.array(demoConsent).default([]),
  documents: z
    .array(
      z.strictObject({
        days_ago: z.int().min(0),
        fileName: z.string(),
        detail: z.string().default(''),
        text: z.string(),
      }),
    )
    .default([]),
  /** Values of the coach's own fields, by their names. */
  fields: z.record(z.string(), z.string()).default({}),
})

/** An invented client behind a case of the demo: what the case leaves out, so that every letter is complete. */
export type DemoPerson = z.infer<typeof demoPerson>

const demoFile = z.strictObject({
  coach: z.strictObject({
    coachName: z.string(),
    practiceName: z.string(),
    addressText: z.string(),
    email: z.email(),
    phone: z.string(),
    website: z.string(),
    closing: z.string(),
    signature: z.string(),
    anxietyLink: z.url(),
    overqualifiedLink: z.url(),
  }),
  /** The coach's own fields, in their order. */
  fields: z.array(z.string()),
  people: z.array(demoPerson),
  employers: z.array(demoEmployer),
})

/** The demo's coach, as the practice record has it. */
export type DemoCoach = z.infer<typeof demoFile>['coach']
export type DemoClient = { readonly case: Case; readonly person: DemoPerson }

/** The demo's coach and its clients, each with the case behind them, in the cases' order. Files that disagree are a fault of the build. */
export function readDemo(): {
  readonly coach: DemoCoach
  readonly fields: readonly string[]
  readonly clients: readonly DemoClient[]
  readonly employers: readonly DemoEmployer[]
} {
  const cases = parseCaseFile(casesText, 'yaml')
  if (!cases.ok) throw new Error(`cases.yaml:${cases.line}: ${cases.message}`)
  const { coach, fields, people, employers } = demoFile.parse(parse(peopleText))
  const clients = cases.cases.map((one) => {
    const person = people.find((each) => each.case === one.case)
    if (!person) throw new Error(`people.yaml has nobody for the case ${one.case}`)
    return { case: one, person }
  })
  return { coach, fields, clients, employers }
}
