/** Words that say what kind of company it is and not which. */
const legalForms = new Set(
  (
    'ab ag aps as asa bv cic co company corp corporation gmbh group holding holdings inc incorporated kg limited llc llp lp ltd ' +
    'nv oy oyj plc pllc pte pty sa sarl sas se spa srl the uk usa international'
  ).split(' '),
)

/** The words of a text that tell it from others: without case, accents and signs. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'and')
}

/** What is the same in 'Contoso', 'CONTOSO Ltd.' and 'The Contoso Group'. Never empty for a name with a letter in it. */
export function employerKey(name: string): string {
  const words = plainWords(name)
  const telling = words.filter((word) => !legalForms.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}

/** Shorter names differ by one letter too easily: 'Arco' and 'Argo' are two firms. */
const shortestMisspelt = 7

/** True when two employers' names may mean one employer: the same but for the legal form, or one letter apart. */
export const mayBeOneEmployer = (a: string, b: string): boolean => mayBeOneKey(employerKey(a), employerKey(b))

/** The same, of names whose keys are known. */
export function mayBeOneKey(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  return a === b || (Math.min(a.length, b.length) >= shortestMisspelt && isOneLetterApart(a, b))
}

/** True when one text becomes the other by one letter more, less or different, or by two that change places. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  return (
    Math.max(left.length, right.length) <= 1 ||
    (left.length === 2 && left[0] === right[1] && left[1] === right[0])
  )
}
