/** Where the coach was in the list, kept for as long as the window lives, so that Back comes to the same row. */
export const listPlace = {
  /** Position of the row with the focus, from 0. */
  index: 0,
  scrollTop: 0,
  /** True once a row was opened or moved to; then coming back puts the focus there. */
  wasUsed: false,
}
