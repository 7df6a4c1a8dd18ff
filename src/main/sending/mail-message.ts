import { AppError } from '@shared/errors'
import { headerText, isMailAddress, type MailPerson } from '@shared/mail-address'

/** One message to one person, as the coach confirmed it. */
export type MailMessage = {
  readonly from: MailPerson
  readonly to: MailPerson
  /** Where answers go when that is not the sender. */
  readonly replyTo: MailPerson | null
  readonly subject: string
  readonly text: string
  /** The same text with its marks, as HTML; null for a plain message. */
  readonly html: string | null
  readonly attachment: { readonly fileName: string; readonly content: Uint8Array } | null
  /** `<id@host>`; see `messageIdOf`. */
  readonly messageId: string
  readonly date: Date
  /** Marks a message that has not been sent, so that mail programs open it to be finished. */
  readonly isDraft: boolean
}

/** Headers that a message of ours may have at its top, each at most once. */
const expected: ReadonlySet<string> = new Set(
  'from to reply-to subject message-id date mime-version content-type content-transfer-encoding x-unsent'.split(
    ' ',
  ),
)

/**
 * The finished message, byte by byte. Every address is one address, every name and subject one visible line.
 * Throws AppError address-invalid. The library is loaded at the first message.
 */
export async function composeMail(mail: MailMessage): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const { attachment, html } = mail
  const message = await new MailComposer({
    from: personOf(mail.from),
    to: [personOf(mail.to)],
    ...(mail.replyTo === null ? {} : { replyTo: [personOf(mail.replyTo)] }),
    subject: headerText(mail.subject),
    text: mail.text,
    ...(html === null ? {} : { html }),
    ...(attachment === null ? {} : { attachments: [attachmentOf(attachment)] }),
    messageId: mail.messageId,
    date: mail.date,
    ...(mail.isDraft ? { headers: { 'X-Unsent': '1' } } : {}),
    textEncoding: 'quoted-printable',
    newline: 'windows',
    // A text of the letter can never make it read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  requireOwnHeaders(message)
  return message
}

/** An id for a message: the line's own id at the sender's host, so that a copy of it can be told. */
export const messageIdOf = (id: string, from: MailPerson): string =>
  `<${id}@${from.address.slice(from.address.indexOf('@') + 1)}>`

function personOf({ name, address }: MailPerson): MailPerson {
  if (!isMailAddress(address)) throw new AppError('address-invalid', { address: headerText(address, 80) })
  return { name: headerText(name), address }
}

const attachmentOf = ({
  fileName,
  content,
}: {
  readonly fileName: string
  readonly content: Uint8Array
}) => ({
  filename: headerText(fileName).replaceAll(/["\\/]/g, ' '),
  content: Buffer.from(content),
  contentType: 'application/pdf',
})

/** Looks at the finished bytes once more: a header that nobody asked for would be somebody's forged line. */
function requireOwnHeaders(message: Buffer): void {
  const end = message.indexOf('\r\n\r\n')
  const names = message
    .subarray(0, end)
    .toString('latin1')
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
  const isOurs = names.every((name, index) => expected.has(name) && names.indexOf(name) === index)
  if (!isOurs || end < 0) throw new Error('A message has headers that it should not have')
}
