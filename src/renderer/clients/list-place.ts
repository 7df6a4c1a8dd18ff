import type { ListPlace } from '../ui/use-row-window'

/** Where the coach was in the list of clients. */
export const listPlace: ListPlace = { index: 0, scrollTop: 0, wasUsed: false }
