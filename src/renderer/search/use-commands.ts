import { english } from '@shared/messages'
import { themes } from '@shared/settings'
import { useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { usePractice, useStart } from '../practice'
import { capsOf, type KeyAction, keysOf } from '../ui/key-map'
import { type LiveAction, liveActions } from '../ui/live-actions'
import { openPrepare } from '../ui/prepare-session'
import { newestAct } from '../ui/undo-stack'
import type { Matchable } from './match-command'
import { offeredActions } from './offered-actions'
import { openNewClient } from './palette-store'
import { useBackUp, useChooseTheme } from './use-settings-commands'

export type PaletteCommand = Matchable & {
  readonly name: string
  /** The action whose key is printed beside it. */
  readonly action: KeyAction | null
  readonly run: () => void
}

/** What is said in a status bar is too short for a list of commands in some cases; those have a text of their own. */
const hasName = (action: KeyAction): action is KeyAction & keyof typeof english.search.actions =>
  Object.hasOwn(english.search.actions, action)

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** What can be done from here: what the screen's keys do, and what can be done anywhere. */
export function useCommands(): readonly PaletteCommand[] {
  const t = useTranslations('search')
  const ui = useTranslations('ui')
  const { bareKeys, theme } = usePractice()
  const isMac = useStart().platform === 'darwin'
  const chooseTheme = useChooseTheme()
  const backUp = useBackUp()
  const capsText = (action: KeyAction): string => {
    const [key] = keysOf(action)
    return key === undefined ? '' : capsOf(key, { bareKeys, isMac }).join(' ')
  }
  const ofKey = ({ action, run }: LiveAction): PaletteCommand => ({
    name: action,
    label: hasName(action) ? t(`actions.${action}`) : capital(ui(`keys.${action}`)),
    words: ui(`keys.${action}`),
    keys: capsText(action),
    action,
    run,
  })
  const own = (name: OwnCommand, run: () => void, action: KeyAction | null = null): PaletteCommand => ({
    name,
    label: t(`commands.${name}`),
    words: t(`commandWords.${name}`),
    keys: action === null ? '' : capsText(action),
    action,
    run,
  })
  const live = liveActions()
  const { here, anywhere, places } = offeredActions(live)
  // Its key is printed only where it is that key: on other screens the letter means something else.
  const newClientKey = live.some(({ action }) => action === 'newClient') ? 'newClient' : null
  return [
    ...here.map(ofKey),
    own('newClient', () => openNewClient(''), newClientKey),
    ...anywhere.filter(({ action }) => action !== 'undo' || newestAct() !== undefined).map(ofKey),
    ...places.map(ofKey),
    ...(live.some(({ action }) => action === 'prepareSession')
      ? []
      : [own('prepareSession', () => openPrepare({ clientId: null }))]),
    own('import', () => goTo({ at: 'import' })),
    own('export', () => goTo({ at: 'import' })),
    own('trash', () => goTo({ at: 'trash' })),
    own('backUp', backUp),
    ...themes.filter((one) => one !== theme).map((one) => own(themeCommands[one], () => chooseTheme(one))),
  ]
}

const themeCommands = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const
type OwnCommand =
  | 'newClient'
  | 'prepareSession'
  | 'import'
  | 'export'
  | 'trash'
  | 'backUp'
  | (typeof themeCommands)[keyof typeof themeCommands]
