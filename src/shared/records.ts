import { z } from 'zod'
import { appointmentsCalls } from './appointments'
import { call } from './call'
import { documentsCalls } from './documents'
import { byClient, byId, calendarDay, line, type RecordTimes, recordId } from './ids'

export const consentPurposes = ['email', 'publish', 'recording'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]
export const consentStates = ['asked', 'given', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]

/** One asking, giving or withdrawing. The newest of a purpose holds. */
export type Consent = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly purpose: ConsentPurpose
  readonly state: ConsentState
  readonly happenedOn: string
  readonly detail: string
}

export const consentDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  purpose: z.enum(consentPurposes),
  state: z.enum(consentStates),
  happenedOn: calendarDay,
  detail: line(500).default(''),
})
export type ConsentDraft = z.input<typeof consentDraft>

/** The line that holds for a purpose; `consents` come newest first. Null when it was never asked for. */
export const consentNow = (consents: readonly Consent[], purpose: ConsentPurpose): Consent | null =>
  consents.find((consent) => consent.purpose === purpose) ?? null

/** A fact of clients that the coach has thought of: its name, and where it stands among the others. */
export type CustomField = { readonly id: string; readonly name: string }

export const customFieldLimit = 30

export const customFieldDraft = z.strictObject({ id: recordId.optional(), name: line(60).min(1) })
export type CustomFieldDraft = z.input<typeof customFieldDraft>

export const recordsCalls = {
  ...appointmentsCalls,
  ...documentsCalls,
  'records.listConsents': call<readonly Consent[]>()(byClient),
  'records.saveConsent': call<Consent>()(consentDraft),
  'records.removeConsent': call<null>()(byId),
  'records.restoreConsent': call<null>()(byId),
  'records.listFields': call<readonly CustomField[]>()(z.strictObject({})),
  'records.saveField': call<CustomField>()(customFieldDraft),
  'records.orderFields': call<readonly CustomField[]>()(
    z.strictObject({ ids: z.array(recordId).max(customFieldLimit) }),
  ),
  'records.removeField': call<null>()(byId),
  'records.restoreField': call<null>()(byId),
}
