import type { ClientState } from '@shared/clients'

/** Written out rather than taken from the contract's list, which would bring its schemas into the first chunk. */
export const clientStateNames = Object.keys({
  prospective: true,
  active: true,
  paused: true,
  closed: true,
  archived: true,
} satisfies Record<ClientState, true>) as readonly ClientState[]
