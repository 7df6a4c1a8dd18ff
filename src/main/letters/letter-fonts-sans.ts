import { fontsOf } from './font-ranges'

/** The sans of letters, static and cut by script as the serif is. A chunk of its own: only who chose it loads it. */
const files = import.meta.glob<string>(
  '/node_modules/@fontsource/inter/files/inter-*-{400-normal,400-italic,600-normal,600-italic}.woff2',
  { query: '?inline', import: 'default', eager: true },
)

/** The same for letters in Inter. */
export const sansFonts = fontsOf('Inter', files)
