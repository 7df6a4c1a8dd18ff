import { holidayDays } from '@shared/follow-up-rules'
import { useMemo } from 'react'
import { useCall } from '../api'
import { useToday } from '../practice'

/** The days on which the coach rests, for counting working days. */
export function useHolidays(): ReadonlySet<string> {
  const { data } = useCall('followUps.settings', {})
  const today = useToday()
  return useMemo(() => holidayDays(data?.holidays ?? [], today), [data, today])
}
