import type { ReactNode } from 'react'

/** Values for a message with `<b>`: the word that names what the sentence is about. */
export const bold = { b: (chunks: ReactNode) => <b>{chunks}</b> }

/** Values for a message with `<quiet>`: what is said in passing. */
export const quiet = { quiet: (chunks: ReactNode) => <span className="quiet">{chunks}</span> }
