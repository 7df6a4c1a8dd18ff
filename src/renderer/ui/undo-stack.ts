/** Something that can be taken back. */
export type UndoableAct = { readonly takeBack: () => Promise<void> }

/** More than this nobody takes back step by step; what was removed is in the trash. */
const MOST = 50

const acts: UndoableAct[] = []

/** Remembers an act as the newest of the session. */
export function rememberAct(act: UndoableAct): void {
  acts.push(act)
  if (acts.length > MOST) acts.shift()
}

/** Forgets an act that is taken back or cannot be any more. */
export function forgetAct(act: UndoableAct): void {
  const position = acts.indexOf(act)
  if (position >= 0) acts.splice(position, 1)
}

/** The newest act that can be taken back, on whatever screen it was done. */
export const newestAct = (): UndoableAct | undefined => acts.at(-1)
