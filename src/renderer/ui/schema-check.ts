import { schemaResolver } from '@mantine/form'
import { z } from 'zod'

// Without this, zod tries whether it may compile code, which the content security policy rightly refuses.
z.config({ jitless: true })

/** Checks a form's values by a schema of the contract: the names of the fields that are not as they should be. */
export function wrongFieldsBy<Values>(
  schema: z.ZodType,
): (values: Values) => readonly (keyof Values & string)[] {
  const check = schemaResolver(schema, { sync: true })
  return (values) => {
    const paths = Object.keys(check(values))
    return [...new Set(paths.map((path) => path.split('.')[0] ?? path))] as (keyof Values & string)[]
  }
}
