import { hostileTexts } from '../../support/hostile-texts'

type Random = () => number

const id = '01890000-0000-7000-8000-000000000001'

/** Values that a careless program trips over. */
const awkward: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 2,
  1e308,
  10n,
  '',
  ' ',
  '\u0000',
  '\uD800',
  '\u202Etxt.exe',
  "'; DROP TABLE client; --",
  '../../etc/passwd',
  'C:\\Windows\\system32',
  '%2e%2e%2f',
  'a'.repeat(36),
  id,
  '2026-02-30',
  '2026-05-15',
  '9999-99-99',
  '24:61',
  new Date(0),
  new Date(Number.NaN),
  new Map([['id', id]]),
  new Set([1]),
  new Uint8Array(3),
  /x/,
  [],
  [[[[[]]]]],
  {},
  { id },
  { id: '1 OR 1=1' },
  { length: 1e9 },
  { toString: 'not a function' },
  JSON.parse('{"then":"not a promise"}'),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  Object.create(null),
  ...hostileTexts,
]

const long = 'x'.repeat(10_000_000)
const deep = Array.from({ length: 2_000 }).reduce<unknown>((inner) => ({ inner }), {})
const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic

const oneOf = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item

/** Any hostile value; the heavy ones only now and then. */
export function hostileValue(random: Random, count: number): unknown {
  if (count % 97 === 1) return long
  if (count % 97 === 3) return { fullName: long, id }
  if (count % 31 === 5) return deep
  if (count % 31 === 7) return cyclic
  const first = oneOf(awkward, random)
  if (random() < 0.4) return first
  const keys = [
    'id',
    'clientId',
    'fullName',
    'name',
    'body',
    'kind',
    'query',
    'bytes',
    '__proto__x',
    'toJSON',
  ]
  return Object.fromEntries(
    Array.from({ length: Math.ceil(random() * 6) }, () => [oneOf(keys, random), oneOf(awkward, random)]),
  )
}

/** What this needs to know of a schema; zod keeps it under `def`. */
type Def = {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly innerType?: Schema
  readonly element?: Schema
  readonly options?: readonly Schema[]
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly in?: Schema
}
type Schema = { readonly def?: unknown }

const defOf = (schema: Schema): Def => (schema.def ?? { type: 'unknown' }) as Def

/**
 * A value of the schema's shape: mostly what it asks for, at one place in six something else. So the handlers behind the
 * schema are reached with records that are not there and texts that nobody types.
 */
export function shapedLike(schema: Schema, random: Random): unknown {
  if (random() < 0.04) return oneOf(awkward, random)
  const def = defOf(schema)
  switch (def.type) {
    case 'object': {
      const entries = Object.entries(def.shape ?? {}).map(
        ([name, inner]) => [name, shapedLike(inner, random)] as const,
      )
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
    }
    case 'optional':
    case 'default':
    case 'prefault':
      return random() < 0.4 ? undefined : inner(def, random)
    case 'nullable':
      return random() < 0.3 ? null : inner(def, random)
    case 'array':
      return Array.from({ length: Math.floor(random() * 3) }, () =>
        def.element ? shapedLike(def.element, random) : null,
      )
    case 'union':
      return shapedLike(oneOf(def.options ?? [], random), random)
    case 'enum':
      return oneOf(Object.values(def.entries ?? {}), random)
    case 'literal':
      return oneOf(def.values ?? [], random)
    case 'pipe':
      return def.in ? shapedLike(def.in, random) : null
    case 'boolean':
      return random() < 0.5
    case 'number':
    case 'int':
      return oneOf([0, 1, 2, 14, 30, 50, 100, 365], random)
    case 'string':
      return oneOf(
        [id, id, '2026-05-15', '12:30', 'Ann', 'ann@x.example', ...hostileTexts.slice(0, 6)],
        random,
      )
    default:
      return def.innerType ? inner(def, random) : oneOf(awkward, random)
  }
}

const inner = (def: Def, random: Random): unknown =>
  def.innerType ? shapedLike(def.innerType, random) : null
