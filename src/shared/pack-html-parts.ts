import { escapeHtml } from './html-text'
import { translatorOf } from './translate'

/** What leaves the room is in the letters' language, whatever the interface speaks. */
export const t = translatorOf('en', 'packs')

/** A day as the pages print it. */
export type Day = (on: string) => string

/** A heading below a chapter, with what stands under it. */
export const sub = (title: string, content: string): string => `<h3>${escapeHtml(title)}</h3>${content}`
/** A paragraph, or nothing where there is nothing to say. */
export const line = (text: string, kind?: string): string =>
  text.trim() === '' ? '' : `<p${kind === undefined ? '' : ` class="${kind}"`}>${escapeHtml(text)}</p>`
/** A paragraph a line; blank lines part and are not drawn. */
export const textHtml = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((one) => line(one))
    .join('')
/** A dated line: day, what happened, what was written about it. */
export const step = (day: string, what: string, content = ''): string =>
  `<div class="step"><p class="day">${escapeHtml(day)}</p><div>${line(what, 'what')}${content}</div></div>`
/** Facts in a row, those that are known. */
export const joined = (texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null && text.trim() !== '').join(', ')
