import { decodeText } from '@shared/import/decode-text'
import { foldedWord } from '@shared/import/read-words'
import type { EventLook } from '@shared/import-export'
import { type RoundStage, roundStages } from '@shared/stages'
import { sentenceOf } from '@shared/translate'
import ICAL from 'ical.js'
import { roundIdOfUid } from './calendar-file'
import { cleanCell } from './csv-file'
import { instantOf, isZone, type ZonedTime, zonedTimeOf } from './zoned-time'

/** One entry of a calendar file. */
export type FileEvent = Omit<EventLook, 'isOwn'> & { readonly roundId: string | null }

export type IcsRead = {
  readonly events: readonly FileEvent[]
  /** Lines of entries that cannot be read. */
  readonly unreadable: readonly number[]
}

/** Entries that are looked at; a calendar of many years has fewer. */
const mostEvents = 10_000

/** Whether the text is a calendar. */
export const isCalendarFile = (text: string): boolean =>
  /^\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 2_000))

type Block = { readonly line: number; readonly text: string }

/** The entries of a calendar file with their days and times in the practice's zone. */
export function readIcs(bytes: Uint8Array, practiceZone: string): IcsRead {
  const { text } = decodeText(bytes)
  const { events: blocks, zones } = blocksOf(text)
  const zoneOf = zoneReader(zones)
  const events: FileEvent[] = []
  const unreadable: number[] = []
  for (const block of blocks.slice(0, mostEvents)) {
    const event = readEvent(block, events.length, practiceZone, zoneOf)
    if (event === null) unreadable.push(block.line)
    else events.push(event)
  }
  return { events, unreadable }
}

/** Each entry is read for itself, so that one that is damaged costs no other. */
function blocksOf(text: string): { readonly events: readonly Block[]; readonly zones: readonly string[] } {
  const events: Block[] = []
  const zones: string[] = []
  let open: { readonly name: string; readonly line: number; readonly lines: string[] } | null = null
  let number = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    number += 1
    const begin = /^BEGIN:(VEVENT|VTIMEZONE)\s*$/i.exec(line)?.[1]?.toUpperCase()
    if (begin !== undefined) {
      if (open?.name === 'VEVENT') events.push({ line: open.line, text: open.lines.join('\r\n') })
      open = { name: begin, line: number, lines: [] }
    }
    if (open === null) continue
    open.lines.push(line)
    if (!new RegExp(`^END:${open.name}\\s*$`, 'i').test(line)) continue
    if (open.name === 'VEVENT') events.push({ line: open.line, text: open.lines.join('\r\n') })
    else zones.push(open.lines.join('\r\n'))
    open = null
  }
  if (open?.name === 'VEVENT') events.push({ line: open.line, text: open.lines.join('\r\n') })
  return { events, zones }
}

type ZoneOf = (id: string) => ICAL.Timezone | null

/** Zones that the file describes itself; names of programs (`W. Europe Standard Time`) mean something only so. */
function zoneReader(zones: readonly string[]): ZoneOf {
  const known = new Map<string, ICAL.Timezone>()
  for (const text of zones) {
    try {
      const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)))
      known.set(zone.tzid, zone)
    } catch {
      // A zone that cannot be read is as good as none: its name may still be known.
    }
  }
  return (id) => known.get(id) ?? null
}

function readEvent(block: Block, position: number, practiceZone: string, zoneOf: ZoneOf): FileEvent | null {
  if (!/END:VEVENT\s*$/i.test(block.text)) return null
  try {
    const event = new ICAL.Component(ICAL.parse(block.text))
    const start = event.getFirstProperty('dtstart')
    const from = start?.getFirstValue()
    if (!start || !(from instanceof ICAL.Time)) return null
    const summary = textOf(event, 'summary').replaceAll(/\s+/g, ' ').slice(0, 200)
    const at = from.isDate
      ? { on: from.toString().slice(0, 10), time: null }
      : timeOf(start, from, practiceZone, zoneOf)
    return {
      position,
      line: block.line,
      summary,
      heldOn: at.on,
      startTime: at.time,
      minutes: from.isDate ? null : minutesOf(event, from),
      place: textOf(event, 'location').replaceAll(/\s+/g, ' ').slice(0, 200),
      stage: stageOf(summary),
      roundId: roundIdOfUid(textOf(event, 'uid')),
      remark:
        textOf(event, 'status').toUpperCase() === 'CANCELLED'
          ? 'cancelled'
          : event.getFirstProperty('rrule')
            ? 'repeats'
            : null,
    }
  } catch {
    // Whatever the parser says, the sentence is: this entry cannot be read.
    return null
  }
}

function textOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name)
  return typeof value === 'string' ? cleanCell(value) : ''
}

/** The time as the practice's clock shows it. A time without a zone is a clock time wherever one is. */
function timeOf(property: ICAL.Property, time: ICAL.Time, practiceZone: string, zoneOf: ZoneOf): ZonedTime {
  const own = { on: time.toString().slice(0, 10), time: time.toString().slice(11, 16) }
  if (time.zone === ICAL.Timezone.utcTimezone) return zonedTimeOf(time.toJSDate(), practiceZone)
  const zoneId = String(property.getParameter('tzid') ?? '')
  if (zoneId === '') return own
  if (isZone(zoneId)) return zonedTimeOf(instantOf(own, zoneId), practiceZone)
  const zone = zoneOf(zoneId)
  if (zone === null) return own
  const zoned = time.clone()
  zoned.zone = zone
  return zonedTimeOf(new Date(zoned.toUnixTime() * 1_000), practiceZone)
}

function minutesOf(event: ICAL.Component, from: ICAL.Time): number | null {
  const end = event.getFirstPropertyValue('dtend')
  const length = event.getFirstPropertyValue('duration')
  const seconds =
    end instanceof ICAL.Time
      ? end.subtractDate(from).toSeconds()
      : length instanceof ICAL.Duration
        ? length.toSeconds()
        : 0
  const minutes = Math.round(seconds / 60)
  return minutes >= 1 && minutes <= 1_440 ? minutes : null
}

/** The kind of interview that a title names, else a first one. */
function stageOf(summary: string): RoundStage {
  const words = foldedWord(summary)
  const named = roundStages.find((stage) => words.includes(foldedWord(sentenceOf('en', 'stages', stage))))
  if (named) return named
  const [, hint] = hints.find(([pattern]) => pattern.test(words)) ?? []
  return hint ?? 'first'
}

const hints: readonly (readonly [RegExp, RoundStage])[] = [
  [/\b(phone|telephone|call)\b/, 'phone'],
  [/\bscreen/, 'screening'],
  [/\b(2nd|second)\b/, 'second'],
  [/\b(final|last|3rd|third)\b/, 'final'],
  [/\bpanel\b/, 'panel'],
  [/\bteam\b/, 'meet_team'],
  [/\b(informational|exploratory)\b/, 'exploratory'],
  [/\boffer\b/, 'offer_meeting'],
]
