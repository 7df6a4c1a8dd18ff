import type { SearchAnswer, SearchHit } from '@shared/search'
import { parseSearch, type SearchKind } from '@shared/search-query'
import { matchCommands } from './match-command'
import type { RecentClient } from './recent'
import type { PaletteCommand } from './use-commands'

/** One line of the palette that can be chosen. */
export type PaletteRow =
  | { readonly type: 'hit'; readonly key: string; readonly hit: SearchHit }
  | { readonly type: 'command'; readonly key: string; readonly command: PaletteCommand }
  | { readonly type: 'search'; readonly key: string; readonly text: string }
  | { readonly type: 'client'; readonly key: string; readonly client: RecentClient }
  | { readonly type: 'create'; readonly key: string; readonly name: string }

export type GroupName = SearchKind | 'commands' | 'searches' | 'clients' | 'create'
export type PaletteGroup = { readonly name: GroupName; readonly rows: readonly PaletteRow[] }

/** So many commands stand below what was found; `>` shows all. */
const FEW_COMMANDS = 4
/** An empty box offers what the screen can do, and not all that the app can. */
const FIRST_COMMANDS = 8

type Scene = {
  readonly text: string
  readonly today: string
  readonly answer: SearchAnswer | null
  readonly commands: readonly PaletteCommand[]
  readonly searches: readonly string[]
  readonly clients: readonly RecentClient[]
}

const commandRow = (command: PaletteCommand): PaletteRow => ({
  type: 'command',
  key: `command ${command.name}`,
  command,
})

/** True where only commands are asked for. */
export const asksForCommands = (text: string): boolean => text.trimStart().startsWith('>')

/** The words a new client would be called by: what was typed without its filters. */
export const nameIn = (text: string, today: string): string => {
  const { terms } = parseSearch(text, today)
  const hasFilter = /(?:^|\s)(?:client|employer|stage|kind|before|after):/i.test(text)
  const name = hasFilter ? terms.map((term) => term.text).join(' ') : text.replaceAll(/["“”„]/g, '')
  return terms.length === 0 ? '' : name.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}

/** The lines of the palette by group, in the order in which the arrows go through them. */
export function paletteGroups(scene: Scene): readonly PaletteGroup[] {
  const { text, commands } = scene
  const groups: PaletteGroup[] = []
  if (asksForCommands(text)) {
    const typed = text.trimStart().slice(1)
    groups.push({ name: 'commands', rows: matchCommands(commands, typed).map(commandRow) })
  } else if (text.trim() === '') {
    groups.push(
      {
        name: 'searches',
        rows: scene.searches.map((one) => ({ type: 'search', key: `search ${one}`, text: one })),
      },
      {
        name: 'clients',
        rows: scene.clients.map((client) => ({ type: 'client', key: `client ${client.id}`, client })),
      },
      { name: 'commands', rows: commands.slice(0, FIRST_COMMANDS).map(commandRow) },
    )
  } else {
    const name = nameIn(text, scene.today)
    groups.push(
      ...hitGroups(scene.answer?.hits ?? []),
      { name: 'commands', rows: matchCommands(commands, text).slice(0, FEW_COMMANDS).map(commandRow) },
      { name: 'create', rows: name === '' ? [] : [{ type: 'create', key: 'create', name }] },
    )
  }
  return groups.filter(({ rows }) => rows.length > 0)
}

function hitGroups(hits: readonly SearchHit[]): readonly PaletteGroup[] {
  const kinds = [...new Set(hits.map(({ kind }) => kind))]
  return kinds.map((kind) => ({
    name: kind,
    rows: hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({ type: 'hit', key: `${hit.kind} ${hit.id}`, hit }) as const),
  }))
}
