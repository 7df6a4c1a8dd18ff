import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import { noticeState, rememberNotice } from '../follow-ups/follow-ups-repository'
import { timeOfInstant } from '../practice-day'
import { countStaleClients } from '../standings/standings-repository'
import { keepStandings } from '../standings/standings-service'
import { listToday } from './today-service'

/** Nobody is told before. */
const noticeFrom = '08:00'

/**
 * Tells once a calendar day, when the coach wants it, how much waits: numbers and no names, since a notice lies on a screen
 * that others see. A day is remembered before it is told of, so that neither a restart nor a clock set back tells it again.
 */
export function showDailyNotice(context: Context): void {
  const { db } = context
  const { dailyNotice, lastNoticeOn } = noticeState(db)
  const today = context.today()
  if (!dailyNotice || (lastNoticeOn !== null && lastNoticeOn >= today)) return
  if (timeOfInstant(db, context.now()) < noticeFrom) return
  keepStandings(context)
  // After an import or a changed rule the numbers are not right yet; the next minute is early enough.
  if (countStaleClients(db) > 0) return
  rememberNotice(db, today)
  const body = noticeText(context, today)
  if (body === null) return
  context.notify({ title: translatorOf(context.language(), 'today')('notice.title'), body })
}

/** What waits in one sentence, or null when nothing does. */
function noticeText({ db, language }: Context, today: string): string | null {
  const text = translatorOf(language(), 'today')
  const { promises, followUps, interviews } = listToday(db, today)
  const counts = [
    ['promises', promises.total],
    ['followUps', followUps.total],
    ['interviews', interviews.lines.filter((line) => line.on === today).length],
  ] as const
  const parts = counts.flatMap(([name, count]) => (count === 0 ? [] : [text(`notice.${name}`, { count })]))
  if (parts.length === 0) return null
  const list = new Intl.ListFormat(language(), { type: 'unit', style: 'short' }).format(parts)
  return text('notice.sentence', { parts: list })
}
