import { assertNever } from '@shared/errors'
import type { TimelineItem } from '@shared/interviews'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { placeOfSession } from '../mock-sessions/session-place'
import { back, type CaseTab, goTo } from '../navigation'
import type { OpenNote } from '../notes/notes-panel'
import { openPrepare } from '../ui/prepare-session'
import { useKeys } from '../ui/use-keys'
import type { AddKind } from './add-menu'
import type { CaseDialog, CaseFile, EntryOf } from './case-file'
import { useDocuments } from './use-documents'
import { letterAbout, useDraftLetter } from './use-draft-letter'
import { useRemoveEntry } from './use-remove-entry'
import { useRemoveRecord } from './use-remove-record'
import { useSettlePromise } from './use-settle-promise'

const needsOpportunity: ReadonlySet<AddKind> = new Set(['round', 'promise', 'event', 'ending'])

/** A dialog for something new; a note is written in its tab, and documents are chosen by the system's dialog. */
function newDialog(kind: Exclude<AddKind, 'note' | 'document'>): CaseDialog {
  switch (kind) {
    case 'reply':
      return { type: kind }
    case 'round':
    case 'promise':
    case 'opportunity':
      return { type: kind, id: null }
    case 'message':
    case 'question':
    case 'event':
    case 'appointment':
      return { type: kind, entry: null }
    case 'ending':
      return { type: kind, entry: null, opportunityId: null }
    default:
      return assertNever(kind)
  }
}

const keptTypes = ['note', 'letter', 'session', 'pack'] as const
type KeptItem = Extract<TimelineItem, { type: (typeof keptTypes)[number] }>
const isKept = (item: TimelineItem): item is KeptItem => keptTypes.some((type) => type === item.type)

/** What the coach can do in a case, whether by key, button or click; and which dialog or note that has opened. */
export function useCaseActions(file: CaseFile, opportunityId: string | null) {
  const [dialog, setDialog] = useState<CaseDialog | null>(null)
  const [isClientOpen, setClientOpen] = useState(false)
  const [note, setNote] = useState<OpenNote | null>(null)
  const startLetter = useDraftLetter(file)
  const removeEntry = useRemoveEntry()
  const removeRecord = useRemoveRecord()
  const documents = useDocuments(file.client.id, opportunityId)
  const settlePromise = useSettlePromise(file)

  const show = (tab: CaseTab, about: string | null = opportunityId) =>
    goTo(
      { at: 'client', id: file.client.id, tab, ...(about ? { opportunityId: about } : {}) },
      { replace: true },
    )

  const openNote = (opened: OpenNote) => {
    setNote(opened)
    show('notes')
  }

  const openNoteOf = ({ id: appointmentId, noteId }: EntryOf<'appointment'>) =>
    openNote(noteId === null ? { id: newId(), isNew: true, appointmentId } : { id: noteId, isNew: false })

  const add = (kind: AddKind) => {
    if (kind === 'document') return documents.choose()
    if (kind === 'note') return openNote({ id: newId(), isNew: true })
    // A round or a promise hangs on an opportunity, so the first one is asked for first.
    const isFirst = needsOpportunity.has(kind) && file.history.opportunities.length === 0
    return setDialog(newDialog(isFirst ? 'opportunity' : kind))
  }

  const draftLetter = () => {
    const about = letterAbout(file, opportunityId)
    if (about.ask) setDialog({ type: 'chooseForLetter' })
    else void startLetter(about.opportunityId)
  }

  const openItem = (item: TimelineItem) => {
    switch (item.type) {
      case 'note':
        return openNote({ id: item.id, isNew: false })
      case 'letter':
        return goTo({ at: 'letter', id: item.id })
      case 'round':
      case 'promise':
        return setDialog({ type: item.type, id: item.id })
      case 'question':
        return setDialog({ type: item.type, entry: item })
      case 'message':
        return setDialog({ type: item.type, entry: item })
      case 'event':
        return setDialog({ type: item.type, entry: item })
      case 'appointment':
        return setDialog({ type: item.type, entry: item })
      case 'document':
        return documents.open(item.id)
      case 'pack':
        // It was handed out: there is nothing of it here to open.
        return undefined
      case 'session':
        return goTo(placeOfSession(item))
      case 'ending':
        return setDialog({ type: item.type, entry: item, opportunityId: item.opportunityId })
      default:
        return assertNever(item)
    }
  }

  /** Notes, letters and sessions are removed where they are read, so that nobody loses pages by one key. A pack is out. */
  const removeItem = (item: TimelineItem) => {
    if (isKept(item)) return
    if (item.type === 'appointment' || item.type === 'document') void removeRecord(item.type, item.id)
    else void removeEntry({ type: item.type, id: item.id })
  }

  useKeys({
    back,
    draftLetter,
    addQuestion: () => add('question'),
    addOpportunity: () => add('opportunity'),
    addRound: () => add('round'),
    addEvent: () => add('event'),
    addEnding: () => add('ending'),
    addPromise: () => add('promise'),
    logContact: () => add('message'),
    addReply: () => add('reply'),
    writeNote: () => add('note'),
    addAppointment: () => add('appointment'),
    attachDocument: () => add('document'),
    closeOut: () => setDialog({ type: 'closeOut' }),
    settlePromise: () => void settlePromise(),
    editClient: () => setClientOpen(true),
    prepareSession: () => openPrepare({ clientId: file.client.id, opportunityId }),
  })

  return {
    dialog,
    setDialog,
    isClientOpen,
    setClientOpen,
    note,
    setNote,
    show,
    add,
    draftLetter,
    openItem,
    removeItem,
    removeEntry: (record: Parameters<typeof removeEntry>[0]) => void removeEntry(record),
    removeRecord: (...record: Parameters<typeof removeRecord>) => void removeRecord(...record),
    documents,
    openNoteOf,
    settlePromise: () => void settlePromise(),
    startLetter: (about: string | null) => void startLetter(about),
  }
}

export type CaseActions = ReturnType<typeof useCaseActions>
