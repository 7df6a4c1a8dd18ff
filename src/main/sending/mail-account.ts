import { AppError } from '@shared/errors'
import { headerText } from '@shared/mail-address'
import { type MailAccount, type MailTest, mailAccountDraft } from '@shared/sending'
import type { z } from 'zod'
import type { Context } from '../context'
import { tryServer } from './deliver-mail'
import { findMailAccount, findMailServer, saveMailAccount } from './mail-account-repository'

type Draft = z.output<typeof mailAccountDraft>

/**
 * The password that goes with a draft: the one in it, else the stored one, but only for the very host and name it was
 * stored for. So a form that was changed can never carry a password to another server.
 */
function passwordFor({ db }: Pick<Context, 'db'>, draft: Draft): string {
  if (draft.password !== undefined) return draft.password
  const stored = findMailServer(db)
  const isSame =
    stored !== null &&
    stored.host === draft.host &&
    stored.port === draft.port &&
    stored.userName === draft.userName
  return isSame ? stored.password : ''
}

/** Keeps the coach's mail account. */
export function keepMailAccount(context: Pick<Context, 'db' | 'now'>, draft: Draft): MailAccount {
  const password = passwordFor(context, draft)
  const account = { ...draft, fromName: headerText(draft.fromName), password }
  saveMailAccount(context.db, account, context.now().toISOString())
  const kept = findMailAccount(context.db)
  if (kept === null) throw new AppError('not-found')
  return kept
}

/** Logs in with what stands in the form and sends nothing. */
export async function testMailAccount(context: Pick<Context, 'db'>, draft: Draft): Promise<MailTest> {
  const { host, port, security, userName } = draft
  const failure = await tryServer({ host, port, security, userName, password: passwordFor(context, draft) })
  return failure ?? { problem: null, answer: '' }
}
