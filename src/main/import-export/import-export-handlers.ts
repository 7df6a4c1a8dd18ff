import type { Handlers } from '../door'
import { listMappings, markMapping, saveMapping } from './import-mappings-repository'
import {
  applyImportFile,
  cancelJob,
  lookAgain,
  openImportFile,
  planImportFile,
  restoreChosenPractice,
  saveCalendar,
  savePractice,
  saveProblems,
} from './import-service'

/** Answers the calls of `shared/import-export.ts`. */
export const importExportHandlers = {
  'importExport.open': (context, { fileName, bytes }) => openImportFile(context, fileName, bytes),
  'importExport.look': (context, { fileId, reading }) => lookAgain(context, fileId, reading),
  'importExport.plan': (context, { fileId, order }) => planImportFile(context, fileId, order),
  'importExport.apply': (context, { fileId, order }) => applyImportFile(context, fileId, order),
  'importExport.cancel': (context) => {
    cancelJob(context)
    return null
  },
  'importExport.saveProblems': (context, { fileId }) => saveProblems(context, fileId),
  'importExport.listMappings': (context) => listMappings(context.db),
  'importExport.saveMapping': (context, draft) =>
    saveMapping(context.db, draft, context.now().toISOString(), context.newId),
  'importExport.removeMapping': (context, { id }) => {
    markMapping(context.db, id, context.now().toISOString())
    return null
  },
  'importExport.restoreMapping': (context, { id }) => {
    markMapping(context.db, id, null)
    return null
  },
  'importExport.savePractice': (context) => savePractice(context),
  'importExport.restorePractice': (context) => restoreChosenPractice(context),
  'importExport.saveCalendar': (context, choice) => saveCalendar(context, choice),
} satisfies Partial<Handlers>
