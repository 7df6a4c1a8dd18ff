import type { TrashKind } from '@shared/trash'
import type { RecordedTable } from '../undo/recorded-tables'

type KindSource = {
  readonly table: RecordedTable
  /** SQL over the table's own columns. */
  readonly name: string
  readonly code?: string
  readonly on?: string
  readonly client?: 'id' | 'clientId'
  /** True where the record belongs to, or is about, one opportunity. */
  readonly hasOpportunity?: boolean
  /** Rows that are no record of their own in the trash. */
  readonly except?: string
}

/** Removed together with its opportunity, it comes back together with it. */
const wentAlong = `EXISTS (SELECT 1 FROM opportunity whole
  WHERE whole.id = gone.opportunityId AND whole.deletedAt = gone.deletedAt)`

/** The lesser of two that were merged: it comes back when the merge is taken back. */
const wasMerged = `EXISTS (SELECT 1 FROM changeRow JOIN changeSet ON changeSet.id = changeRow.changeSetId
  WHERE changeRow.recordId = gone.id AND changeRow.beforeRow IS NOT NULL
    AND changeSet.kind = 'merge' AND changeSet.undoneAt IS NULL)`

/** The text of a note's document, without its marks. */
const noteText = `(SELECT trim(group_concat(CASE key WHEN 'text' THEN value ELSE ' ' END, ''))
  FROM json_tree(gone.body) WHERE key = 'text' OR (key = 'type' AND value IN ('paragraph', 'hardBreak')))`

const inHistory = { client: 'clientId', hasOpportunity: true } as const

/** Where the trash finds its kinds of records. */
export const trashSources: Readonly<Record<TrashKind, KindSource>> = {
  client: { table: 'client', name: 'gone.fullName', client: 'id', except: wasMerged },
  employer: { table: 'employer', name: 'gone.name', except: wasMerged },
  contact: { table: 'contact', name: 'gone.fullName' },
  opportunity: { table: 'opportunity', name: 'gone.role', client: 'clientId' },
  round: {
    ...inHistory,
    table: 'round',
    name: 'gone.interviewers',
    code: 'stage',
    on: 'gone.heldOn',
    except: wentAlong,
  },
  roundQuestion: { table: 'roundQuestion', name: 'gone.body', client: 'clientId' },
  event: {
    ...inHistory,
    table: 'event',
    name: 'gone.detail',
    code: 'kind',
    on: 'gone.happenedOn',
    except: wentAlong,
  },
  ending: {
    ...inHistory,
    table: 'ending',
    name: 'gone.detail',
    code: 'tag',
    on: 'gone.endedOn',
    except: wentAlong,
  },
  promise: { ...inHistory, table: 'promise', name: 'gone.words', on: 'gone.promisedTo', except: wentAlong },
  message: { ...inHistory, table: 'message', name: 'gone.summary', code: 'kind', on: 'gone.sentOn' },
  question: { ...inHistory, table: 'question', name: 'gone.body', on: 'gone.askedOn' },
  letter: { ...inHistory, table: 'letter', name: 'gone.title', code: 'kind' },
  publication: { table: 'publication', name: 'gone.title', on: 'gone.publishedOn', client: 'clientId' },
  note: { table: 'note', name: noteText, client: 'clientId' },
  appointment: { table: 'appointment', name: 'gone.topic', on: 'gone.heldOn', client: 'clientId' },
  mockSession: { ...inHistory, table: 'mockSession', name: 'gone.title' },
  document: { ...inHistory, table: 'document', name: 'gone.fileName' },
  consent: {
    table: 'consent',
    name: 'gone.detail',
    code: 'purpose',
    on: 'gone.happenedOn',
    client: 'clientId',
  },
  customField: { table: 'customField', name: 'gone.name' },
  wording: { table: 'template', name: 'gone.topicId' },
  ownTopic: { table: 'ownTopic', name: 'gone.title' },
  synonym: { table: 'synonym', name: 'gone.words' },
  criterion: { table: 'criterion', name: 'gone.name' },
  bankQuestion: { table: 'bankQuestion', name: 'gone.body' },
  cliche: { table: 'cliche', name: 'gone.phrase' },
  questionSet: { table: 'questionSet', name: 'gone.name' },
  answer: { ...inHistory, table: 'answer', name: 'gone.questionBody' },
  answerVersion: { table: 'answerVersion', name: 'gone.body', client: 'clientId' },
  speakingPace: {
    table: 'speakingPace',
    name: "gone.words || ' / ' || gone.seconds",
    on: 'gone.measuredOn',
    client: 'clientId',
  },
  holiday: { table: 'holiday', name: 'gone.name', on: 'gone.fromOn' },
  savedView: { table: 'savedView', name: 'gone.name' },
  importMapping: { table: 'importMapping', name: 'gone.name' },
}

/** Tables whose removed rows the trash does not list and that are erased all the same. */
export const unlistedTables: readonly RecordedTable[] = [
  'followUpDecision',
  'checkDismissal',
  'sessionQuestion',
  'sessionCriterion',
  'sessionScore',
  'sessionMark',
  'sessionRecording',
]
