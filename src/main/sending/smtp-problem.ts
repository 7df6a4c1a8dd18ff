import type { SendingProblem } from '@shared/sending'

/** What went wrong between us and the mail server, with the words the server gave; empty without any. */
export type SmtpFailure = { readonly problem: SendingProblem; readonly answer: string }

/** What nodemailer and Node put on their errors. */
type MailError = Error & {
  readonly code?: string
  readonly originalCode?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

/** Signs that nobody sees are left out of what a server says, and so is all beyond a few lines. */
export const serverWords = (text: string): string =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, 500)
    .trim()

/** True where the server has answered no: whatever was asked for has not been done. */
export const isRefusal = (error: unknown): boolean => {
  const code = (error as MailError).responseCode
  return typeof code === 'number' && code >= 400 && code < 600
}

/** Which of the known problems an error is. */
export function smtpFailure(error: unknown): SmtpFailure {
  const failure = error as MailError
  return { problem: problemOf(failure), answer: serverWords(failure.response ?? '') }
}

const certificateCodes =
  /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS_CERT|ERR_SSL_.*CERT|HOSTNAME_MISMATCH)/

function problemOf(error: MailError): SendingProblem {
  const codes = [error.code, error.originalCode].filter((code) => code !== undefined)
  if (codes.some((code) => certificateCodes.test(code))) return 'certificate'
  if (isRefusal(error)) return refusalOf(error)
  if (codes.includes('EAUTH')) return 'login_refused'
  if (codes.includes('ENOTFOUND') || codes.includes('EAI_AGAIN') || codes.includes('EDNS'))
    return 'host_unknown'
  if (codes.some((code) => /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)))
    return 'not_reachable'
  if (codes.includes('ETIMEDOUT')) return 'timed_out'
  if (codes.some((code) => /^(?:ETLS|EPROTO|ERR_SSL)/.test(code))) return 'no_encryption'
  if (codes.includes('EMESSAGE') || codes.includes('ESTREAM')) return 'message_refused'
  return 'dropped'
}

/** A refusal by the step it answers. Codes that begin with 4 are for now, those with 5 for good. */
function refusalOf({ code, command = '', responseCode = 0 }: MailError): SendingProblem {
  if (code === 'ETLS' || command === 'STARTTLS') return 'no_encryption'
  // RFC 4954: 454 is a passing failure of the login, all others mean a wrong name or password.
  if (code === 'EAUTH') return responseCode === 454 || responseCode === 421 ? 'busy' : 'login_refused'
  if (responseCode < 500) return 'busy'
  if (responseCode === 530 || responseCode === 535) return 'login_refused'
  if (responseCode === 552) return 'too_large'
  if (command.startsWith('MAIL')) return 'sender_refused'
  if (command.startsWith('RCPT')) return 'recipient_refused'
  return 'message_refused'
}
