import type { Client, ClientDraft } from '@shared/clients'

/** The fields for which one of two values is chosen in a merge; tags and the practice's own fields are put together. */
export const chosenFields = [
  'fullName',
  'preferredName',
  'email',
  'phone',
  'addressText',
  'state',
  'outOfWorkSince',
  'goals',
] as const
export type ChosenField = (typeof chosenFields)[number]
export type Side = 'one' | 'other'
export type Choices = Readonly<Partial<Record<ChosenField, Side>>>

/** A field as text; empty where nothing is known. */
export const textOfField = (client: Client, field: ChosenField): string => client[field] ?? ''

/** The fields that say different things; an empty one has nothing to say. */
export const differingFields = (one: Client, other: Client): readonly ChosenField[] =>
  chosenFields.filter((field) => {
    const [left, right] = [textOfField(one, field), textOfField(other, field)]
    return left !== '' && right !== '' && left !== right
  })

/** The fields of the client that two become: what was chosen, else what either knows. */
export function mergedFields(one: Client, other: Client, choices: Choices): Omit<ClientDraft, 'id'> {
  const chosen = <Field extends ChosenField>(field: Field): Client[Field] => {
    const side = choices[field] ?? (textOfField(one, field) === '' ? 'other' : 'one')
    return side === 'one' ? one[field] : other[field]
  }
  const known = new Set(one.tags.map((tag) => tag.toLowerCase()))
  return {
    fullName: chosen('fullName'),
    preferredName: chosen('preferredName'),
    email: chosen('email'),
    phone: chosen('phone'),
    addressText: chosen('addressText'),
    state: chosen('state'),
    outOfWorkSince: chosen('outOfWorkSince'),
    goals: chosen('goals'),
    ranABusiness: one.ranABusiness || other.ranABusiness,
    tags: [...one.tags, ...other.tags.filter((tag) => !known.has(tag.toLowerCase()))].slice(0, 30),
  }
}
