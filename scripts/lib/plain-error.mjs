/** A failure that is told in one plain sentence (what happened, what to do) and needs no stack. */
export class PlainError extends Error {}
