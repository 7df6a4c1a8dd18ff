import { useEffect } from 'react'
import { refresh, useAppEvent, useCall } from '../api'
import { goTo } from '../navigation'

/** Goes to where packs are opened when the system has handed one over. Used once, by the app. */
export function useOfferedPack(): void {
  const { data } = useCall('packs.chosen', {})
  useAppEvent('packs.offered', () => void refresh(['packs.chosen']))
  const isThere = Boolean(data)
  useEffect(() => {
    if (isThere) goTo({ at: 'import' })
  }, [isThere])
}
