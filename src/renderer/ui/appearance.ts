import { type MantineColorSchemeManager, useMantineColorScheme } from '@mantine/core'
import type { Practice } from '@shared/settings'
import { useEffect } from 'react'
import { callKey, queryClient } from '../api'
import { usePractice } from '../practice'

const schemeOf = (theme: Practice['theme']) => (theme === 'system' ? 'auto' : theme)

/** Mantine's door to the colour scheme. The practice keeps it, so nothing is written to the browser's storage. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: (fallback) => {
    const practice = queryClient.getQueryData<Practice>(callKey('settings.get', {}))
    return practice ? schemeOf(practice.theme) : fallback
  },
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

/** Keeps theme, density and motion of the window as the practice says. Used once, by the app. */
export function useAppearance(): void {
  const { theme, density, motion } = usePractice()
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => setColorScheme(schemeOf(theme)), [theme, setColorScheme])
  useEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
  useEffect(() => {
    document.documentElement.dataset.motion = motion
  }, [motion])
}
