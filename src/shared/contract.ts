import type { z } from 'zod'
import { adviceCalls } from './advice'
import { adviceLedgerCalls } from './advice-ledger'
import { answersCalls } from './answers'
import { appCalls, appEvents } from './app'
import { backupsCalls, backupsEvents } from './backups'
import { boardCalls } from './board'
import { calendarCalls } from './calendar'
import type { AppEvent, Call } from './call'
import { checksCalls } from './checks'
import { clientsCalls, clientsEvents } from './clients'
import { debriefsCalls } from './debriefs'
import { employersCalls } from './employers'
import { figuresCalls } from './figures'
import { followUpsCalls } from './follow-ups'
import { importExportCalls, importExportEvents } from './import-export'
import { interviewsCalls } from './interviews'
import { lettersCalls, lettersEvents } from './letters'
import { liveSessionCalls, liveSessionEvents } from './live-session'
import { mockSessionsCalls } from './mock-sessions'
import { notesCalls } from './notes'
import { packsCalls, packsEvents } from './packs'
import { publishingCalls } from './publishing'
import { questionBankCalls } from './question-bank'
import { questionSetsCalls } from './question-sets'
import { recordingsCalls } from './recordings'
import { recordsCalls } from './records'
import { retentionCalls } from './retention'
import { searchCalls } from './search'
import { sendingCalls, sendingEvents } from './sending'
import { sessionReportCalls } from './session-report'
import { settingsCalls, settingsEvents } from './settings'
import { supportCalls } from './support'
import { todayCalls, todayEvents } from './today'
import { trashCalls } from './trash'
import { undoCalls } from './undo'
import { updatesCalls, updatesEvents } from './updates'
import { vaultCalls, vaultEvents } from './vault'
import { viewsCalls } from './views'

/** Every call a window can make. The name is the channel; the schema checks what arrives; the type is the answer. */
export const contract = {
  ...appCalls,
  ...clientsCalls,
  ...interviewsCalls,
  ...notesCalls,
  ...adviceCalls,
  ...adviceLedgerCalls,
  ...answersCalls,
  ...lettersCalls,
  ...sessionReportCalls,
  ...settingsCalls,
  ...backupsCalls,
  ...boardCalls,
  ...calendarCalls,
  ...checksCalls,
  ...debriefsCalls,
  ...employersCalls,
  ...figuresCalls,
  ...followUpsCalls,
  ...importExportCalls,
  ...liveSessionCalls,
  ...mockSessionsCalls,
  ...packsCalls,
  ...publishingCalls,
  ...questionBankCalls,
  ...questionSetsCalls,
  ...recordingsCalls,
  ...recordsCalls,
  ...retentionCalls,
  ...searchCalls,
  ...sendingCalls,
  ...supportCalls,
  ...todayCalls,
  ...trashCalls,
  ...undoCalls,
  ...updatesCalls,
  ...vaultCalls,
  ...viewsCalls,
} satisfies Record<string, Call>

/** Everything main tells windows unasked. */
export const events = {
  ...appEvents,
  ...backupsEvents,
  ...clientsEvents,
  ...lettersEvents,
  ...liveSessionEvents,
  ...importExportEvents,
  ...packsEvents,
  ...sendingEvents,
  ...settingsEvents,
  ...todayEvents,
  ...updatesEvents,
  ...vaultEvents,
} satisfies Record<string, AppEvent>

export type CallName = keyof typeof contract
/** What a window sends. */
export type CallInput<Name extends CallName> = z.input<(typeof contract)[Name]['input']>
/** What a handler gets, after the check. */
export type CallArgs<Name extends CallName> = z.output<(typeof contract)[Name]['input']>
/** What a window gets back. */
export type CallOutput<Name extends CallName> = Exclude<(typeof contract)[Name]['output'], undefined>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = Exclude<(typeof events)[Name]['payload'], undefined>
