// Irregular forms are mapped first, so that "told", "tells" and "telling" meet in one stem.
const irregularForms: ReadonlyMap<string, string> = new Map(
  `be:am,is,are,was,were,been,being; have:has,had,having; do:does,did,done,doing; go:goes,went,gone; say:said,says
  tell:told; hear:heard; give:gave,given; get:got,gotten; come:came; leave:left,leaving; take:took,taken
  know:knew,known; think:thought; meet:met,meeting,meetings; send:sent; write:wrote,written; feel:felt; keep:kept
  make:made; ring:rang,rung; speak:spoke,spoken; see:saw,seen; find:found; hold:held; pay:paid; run:ran
  begin:began,begun; break:broke,broken; choose:chose,chosen; bring:brought; buy:bought; catch:caught
  draw:drew,drawn; fall:fell,fallen; fly:flew,flown,flies; forget:forgot,forgotten; freeze:froze,frozen
  grow:grew,grown; hang:hung; lose:lost,losing; mean:meant; sell:sold; show:shown; shake:shook,shaken
  sit:sat; spend:spent; stand:stood; teach:taught; tear:tore,torn; throw:threw,thrown; understand:understood
  win:won; wear:wore,worn; lie:lied,lying,lies; die:died,dying; woman:women; man:men; child:children
  drive:drove,driven; eat:ate,eaten; withdraw:withdrew,withdrawn; lead:led; build:built; deal:dealt; put:putting
  fill:filled,filling,fills; hire:hired,hiring,hires; reply:replied,replies,replying; apply:applied,applies,applying
  try:tried,tries; quit:quitting,quits; promise:promised,promises,promising; decide:decided,decides,deciding
  decision:decisions; position:positions; apologise:apologize,apologized,apologised; organise:organize
  nerve:nerves; nervous:nervously; company:companies; salary:salaries; university:universities`
    .split(/[;\n]/)
    .flatMap((entry) => {
      const [lemma = '', forms = ''] = entry.trim().split(':')
      return forms.split(',').map((form) => [form, lemma] as const)
    }),
)

const isConsonant = (word: string, at: number): boolean => {
  const letter = word.charAt(at)
  if ('aeiou'.includes(letter)) return false
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1)
}

/** Counts vowel-consonant sequences: the "measure" that Porter's rules are conditioned on. */
const measure = (word: string): number => {
  let count = 0
  for (let at = 1; at < word.length; at += 1) {
    if (isConsonant(word, at) && !isConsonant(word, at - 1)) count += 1
  }
  return count
}

const hasVowel = (word: string): boolean => word.split('').some((_, at) => !isConsonant(word, at))

const endsInDouble = (word: string): boolean =>
  word.length > 1 && word.at(-1) === word.at(-2) && isConsonant(word, word.length - 1)

const endsInShortSyllable = (word: string): boolean => {
  const last = word.length - 1
  if (last < 2) return false
  const shape = isConsonant(word, last - 2) && !isConsonant(word, last - 1) && isConsonant(word, last)
  return shape && !'wxy'.includes(word.charAt(last))
}

type SuffixRule = readonly [suffix: string, replacement: string]

const replaceLongest = (word: string, rules: readonly SuffixRule[], minimum: number): string => {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue
    const root = word.slice(0, -suffix.length)
    return measure(root) > minimum ? root + replacement : word
  }
  return word
}

const dropPlural = (word: string): string => {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (word.endsWith('ies')) return word.slice(0, -2)
  if (word.endsWith('ss') || word.endsWith('us')) return word
  return word.endsWith('s') ? word.slice(0, -1) : word
}

const repairAfterEnding = (root: string): string => {
  if (/(?:at|bl|iz|is|rc|nc|rv)$/u.test(root) && measure(root) > 0 && !/(?:is)$/u.test(root))
    return `${root}e`
  if (endsInDouble(root) && !'lsz'.includes(root.charAt(root.length - 1))) return root.slice(0, -1)
  return measure(root) === 1 && endsInShortSyllable(root) ? `${root}e` : root
}

const dropTense = (word: string): string => {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  for (const ending of ['ed', 'ing']) {
    if (word.endsWith(ending) && hasVowel(word.slice(0, -ending.length))) {
      return repairAfterEnding(word.slice(0, -ending.length))
    }
  }
  return word
}

const derivedSuffixes: readonly SuffixRule[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['isation', 'ize'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['alism', 'al'],
  ['ation', 'ate'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['bli', 'ble'],
  ['eli', 'e'],
]

const nominalSuffixes: readonly SuffixRule[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]

const dropFinalE = (word: string): string => {
  if (!word.endsWith('e')) return word
  const root = word.slice(0, -1)
  if (measure(root) > 1 || (measure(root) === 1 && !endsInShortSyllable(root))) return root
  return word
}

const stems = new Map<string, string>()

const computeStem = (word: string): string => {
  const lemma = irregularForms.get(word) ?? word
  if (lemma.length < 4 || !/^[a-z]+$/u.test(lemma)) return lemma
  let root = dropTense(dropPlural(lemma))
  if (root.endsWith('y') && hasVowel(root.slice(0, -1))) root = `${root.slice(0, -1)}i`
  root = replaceLongest(root, derivedSuffixes, 0)
  root = replaceLongest(root, nominalSuffixes, 0)
  return dropFinalE(root)
}

/**
 * Reduces a lower-case English word to a stem after M. F. Porter's suffix rules (1980, steps 1 to 3 and 5), with a
 * table of irregular forms before them. The rules that cut deepest are left out: they merge words of unlike meaning.
 */
export const stemOf = (word: string): string => {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = computeStem(word)
  if (stems.size < 20_000) stems.set(word, stem)
  return stem
}
