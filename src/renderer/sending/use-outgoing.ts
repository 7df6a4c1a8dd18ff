import { isMailAddress, mailtoLink } from '@shared/mail-address'
import type { BodyKind, Outgoing, SendingPreview } from '@shared/sending'
import { useState } from 'react'
import type { Moment } from './use-moment'

/** How the coach wants a letter to go; later is by the own account too. */
export const confirmWays = ['smtp', 'later', 'eml', 'mailto'] as const
export type ConfirmWay = (typeof confirmWays)[number]

/** What the confirm screen holds while it is filled in. */
export type OutgoingForm = {
  readonly name: string
  readonly address: string
  readonly subject: string
  readonly bodyKind: BodyKind
  readonly attachesPdf: boolean
  readonly on: string
  readonly time: string
  readonly isAgain: boolean
}

/** What keeps it from going, the first thing first. */
export type OutgoingProblem = 'withdrawn' | 'account' | 'address' | 'subject' | 'mailto' | 'time' | 'again'

/** The form of a letter on its way out, filled in from the record. */
export function useOutgoing(preview: SendingPreview, letterId: string, way: ConfirmWay, now: Moment) {
  const isMail = way === 'smtp' || way === 'later'
  const [form, setForm] = useState<OutgoingForm>(() => ({
    name: preview.to.name,
    address: preview.to.address,
    subject: preview.subject,
    bodyKind: way === 'mailto' ? 'plain' : 'rich',
    attachesPdf: way !== 'mailto',
    on: now.on,
    time: nextHour(now.time),
    isAgain: false,
  }))
  const problems: OutgoingProblem[] = []
  if (preview.withdrawnOn !== null) problems.push('withdrawn')
  if (isMail && preview.account === null) problems.push('account')
  if (!isMailAddress(form.address.trim())) problems.push('address')
  if (form.subject.trim() === '') problems.push('subject')
  if (way === 'mailto' && mailtoLink('a@b.example', form.subject, preview.body) === null)
    problems.push('mailto')
  if (way === 'later' && `${form.on} ${form.time}` <= `${now.on} ${now.time}`) problems.push('time')
  if (isMail && preview.earlier !== null && !form.isAgain) problems.push('again')
  const outgoing: Outgoing = {
    letterId,
    to: { name: form.name.trim(), address: form.address.trim() },
    subject: form.subject.trim(),
    bodyKind: form.bodyKind,
    attachesPdf: form.attachesPdf,
  }
  return {
    form,
    change: (part: Partial<OutgoingForm>) => setForm((before) => ({ ...before, ...part })),
    problems,
    outgoing,
  }
}

/** The full hour after this one; shortly before midnight the last minute of the day. */
const nextHour = (time: string): string => {
  const hour = Number(time.slice(0, 2)) + 1
  return hour > 23 ? '23:59' : `${String(hour).padStart(2, '0')}:00`
}
