import type { RecordedTable } from './recorded-tables'

/**
 * What a row that refers to another one becomes when that one is erased: `belongs` goes with it, `mentions` forgets it,
 * `holds` keeps it from being erased.
 */
export type ReferenceWay = 'belongs' | 'mentions' | 'holds'

export type Reference = {
  readonly table: RecordedTable
  readonly column: string
  readonly parent: RecordedTable
  readonly way: ReferenceWay
  /** A column both tables have, and by which the referring one has an index, where it has none by `column`. */
  readonly sharing: 'clientId' | 'employerId' | null
}

const reference = (
  way: ReferenceWay,
  parent: RecordedTable,
  column: string,
  tables: readonly RecordedTable[],
  sharing: Reference['sharing'] = null,
): readonly Reference[] => tables.map((table) => ({ table, column, parent, way, sharing }))

/** Every reference between recorded tables that the format holds together. */
export const references: readonly Reference[] = [
  ...reference('belongs', 'client', 'clientId', [
    'clientTag',
    'clientField',
    'consent',
    'opportunity',
    'round',
    'roundQuestion',
    'event',
    'ending',
    'promise',
    'message',
    'letter',
    'question',
    'appointment',
    'note',
    'document',
    'followUpRule',
    'followUpDecision',
    'checkDismissal',
    'publication',
    'publicAlias',
    'sending',
    'answer',
    'answerVersion',
    'speakingPace',
    'pack',
    'mockSession',
    'sessionQuestion',
    'sessionCriterion',
    'sessionScore',
    'sessionMark',
    'sessionRecording',
  ]),
  ...reference('belongs', 'customField', 'customFieldId', ['clientField']),
  ...reference('belongs', 'employer', 'employerId', ['contact']),
  ...reference('holds', 'employer', 'employerId', ['opportunity']),
  ...reference('mentions', 'contact', 'contactId', ['opportunity'], 'employerId'),
  ...reference(
    'belongs',
    'opportunity',
    'opportunityId',
    ['round', 'event', 'ending', 'promise', 'followUpDecision'],
    'clientId',
  ),
  ...reference(
    'mentions',
    'opportunity',
    'opportunityId',
    ['message', 'letter', 'question', 'document', 'mockSession'],
    'clientId',
  ),
  ...reference('mentions', 'opportunity', 'opportunityId', ['answer'], 'clientId'),
  ...reference('belongs', 'answer', 'answerId', ['answerVersion']),
  ...reference('belongs', 'round', 'roundId', ['roundQuestion'], 'clientId'),
  ...reference('mentions', 'round', 'roundId', ['letter', 'mockSession'], 'clientId'),
  ...reference('belongs', 'letter', 'letterId', [
    'letterTopic',
    'letterField',
    'letterFact',
    'letterVersion',
    'checkDismissal',
  ]),
  ...reference('mentions', 'letter', 'letterId', ['publication'], 'clientId'),
  ...reference('mentions', 'letter', 'answeredByLetterId', ['question'], 'clientId'),
  ...reference('mentions', 'letter', 'letterId', ['message', 'sending'], 'clientId'),
  ...reference('mentions', 'appointment', 'appointmentId', ['note', 'mockSession'], 'clientId'),
  ...reference('belongs', 'mockSession', 'sessionId', [
    'sessionQuestion',
    'sessionCriterion',
    'sessionScore',
    'sessionMark',
    'sessionRecording',
  ]),
  ...reference('belongs', 'sessionQuestion', 'sessionQuestionId', ['sessionScore']),
  ...reference('mentions', 'sessionQuestion', 'sessionQuestionId', ['sessionMark']),
  ...reference('belongs', 'note', 'noteId', ['noteVersion']),
  ...reference('belongs', 'ownTopic', 'ownTopicId', ['topicVersion']),
  ...reference('belongs', 'template', 'templateId', ['topicVersion']),
  ...reference('belongs', 'questionSet', 'questionSetId', ['questionSetItem']),
]

/** What an erased row is forgotten in although the format does not hold it together. */
export const looseReferences: readonly Reference[] = [
  ...reference('mentions', 'question', 'questionId', ['letter'], 'clientId'),
  ...reference('mentions', 'sessionQuestion', 'carriedFromId', ['sessionQuestion'], 'clientId'),
]
