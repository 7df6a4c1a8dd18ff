import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { appErrorCodes } from '@shared/errors'
import { fieldMessageKey, MERGE_FIELDS } from '@shared/merge-fields'
import { english, messagesOf } from '@shared/messages'
import { pseudoMessage } from '@shared/pseudo-locale'
import { sentenceOf } from '@shared/translate'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Every message with its dotted key. */
function flat(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value as object, `${path}${key}.`),
  )
}
const messages = flat(english)
/** Braces alternate: {an argument}, {count, plural, one {text of a branch}}; only the odd ones name arguments. */
function argumentsOf(message: string): Set<string> {
  const names = new Set<string>()
  let depth = 0
  for (const [index, sign] of Array.from(message).entries()) {
    if (sign === '{') depth += 1
    if (sign === '{' && depth % 2 === 1) {
      const name = /^\w+/.exec(
        Array.from(message)
          .slice(index + 1)
          .join(''),
      )
      if (name) names.add(name[0])
    }
    if (sign === '}') depth -= 1
  }
  return names
}

describe('the messages', () => {
  it('take in every file of the folder', () => {
    const files = readdirSync(join(root, 'src/shared/messages/en'))
    const index = readFileSync(join(root, 'src/shared/messages.ts'), 'utf8')
    for (const file of files) expect(index).toContain(`./messages/en/${file}`)
    expect(messages.length).toBeGreaterThan(150)
  })

  it('have a whole sentence for every error code, and none for a code that is gone', () => {
    expect(Object.keys(english.errors).toSorted()).toEqual(appErrorCodes.toSorted())
    for (const code of appErrorCodes) {
      const values = Object.fromEntries([...argumentsOf(english.errors[code])].map((name) => [name, 'X']))
      expect(sentenceOf('en', 'errors', code, values)).toMatch(/^[A-ZT].*\.$/)
    }
  })

  it('have a name for every merge field', () => {
    const keys = MERGE_FIELDS.map((field) => fieldMessageKey(field.name).replace('fields.', ''))
    expect(Object.keys(english.fields).toSorted()).toEqual(keys.toSorted())
  })

  it('are not empty and hold no straight quotes or three dots', () => {
    const poor = messages.filter(([, text]) => text.trim() === '' || /\.\.\.|"/.test(text))
    expect(poor).toEqual([])
  })
})

describe('the pseudo-locale', () => {
  it('keeps placeholders and tags, and makes the rest longer', () => {
    expect(pseudoMessage('Hi {name}, <b>go</b>')).toMatch(/^\[Ĥí \{name\}, <b>ğó<\/b>·+\]$/)
    expect(pseudoMessage('{count, plural, one {# day} other {# days}}')).toMatch(
      /^\[\{count, plural, one \{# đáý·+\} other \{# đáýš·+\}\}\]$/,
    )
  })

  it('covers every message and keeps its placeholders', () => {
    const pseudo = new Map(flat(messagesOf('en-XA')))
    for (const [key, text] of messages) {
      expect(argumentsOf(pseudo.get(key) ?? ''), key).toEqual(argumentsOf(text))
      expect(pseudo.get(key)?.length ?? 0, key).toBeGreaterThan(text.length)
    }
  })
})
