import { z } from 'zod'
import { call } from './call'
import { safeFileName } from './file-name'
import { byId, longText, type RecordTimes, recordId } from './ids'

const megabyte = 1_000_000

/** What a document and all documents of one client may weigh. */
export const documentLimits = {
  bytes: 20 * megabyte,
  clientBytes: 200 * megabyte,
  /** The same in megabytes, for sentences. */
  megabytes: 20,
  clientMegabytes: 200,
} as const

/** A file kept with a client, inside the encrypted practice. Its content is read only when it is opened. */
export type ClientDocument = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string | null
  readonly fileName: string
  readonly byteCount: number
  readonly detail: string
}

/** A file that was dropped on the window. */
export const documentDrop = z.strictObject({
  clientId: recordId,
  opportunityId: recordId.nullable().default(null),
  fileName: z.string().min(1).max(1_000),
  content: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= documentLimits.bytes, 'too-large'),
})

/** What the coach may change about a document. */
export const documentDraft = z.strictObject({
  id: recordId,
  clientId: recordId,
  opportunityId: recordId.nullable(),
  fileName: z.string().trim().min(1).max(300),
  detail: longText(2_000),
})
export type DocumentDraft = z.infer<typeof documentDraft>

/** What became of the files that were chosen: those attached, and for each other one the sentence that says why not. */
export type AttachAnswer = {
  readonly attached: readonly ClientDocument[]
  readonly refused: readonly { readonly fileName: string; readonly message: string }[]
}

const chosenFor = z.strictObject({ clientId: recordId, opportunityId: recordId.nullable().default(null) })

export const documentsCalls = {
  'records.chooseDocuments': call<AttachAnswer>()(chosenFor),
  'records.attachDocument': call<ClientDocument>()(documentDrop),
  'records.saveDocument': call<ClientDocument>()(documentDraft),
  'records.openDocument': call<null>()(byId),
  'records.exportDocument': call<{ readonly fileName: string | null }>()(byId),
  'records.removeDocument': call<null>()(byId),
  'records.restoreDocument': call<null>()(byId),
}

/** The ending of a file name, small and without its dot; empty where there is none. */
export function fileEnding(fileName: string): string {
  return /[^.]\.([^.]{1,40})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

/** A file's name as it is kept: harmless on every system, with the ending it came with. */
export function documentName(fileName: string): string {
  const whole = fileName.replace(/[\s.\p{C}]+$/u, '')
  const ending = fileEnding(whole)
  return /^[a-z0-9]{1,12}$/.test(ending)
    ? safeFileName([whole.slice(0, -ending.length - 1)], ending)
    : safeFileName([whole], '')
}

/** Endings of files that a system would run instead of showing. */
const runnable: ReadonlySet<string> = new Set(
  `ade adp app appimage appx appxbundle apk application appref-ms bash bat bin cab chm cmd com command cpl csh deb desktop
   diagcab dll dmg ear elf exe fish fxp gadget grp hlp hpj hta htc img inf ins inx ipa iso isp isu jar jnlp job js jse
   jsp kext ksh lnk lua mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde mdt mdw mdz mht mhtml mjs mpkg msc
   msh msh1 msh2 mshxml msi msix msixbundle msp mst msu nsh ops osd out paf pcd php pif pkg pl plg prf prg printerexport
   ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pst py pyc pyo pyw pyz pyzw rb reg rgs rpm run scf scpt scptd scr sct
   service settingcontent-ms sh shb shs slk snap sys terminal theme tmp tool u3p udl url vb vbe vbp vbs vbscript vhd vhdx
   vsix vsmacros vsw vxd war webloc website wim workflow ws wsb wsc wsf wsh xbap xll xnk xpi zsh`.split(
    /\s+/,
  ),
)

/** True for a file that must not be handed to the system to open, since that might run it. */
export function isRunnable(fileName: string): boolean {
  return runnable.has(fileEnding(fileName))
}
