import { holidayDays } from '@shared/follow-up-rules'
import { useMemo } from 'react'
import { useCall } from '../api'
import { useToday } from '../practice'

/** The days on which the coach and the employers rest, for counting working days. */
export function useHolidays(): ReadonlySet<string> {
  const today = useToday()
  const { data } = useCall('followUps.settings', {})
  return useMemo(() => holidayDays(data?.holidays ?? [], today), [data, today])
}
