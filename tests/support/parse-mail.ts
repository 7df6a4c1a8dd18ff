import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

export type ParsedMail = {
  /** The names at its top, in their order. */
  readonly headers: readonly string[]
  readonly subject: string | null
  readonly unsent: string | null
  readonly from: readonly (readonly [string, string])[]
  readonly to: readonly (readonly [string, string])[]
  readonly replyTo: readonly (readonly [string, string])[]
  readonly defects: readonly string[]
  readonly parts: readonly {
    readonly type: string
    readonly fileName: string | null
    readonly content: string
  }[]
}

/** Messages as Python's mail parser reads them, which has nothing in common with what wrote them. */
export function parseMails(messages: readonly Uint8Array[]): readonly ParsedMail[] {
  const input = JSON.stringify(messages.map((message) => Buffer.from(message).toString('base64')))
  const script = resolve('tests/support/parse-mail.py')
  return JSON.parse(
    execFileSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 200_000_000 }),
  ) as ParsedMail[]
}

/** The content of a part as text, with single line ends. */
export const partText = (part: ParsedMail['parts'][number] | undefined): string =>
  Buffer.from(part?.content ?? '', 'base64')
    .toString('utf8')
    .replaceAll('\r\n', '\n')
