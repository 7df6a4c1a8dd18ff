import { fontsOf } from './font-ranges'

/**
 * The serif of letters, cut by script so that a page loads only what it uses. Static cuts and not the variable font:
 * Chromium's PDF writer turns variable fonts into drawings (Type 3), static ones are embedded as fonts.
 */
const files = import.meta.glob<string>(
  '/node_modules/@fontsource/source-serif-4/files/source-serif-4-*-{400-normal,400-italic,600-normal,600-italic}.woff2',
  { query: '?inline', import: 'default', eager: true },
)

/** The fonts of a letter as data addresses, so that the page that prints it needs no file and no network. */
export const letterFonts = fontsOf('Source Serif 4', files)
