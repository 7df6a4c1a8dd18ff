import { foldedWord } from './read-words'

/** What a column of a file can be of a client and of one opportunity. */
export const importFields = [
  'fullName',
  'givenName',
  'familyName',
  'preferredName',
  'email',
  'phone',
  'addressText',
  'state',
  'tags',
  'goals',
  'outOfWorkSince',
  'employer',
  'role',
  'source',
  'postingState',
  'appliedOn',
  'stage',
  'stageOn',
  'promisedTo',
] as const
export type ImportField = (typeof importFields)[number]

/** Fields that several columns may give together: the parts of an address, more tags. */
export const joinedFields: ReadonlySet<ImportField> = new Set(['addressText', 'tags', 'goals'])

export const dayFields = [
  'outOfWorkSince',
  'appliedOn',
  'stageOn',
  'promisedTo',
] as const satisfies ImportField[]

export const opportunityFields = [
  'employer',
  'role',
  'source',
  'postingState',
  'appliedOn',
  'stage',
  'stageOn',
  'promisedTo',
] as const satisfies ImportField[]

const customPrefix = 'custom:'

/** Where a column goes: a field, a custom field by its name, or nowhere. */
export type ColumnTarget = ImportField | `custom:${string}` | ''

/** The target of a custom field of this name; it is made at the import where there is none. */
export const customTarget = (name: string): ColumnTarget => `${customPrefix}${name}`

/** The name of the custom field that a target means, or null. */
export const customNameOf = (target: string): string | null =>
  target.startsWith(customPrefix) ? target.slice(customPrefix.length) : null

/** Whether a text is a field of the list above. */
export const isImportField = (target: string): target is ImportField =>
  importFields.some((field) => field === target)

const names: Readonly<Record<ImportField, readonly string[]>> = {
  fullName: [
    'name',
    'full name',
    'client',
    'client name',
    'candidate',
    'contact name',
    'display name',
    'nom complet',
  ],
  givenName: ['first name', 'given name', 'forename', 'firstname', 'vorname', 'prenom', 'nombre'],
  familyName: ['last name', 'family name', 'surname', 'lastname', 'nachname', 'apellido', 'apellidos'],
  preferredName: ['preferred name', 'nickname', 'known as', 'called', 'goes by'],
  email: ['e mail', 'email', 'mail', 'email address', 'e mail address', 'e mail 1 value', 'correo'],
  phone: [
    'phone',
    'telephone',
    'mobile',
    'phone number',
    'cell',
    'cell phone',
    'tel',
    'telefon',
    'phone 1 value',
  ],
  addressText: [
    'address',
    'street',
    'city',
    'town',
    'postcode',
    'zip',
    'zip code',
    'country',
    'state province',
    'address 1 formatted',
  ],
  state: ['state', 'status', 'client status', 'client state'],
  tags: ['tags', 'tag', 'labels', 'label', 'groups', 'categories', 'category', 'group membership'],
  goals: ['goals', 'goal', 'objective', 'target', 'looking for'],
  outOfWorkSince: ['out of work since', 'unemployed since', 'jobless since', 'last day of work'],
  employer: ['employer', 'company', 'organisation', 'organization', 'firm', 'company name', 'firma'],
  role: ['role', 'position', 'job title', 'title', 'job', 'vacancy'],
  source: ['source', 'found through', 'channel', 'found via', 'referrer'],
  postingState: ['posting', 'posting state', 'posting status', 'vacancy status'],
  appliedOn: ['applied', 'applied on', 'date applied', 'application date', 'applied date'],
  stage: ['stage', 'stage now', 'current stage', 'application status', 'interview stage'],
  stageOn: [
    'stage day',
    'stage date',
    'stage on',
    'date of stage',
    'interview date',
    'last interview',
    'interview day',
  ],
  promisedTo: [
    'promise',
    'promised',
    'promised by',
    'answer by',
    'decision by',
    'decision date',
    'answer promised by',
    'decision due',
  ],
}

const known = new Map(
  importFields.flatMap((field) => [field, ...names[field]].map((name) => [foldedWord(name), field] as const)),
)

/**
 * A guess, by the columns' names, where each goes. A field is given once, except the joined ones; a column named like a
 * custom field goes there; the rest goes nowhere.
 */
export function guessTargets(
  columns: readonly string[],
  customNames: readonly string[] = [],
): Readonly<Record<string, ColumnTarget>> {
  const taken = new Set<ImportField>()
  const custom = new Map(customNames.map((name) => [foldedWord(name), name]))
  const targets = columns.map((column): readonly [string, ColumnTarget] => {
    const word = foldedWord(column)
    const own = custom.get(word)
    if (own !== undefined) return [column, customTarget(own)]
    const field = known.get(word)
    if (field === undefined || (taken.has(field) && !joinedFields.has(field))) return [column, '']
    taken.add(field)
    return [column, field]
  })
  return Object.fromEntries(targets)
}
