import { z } from 'zod'
import { call, event } from './call'
import type { ClientState } from './clients'
import { byClient, line, recordId } from './ids'
import type { FileLook, SavedFile } from './import-export'
import { type PackPart, packParts } from './pack-record'

/** One file that a passphrase opens, or open files in a folder. */
export const packForms = ['sealed', 'files'] as const
export type PackForm = (typeof packForms)[number]

/** The ending of a sealed pack, without its dot. */
export const packEnding = 'greenroom'

/** The most that is sealed into one file, and the most files in it. */
export const packLimits = {
  bytes: 300 * 1024 * 1024,
  /** The same for sentences. */
  megabytes: 300,
  files: 2_000,
} as const

/** What a pack could hold, before the coach has chosen. */
export type PackChoice = {
  readonly fullName: string
  readonly state: ClientState
  /** How many lines each chapter has. */
  readonly parts: Readonly<Record<PackPart, number>>
  /** Private notes; each is left out unless it is ticked. */
  readonly notes: readonly { readonly id: string; readonly on: string; readonly excerpt: string }[]
  readonly documents: readonly {
    readonly id: string
    readonly fileName: string
    readonly byteCount: number
  }[]
}

export const packDraft = z.strictObject({
  clientId: recordId,
  parts: z.array(z.enum(packParts)).min(1).max(packParts.length),
  noteIds: z.array(recordId).max(5_000).default([]),
  documentIds: z.array(recordId).max(packLimits.files).default([]),
  /** At whose wish it is handed out, as the client's timeline will say. */
  wish: line(300).min(1),
  seal: z.discriminatedUnion('form', [
    z.strictObject({ form: z.literal('sealed'), passphrase: z.string().max(1_000) }),
    z.strictObject({ form: z.literal('files') }),
  ]),
})
export type PackDraft = z.infer<typeof packDraft>

/** What a sealed pack says it holds, once it is open. */
export type PackContents = {
  readonly fileName: string
  readonly clientName: string
  readonly madeOn: string
  readonly files: readonly { readonly name: string; readonly byteCount: number }[]
  /** Whether it has the list of the client's applications that the importer reads. */
  readonly isImportable: boolean
}

/** The pack that is looked at: chosen, not open yet. */
export type ChosenPack = { readonly fileName: string }

const nothing = z.strictObject({})

export const packsCalls = {
  'packs.choice': call<PackChoice>()(byClient),
  /** A passphrase of words drawn at random; shown once, kept nowhere. */
  'packs.newPassphrase': call<{ readonly passphrase: string }>()(nothing),
  /** Makes a pack where the coach says, whole or not at all, and writes it on the client's timeline. */
  'packs.make': call<SavedFile>()(packDraft),
  /** Shows the pack of a client that was made last. */
  'packs.show': call<null>()(byClient),
  /** Lets the coach choose a sealed pack; null when they cancelled. */
  'packs.chooseFile': call<ChosenPack | null>()(nothing),
  /** The pack that was chosen or that the system handed over; null where there is none. */
  'packs.chosen': call<ChosenPack | null>()(nothing),
  'packs.unlock': call<PackContents>()(z.strictObject({ passphrase: z.string().max(1_000) })),
  /** Saves the files of the open pack into a new folder. */
  'packs.saveFiles': call<SavedFile>()(nothing),
  /** Hands the open pack's list of applications to the importer, whose dry run comes next. */
  'packs.importClient': call<FileLook>()(nothing),
  /** Forgets the pack and its key. */
  'packs.leave': call<null>()(nothing),
}

export const packsEvents = {
  /** The system handed a sealed pack over, for instance by a double click. */
  'packs.offered': event<null>(),
}
