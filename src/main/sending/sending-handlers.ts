import type { Handlers } from '../door'
import { keepMailAccount, testMailAccount } from './mail-account'
import { findMailAccount, removeMailAccount } from './mail-account-repository'
import { decideSending } from './outbox'
import { copyLetter, openDraft, openMailto, previewSending, queueMail } from './outgoing-letter'
import { chooseReply, keepReply, readReply } from './reply-reading'
import { getSending, listOpenSendings, listSendings } from './sending-repository'

/** Answers the calls of `shared/sending.ts`. */
export const sendingHandlers = {
  'sending.account': (context) => findMailAccount(context.db),
  'sending.saveAccount': (context, draft) => keepMailAccount(context, draft),
  'sending.removeAccount': (context) => {
    removeMailAccount(context.db)
    return null
  },
  'sending.testAccount': (context, draft) => testMailAccount(context, draft),
  'sending.copy': async (context, { letterId }) => {
    await copyLetter(context, letterId)
    return null
  },
  'sending.preview': (context, { letterId }) => previewSending(context, letterId),
  'sending.openDraft': (context, wanted) => openDraft(context, wanted),
  'sending.openMailto': (context, wanted) => openMailto(context, wanted),
  'sending.send': (context, { outgoing, at, isAgain }) => queueMail(context, outgoing, { at, isAgain }),
  'sending.list': (context, { part, clientId }) =>
    part === 'open' && clientId === null ? listOpenSendings(context.db) : listSendings(context.db, clientId),
  'sending.get': (context, { id }) => getSending(context.db, id),
  'sending.decide': (context, { id, act }) => decideSending(context, id, act),
  'sending.chooseReply': (context) => chooseReply(context),
  'sending.readReply': (context, { content }) => readReply(context, content),
  'sending.keepReply': (context, draft) => keepReply(context, draft),
} satisfies Partial<Handlers>
