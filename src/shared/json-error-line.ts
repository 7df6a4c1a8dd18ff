const token =
  /[ \t\r\n]*(?:(?<sign>[{}[\],:])|(?<text>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*")|(?<word>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null))/iuy

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end'

/** What may follow a token, given what was expected; null where the token may not stand. Keeps the open brackets. */
function follow(expected: Expected, kind: string, open: string[]): Expected | null {
  const takesValue = expected === 'value' || expected === 'value or end'
  if (kind === '{' || kind === '[') {
    if (!takesValue) return null
    open.push(kind)
    return kind === '{' ? 'key or end' : 'value or end'
  }
  if (kind === '}' || kind === ']') {
    const mayEnd = expected === 'comma or end' || expected === (kind === '}' ? 'key or end' : 'value or end')
    return mayEnd && open.pop() === (kind === '}' ? '{' : '[') ? 'comma or end' : null
  }
  if (kind === ',') {
    if (expected !== 'comma or end' || open.length === 0) return null
    return open.at(-1) === '{' ? 'key' : 'value'
  }
  if (kind === ':') return expected === 'colon' ? 'value' : null
  if (kind === 'text' && (expected === 'key' || expected === 'key or end')) return 'colon'
  return takesValue ? 'comma or end' : null
}

/** The line (from 1) on which a text stops being JSON. Engines name a position in some of their messages only. */
export function jsonErrorLine(text: string): number {
  const whole = text.trimEnd()
  const open: string[] = []
  let expected: Expected = 'value'
  let at = 0
  while (at < whole.length) {
    token.lastIndex = at
    const match = token.exec(whole)
    const { sign, text: quoted } = match?.groups ?? {}
    const next: Expected | null = match
      ? follow(expected, sign ?? (quoted === undefined ? 'word' : 'text'), open)
      : null
    if (next === null) break
    expected = next
    at = token.lastIndex
  }
  const gap = /^\s*/u.exec(whole.slice(at))?.[0] ?? ''
  return whole.slice(0, at + gap.length).split('\n').length
}
