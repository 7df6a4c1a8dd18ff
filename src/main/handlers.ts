import { adviceHandlers } from './advice/advice-handlers'
import { warmAdviceSoon } from './advice/suggest-service'
import { adviceLedgerHandlers } from './advice-ledger/advice-ledger-handlers'
import { answersHandlers } from './answers/answers-handlers'
import { backupHandlers } from './backup/backup-handlers'
import { boardHandlers } from './board/board-handlers'
import { calendarHandlers } from './calendar/calendar-handlers'
import { checksHandlers } from './checks/checks-handlers'
import { clientNeighbours, listClients } from './clients/client-list'
import { clientsHandlers } from './clients/clients-handlers'
import { countClients, getClient, markClient, saveClient } from './clients/clients-repository'
import type { Context } from './context'
import { hasSeenTour, rememberTour } from './demo/tour-mark'
import type { Handlers } from './door'
import { employersHandlers } from './employers/employers-handlers'
import { figuresHandlers } from './figures/figures-handlers'
import { followUpsHandlers } from './follow-ups/follow-ups-handlers'
import { importExportHandlers } from './import-export/import-export-handlers'
import { caseHistory } from './interviews/case-history'
import {
  getQuestion,
  markHistoryRecord,
  saveEnding,
  saveEvent,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from './interviews/interviews-repository'
import { draftsHandlers } from './letters/drafts-handlers'
import {
  getLetter,
  listAllLetters,
  listLetters,
  listLetterVersions,
  markLetter,
} from './letters/letters-repository'
import { copyPlainText, exportLetter, previewLetter } from './letters/letters-service'
import { openLetter } from './letters/open-letter'
import { openableLink } from './link-guard'
import { mockSessionsHandlers } from './mock-sessions/mock-sessions-handlers'
import { sessionReportHandlers } from './mock-sessions/session-report-handlers'
import { listNotes, listNoteVersions, markNote, saveNote } from './notes/notes-repository'
import { packsHandlers } from './packs/packs-handlers'
import { dayOfInstant } from './practice-day'
import { publishingHandlers } from './publishing/publishing-handlers'
import { questionBankHandlers } from './question-bank/question-bank-handlers'
import { recordingsHandlers } from './recordings/recordings-handlers'
import { recordsHandlers } from './records/records-handlers'
import { retentionHandlers } from './retention/retention-handlers'
import { searchHandlers } from './search/search-handlers'
import { sendingHandlers } from './sending/sending-handlers'
import { logoHandlers } from './settings/logo-handlers'
import { getPractice, savePractice } from './settings/settings-repository'
import { vaultFacts } from './settings/vault-facts'
import { keepStandings } from './standings/standings-service'
import { supportHandlers } from './support/support-handlers'
import { todayHandlers } from './today/today-handlers'
import { trashHandlers } from './trash/trash-handlers'
import { undoHandlers } from './undo/undo-handlers'
import { updatesHandlers } from './updates/updates-handlers'
import { unsaidCloudService } from './vault/cloud-folder'
import { getLocking } from './vault/locking-repository'
import { vaultHandlers } from './vault/vault-handlers'
import { viewsHandlers } from './views/views-handlers'
import { findKeptView } from './views/views-repository'

const nowText = (context: Context) => context.now().toISOString()
const writing = (context: Context) => ({ at: nowText(context), newId: context.newId })

/** Who answers each call. A call of the contract without an answer here is a compile error. */
export const handlers = {
  'app.start': (context) => ({
    practice: getPractice(context.db),
    isDemo: context.isDemo,
    today: context.today(),
    clientCount: countClients(context.db),
    clientsView: findKeptView(context.db),
    platform: process.platform,
    isReadOnly: context.isReadOnly,
    cloudService: context.isDemo || context.isReadOnly ? null : unsaidCloudService(context),
    // A demo holds nothing that would have to be protected.
    isSetUp: context.isDemo || context.skipsSetUp || getLocking(context.db).isSetUp,
    offersTour: context.isDemo && !context.skipsSetUp && !hasSeenTour(context.folder),
  }),
  'app.tourSeen': ({ folder }) => {
    rememberTour(folder)
    return null
  },
  'app.openDemo': ({ shell }) => {
    shell.openDemo()
    return null
  },
  'app.answersClosing': (context) => {
    context.answersClosing()
    return null
  },
  'app.readyToClose': (context, { saved }) => {
    context.readyToClose(saved)
    return null
  },
  'app.copyText': async (context, { text }) => {
    await context.shell.copyText(text)
    return null
  },
  'app.openLink': async (context, { url }) => {
    const link = openableLink(url)
    if (link === null || !(await context.dialogs.confirmLink(link))) return { opened: false }
    await context.shell.openLink(link)
    return { opened: true }
  },

  'clients.list': (context, query) => {
    keepStandings(context)
    return listClients(context.db, query, context.today())
  },
  'clients.get': (context, { id }) => getClient(context.db, id),
  'clients.save': (context, draft) => saveClient(context.db, draft, nowText(context), context.newId),
  'clients.remove': (context, { id }) => {
    markClient(context.db, id, nowText(context))
    return null
  },
  'clients.restore': (context, { id }) => markClient(context.db, id, null),
  'clients.neighbours': (context, { id, query }) => clientNeighbours(context.db, id, query, context.today()),

  'interviews.history': (context, { clientId }) => {
    warmAdviceSoon(context.db)
    return caseHistory(context.db, clientId, context.today(), dayOfInstant(context.db))
  },
  'interviews.saveOpportunity': (context, draft) => saveOpportunity(context.db, draft, writing(context)),
  'interviews.saveRound': (context, draft) => saveRound(context.db, draft, writing(context)),
  'interviews.saveEvent': (context, draft) => saveEvent(context.db, draft, writing(context)),
  'interviews.saveEnding': (context, draft) => saveEnding(context.db, draft, writing(context)),
  'interviews.savePromise': (context, draft) => savePromise(context.db, draft, writing(context)),
  'interviews.saveMessage': (context, draft) => saveMessage(context.db, draft, writing(context)),
  'interviews.saveQuestion': (context, draft) => saveQuestion(context.db, draft, writing(context)),
  'interviews.getQuestion': (context, { id }) => getQuestion(context.db, id),
  'interviews.remove': (context, record) => {
    markHistoryRecord(context.db, record, nowText(context))
    return null
  },
  'interviews.restore': (context, record) => {
    markHistoryRecord(context.db, record, null)
    return null
  },

  'notes.list': (context, { clientId }) => listNotes(context.db, clientId),
  'notes.save': (context, draft) => saveNote(context.db, draft, nowText(context), context.newId()),
  'notes.remove': (context, { id }) => {
    markNote(context.db, id, nowText(context))
    return null
  },
  'notes.restore': (context, { id }) => markNote(context.db, id, null),
  'notes.versions': (context, { id }) => listNoteVersions(context.db, id),

  'letters.list': (context, { clientId }) => listLetters(context.db, clientId),
  'letters.listAll': (context) => listAllLetters(context.db),
  'letters.get': (context, { id }) => openLetter(context, id),
  'letters.preview': (context, { id }) => previewLetter(context, id),
  'letters.exportPdf': async (context, { id }) => {
    const answer = await exportLetter(context, id, context.dialogs.chooseSaveFile)
    if (!answer.saved) return { saved: false }
    if (answer.file !== undefined) context.exportedFiles.set(id, answer.file)
    return { saved: true, fileName: answer.fileName, letter: answer.letter }
  },
  'letters.copyText': async (context, { id }) => ({ text: await copyPlainText(context, id) }),
  'letters.showInFolder': (context, { id }) => {
    const file = context.exportedFiles.get(id)
    if (file !== undefined) context.shell.showInFolder(file)
    return null
  },
  'letters.remove': (context, { id }) => {
    markLetter(context.db, id, nowText(context))
    return null
  },
  'letters.versions': (context, { id }) => listLetterVersions(context.db, id),
  'letters.restore': (context, { id }) => {
    markLetter(context.db, id, null)
    return getLetter(context.db, id)
  },

  'settings.get': (context) => getPractice(context.db),
  'settings.save': (context, draft) => {
    const practice = savePractice(context.db, draft, nowText(context), context.newId)
    context.emit('settings.changed', practice)
    return practice
  },
  'settings.vault': (context) => vaultFacts(context),
  'settings.openFolder': async (context) => {
    await context.shell.openFolder(context.folder.root)
    return null
  },

  ...adviceHandlers,
  ...adviceLedgerHandlers,
  ...backupHandlers,
  ...answersHandlers,
  ...boardHandlers,
  ...calendarHandlers,
  ...checksHandlers,
  ...clientsHandlers,
  ...draftsHandlers,
  ...employersHandlers,
  ...figuresHandlers,
  ...followUpsHandlers,
  ...importExportHandlers,
  ...logoHandlers,
  ...mockSessionsHandlers,
  ...packsHandlers,
  ...publishingHandlers,
  ...questionBankHandlers,
  ...recordingsHandlers,
  ...recordsHandlers,
  ...retentionHandlers,
  ...searchHandlers,
  ...sendingHandlers,
  ...sessionReportHandlers,
  ...supportHandlers,
  ...todayHandlers,
  ...trashHandlers,
  ...undoHandlers,
  ...updatesHandlers,
  ...vaultHandlers,
  ...viewsHandlers,
} satisfies Handlers
