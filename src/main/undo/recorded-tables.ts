/**
 * The tables whose rows an act may change so that it can be taken back, each after those it refers to. A closed list: no
 * table name ever comes from a window or a stored row without being looked up here. Contents of documents (bytes) and
 * derived tables are not in it; they follow their rows.
 */
export const recordedTables = [
  'client',
  'clientTag',
  'customField',
  'clientField',
  'consent',
  'employer',
  'contact',
  'opportunity',
  'round',
  'roundQuestion',
  'event',
  'ending',
  'promise',
  'letter',
  'letterTopic',
  'letterField',
  'letterFact',
  'letterVersion',
  'checkDismissal',
  'publication',
  'publicAlias',
  'message',
  'sending',
  'question',
  'appointment',
  'note',
  'noteVersion',
  'mockSession',
  'sessionQuestion',
  'sessionCriterion',
  'sessionScore',
  'sessionMark',
  'sessionRecording',
  'document',
  'followUpRule',
  'holiday',
  'followUpDecision',
  'savedView',
  'importMapping',
  'practiceLogo',
  'template',
  'ownTopic',
  'topicVersion',
  'topicMark',
  'synonym',
  'criterion',
  'bankQuestion',
  'cliche',
  'bankMark',
  'questionSet',
  'questionSetItem',
  'answer',
  'answerVersion',
  'speakingPace',
  'pack',
] as const
export type RecordedTable = (typeof recordedTables)[number]

/** The table of this name. Throws where the list has none. */
export function recordedTable(name: string): RecordedTable {
  const table = recordedTables.find((one) => one === name)
  if (table === undefined) throw new Error(`no recorded table: ${name}`)
  return table
}

/** Rows that are the same thing when these columns agree, whatever their id: one tag is not put back beside itself. */
export const sameThing: Partial<Readonly<Record<RecordedTable, readonly string[]>>> = {
  clientTag: ['clientId', 'tag'],
  clientField: ['clientId', 'customFieldId'],
  letterTopic: ['letterId', 'topicId'],
  letterField: ['letterId', 'field'],
  topicMark: ['topicId'],
  bankMark: ['kind', 'ref'],
}
