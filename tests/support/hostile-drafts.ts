/** What this needs to know of a schema; zod keeps it under `def`. */
type Def = {
  readonly type: string
  readonly format?: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly innerType?: Schema
  readonly element?: Schema
  readonly options?: readonly Schema[]
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly items?: readonly Schema[]
  readonly in?: Schema
}
export type Schema = {
  readonly def?: unknown
  readonly safeParse?: (value: unknown) => { readonly success: boolean }
}

export type Filling = { readonly text: string; readonly ids: Readonly<Record<string, string>> }

/** A draft of a schema's shape with one text in every field that takes texts, bound to records that are there. */
export function filled(schema: Schema, filling: Filling, name = ''): unknown {
  const def = (schema.def ?? { type: 'unknown' }) as Def
  const inner = (part: Schema | undefined): unknown => (part ? filled(part, filling, name) : null)
  const fits = (part: Schema | undefined, value: unknown): boolean =>
    part?.safeParse?.(value).success !== false
  switch (def.type) {
    case 'object':
      if (isDoc(def)) return docOf(filling.text)
      return Object.fromEntries(
        Object.entries(def.shape ?? {})
          .map(([key, part]) => [key, filled(part, filling, key)] as const)
          .filter(([, value]) => value !== undefined),
      )
    case 'optional':
    case 'default':
    case 'prefault':
      // Records of their own get their id from the app.
      return name === 'id' || isUnknown(name, filling) ? undefined : inner(def.innerType)
    case 'nullable': {
      // It names something that is there, or nothing: a new record is made.
      const isNew = name === 'id' || /[rR]ef$/.test(name) || isUnknown(name, filling)
      const value = isNew ? null : inner(def.innerType)
      return fits(def.innerType, value) ? value : null
    }
    case 'array':
      // What only takes names of other things takes none of the texts.
      return [inner(def.element)].filter((value) => !name.endsWith('Ids') && fits(def.element, value))
    case 'tuple':
      return def.items?.map(inner) ?? []
    case 'record':
      return {}
    case 'union':
      return inner(def.options?.at(-1))
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'pipe':
      return inner(def.in)
    case 'boolean':
      return true
    case 'number':
    case 'int':
      return [30, 3, 1].find((value) => fits(schema, value)) ?? 0
    case 'lazy':
    case 'unknown':
      return null
    case 'string':
      return textFor(def, filling, name)
    default:
      return def.innerType ? inner(def.innerType) : null
  }
}

const isUnknown = (name: string, { ids }: Filling): boolean => name.endsWith('Id') && ids[name] === undefined

const isDoc = ({ shape }: Def): boolean => {
  const type = (shape?.type?.def ?? {}) as Def
  return type.type === 'literal' && type.values?.[0] === 'doc'
}

const docOf = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

function textFor({ format }: Def, { text, ids }: Filling, name: string): string {
  if (name === 'id' || name.endsWith('Id')) return ids[name] ?? '01890000-0000-7000-8000-0000000009ff'
  if (format === 'date' || /(On|From|To)$/.test(name)) return '2026-05-12'
  if (name.endsWith('Time')) return '10:30'
  if (format === 'email') return 'ann@x.example'
  return text
}

/** The texts, and the same ones in other wrappings, until there are so many. */
export function manyHostileTexts(texts: readonly string[], count: number): readonly string[] {
  const wrappings: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `Ann ${text} Berg`,
    (text) => `"${text}`,
    (text) => `'>${text}`,
    (text) => `-->${text}<!--`,
    (text) => `{{${text}}}`,
    (text) => `\u202E${text}`,
    (text) => `${text}\u0000`,
    (text) => text.toUpperCase(),
    (text) => `]]>${text}`,
  ]
  return wrappings.flatMap((wrap) => texts.map(wrap)).slice(0, count)
}
