import { basename } from 'node:path'
import { documentName } from '@shared/documents'
import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import { errorAnswer, type Handlers } from '../door'
import { markAppointment, saveAppointment } from './appointments-repository'
import { listConsents, markConsent, saveConsent } from './consents-repository'
import {
  listCustomFields,
  markCustomField,
  orderCustomFields,
  saveCustomField,
} from './custom-fields-repository'
import { getDocument, markDocument } from './documents-repository'
import { attachDocument, attachFile, changeDocument, exportDocument, openDocument } from './documents-service'

const nowText = (context: Context) => context.now().toISOString()
const writing = (context: Context) => ({ at: nowText(context), newId: context.newId })

/** Answers the calls of `shared/records.ts`. */
export const recordsHandlers = {
  'records.saveAppointment': (context, draft) => saveAppointment(context.db, draft, writing(context)),
  'records.removeAppointment': (context, { id }) => {
    markAppointment(context.db, id, nowText(context))
    return null
  },
  'records.restoreAppointment': (context, { id }) => {
    markAppointment(context.db, id, null)
    return null
  },

  'records.listConsents': (context, { clientId }) => listConsents(context.db, clientId),
  'records.saveConsent': (context, draft) => saveConsent(context.db, draft, writing(context)),
  'records.removeConsent': (context, { id }) => {
    markConsent(context.db, id, nowText(context))
    return null
  },
  'records.restoreConsent': (context, { id }) => {
    markConsent(context.db, id, null)
    return null
  },

  'records.listFields': (context) => listCustomFields(context.db),
  'records.saveField': (context, draft) => saveCustomField(context.db, draft, writing(context)),
  'records.orderFields': (context, { ids }) => orderCustomFields(context.db, ids, nowText(context)),
  'records.removeField': (context, { id }) => {
    markCustomField(context.db, id, nowText(context))
    return null
  },
  'records.restoreField': (context, { id }) => {
    markCustomField(context.db, id, null)
    return null
  },

  'records.chooseDocuments': async (context, owner) => {
    const title = translatorOf(context.language(), 'records')('documents.chooseTitle')
    const attached = []
    const refused = []
    for (const path of await context.dialogs.chooseOpenFiles({ title, isMany: true })) {
      try {
        attached.push(await attachFile(context, owner, path))
      } catch (error) {
        // One file that cannot be kept is no reason to leave the others out.
        const { message } = errorAnswer(error, context.language(), context.log, 'records.chooseDocuments')
        refused.push({ fileName: documentName(basename(path)), message })
      }
    }
    return { attached, refused }
  },
  'records.attachDocument': (context, { clientId, opportunityId, ...file }) =>
    attachDocument(context, { clientId, opportunityId }, file),
  'records.saveDocument': (context, draft) => changeDocument(context, draft),
  'records.openDocument': async (context, { id }) => {
    await openDocument(context, id)
    return null
  },
  'records.exportDocument': async (context, { id }) => {
    const file = await context.dialogs.chooseSaveFile(getDocument(context.db, id).fileName)
    if (file === null) return { fileName: null }
    exportDocument(context, id, file)
    return { fileName: basename(file) }
  },
  'records.removeDocument': (context, { id }) => {
    markDocument(context.db, id, nowText(context))
    return null
  },
  'records.restoreDocument': (context, { id }) => {
    markDocument(context.db, id, null)
    return null
  },
} satisfies Partial<Handlers>
