import type { CalendarItem, CalendarKind } from '@shared/calendar'
import { assertNever } from '@shared/errors'
import { Clock, Flag, type LucideIcon, NotebookPen, Users } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { goTo, type Place } from '../navigation'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { useNextStepText } from '../ui/next-step-text'

/** The sign of each kind, always beside words. */
export const kindIcons: Readonly<Record<CalendarKind, LucideIcon>> = {
  interview: Users,
  appointment: NotebookPen,
  promised: Flag,
  due: Clock,
}

/** The case that an entry opens. */
export const placeOfItem = ({ clientId, opportunityId }: CalendarItem): Place => ({
  at: 'client',
  id: clientId,
  tab: 'timeline',
  ...(opportunityId === null ? {} : { opportunityId }),
})

export const openItem = (item: CalendarItem): void => goTo(placeOfItem(item))

/** The class of an entry's words: a promise that has passed is late, a step that has fallen due is due. */
export function stateOf(item: CalendarItem, today: string): string | undefined {
  switch (item.kind) {
    case 'promised':
      return item.on < today ? 'late' : item.on === today ? 'due' : undefined
    case 'due':
      return item.on <= today ? 'due' : undefined
    case 'appointment':
      return item.state === 'booked' ? undefined : 'quiet'
    case 'interview':
      return undefined
    default:
      return assertNever(item)
  }
}

/** What an entry says: `what` in a line, `why` as the line below it, null where there is nothing to add. */
export function useItemWords(): (item: CalendarItem) => {
  readonly what: string
  readonly why: string | null
} {
  const t = useTranslations('calendar.item')
  const tStages = useTranslations('stages')
  const today = useToday()
  const { day } = useDayText()
  const next = useNextStepText()
  return (item) => {
    switch (item.kind) {
      case 'interview': {
        const what = t('interview', { stage: tStages(item.stage), employer: item.employer ?? '' })
        return { what, why: item.minutes === null ? null : t('minutes', { minutes: item.minutes }) }
      }
      case 'appointment': {
        const { state, minutes, topic } = item
        return { what: t('appointment', { state, minutes }), why: topic === '' ? null : topic }
      }
      case 'promised': {
        const isPast = item.on < today
        const what = t('promised', { when: isPast ? 'past' : 'ahead', employer: item.employer ?? '' })
        const isSpan = item.promisedFrom !== item.on
        return { what, why: isSpan ? t('promisedSince', { day: day(item.promisedFrom, 'short') }) : null }
      }
      case 'due': {
        // The day stands above the list, so the step is said without one.
        const what = next.short({ ...item.next, on: null }, today) ?? ''
        return { what: t('due', { step: what, employer: item.employer ?? '' }), why: next.rule(item.next) }
      }
      default:
        return assertNever(item)
    }
  }
}
