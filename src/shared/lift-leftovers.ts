/** What still looks like a fact of somebody's: the coach decides. */
export type Leftover = { readonly text: string; readonly kind: 'name' | 'day' | 'number' }

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
const dayShapes = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?(?:${months.join('|')})\\b|\\b(?:${months.join('|')})\\s\\d{1,2}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:${weekdays.join('|')})\\b`,
  'gu',
)
const numberShape = /[£$€]?\s?\d[\d,.'’]*\s?(?:%|k\b|[£$€])?|\b\d+\b/gu
const nameShape = /(?<=[\p{L},;:’'”)]\s|“)\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)*/gu
const innocent = new Set([
  'I',
  'I’m',
  'I’d',
  'I’ve',
  'I’ll',
  "I'm",
  "I'd",
  "I've",
  "I'll",
  ...months,
  ...weekdays,
])

/** What of some lines still looks like a name, a day or a number of somebody's; a field stands in them as a dot. */
export function leftoversOf(lines: readonly string[]): readonly Leftover[] {
  const found = new Map<string, Leftover>()
  const note = (text: string, kind: Leftover['kind']): void => {
    const trimmed = text.trim().replace(/[.,]+$/u, '')
    if (trimmed !== '' && !found.has(trimmed)) found.set(trimmed, { text: trimmed, kind })
  }
  for (const line of lines) {
    const words = line.replaceAll(dayShapes, (text) => {
      note(text, 'day')
      return '·'
    })
    for (const [text] of words.matchAll(numberShape)) note(text, 'number')
    for (const [text] of words.matchAll(nameShape)) if (!innocent.has(text)) note(text, 'name')
  }
  return [...found.values()].slice(0, 40)
}
