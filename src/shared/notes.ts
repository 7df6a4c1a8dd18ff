import { z } from 'zod'
import { call } from './call'
import { byClient, byId, type RecordTimes, recordId } from './ids'
import { type RichTextDoc, richTextDoc } from './rich-text'

/** A note of the coach about one client. Its body is kept with versions. */
export type Note = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly body: RichTextDoc
  /** The coaching meeting it was written for. */
  readonly appointmentId: string | null
}

/** What the editor saves. The id is made by the editor, so that a save can be repeated safely. */
export const noteDraft = z.strictObject({
  id: recordId,
  clientId: recordId,
  body: richTextDoc,
  /** Binds the note to a meeting of the same client; left out, it stays bound as it is. */
  appointmentId: recordId.optional(),
  /** Keeps the stored text as a version in any case, for a save that replaces it as a whole. */
  keepsVersion: z.boolean().optional(),
})
export type NoteDraft = z.infer<typeof noteDraft>

/** An earlier state of a note. */
export type NoteVersion = { readonly id: string; readonly body: RichTextDoc; readonly createdAt: string }

export const notesCalls = {
  'notes.list': call<readonly Note[]>()(byClient),
  'notes.save': call<Note>()(noteDraft),
  'notes.remove': call<null>()(byId),
  'notes.restore': call<Note>()(byId),
  'notes.versions': call<readonly NoteVersion[]>()(byId),
}
