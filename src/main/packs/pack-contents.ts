import type { RecordDocument } from '@shared/pack-record'
import type { PackDraft } from '@shared/packs'
import type { Context } from '../context'
import { practiceZone } from '../import-export/import-service'
import { listEndedSessions } from '../mock-sessions/session-history-repository'
import { reportPage } from '../mock-sessions/session-report-page'
import { sessionReport } from '../mock-sessions/session-report-service'
import { dayOfInstant } from '../practice-day'
import { listDocuments } from '../records/documents-repository'
import { applicationsCsv } from './applications-csv'
import { clientRecord, type RecordContext } from './client-record'
import { freeName, type PackFile } from './pack-directory'
import type { PackJob } from './pack-jobs'
import {
  calendarFileName,
  documentFolder,
  historyFile,
  importableFile,
  recordFile,
  reportFile,
} from './pack-names'
import { recordPage } from './pack-page'

type ContentsContext = RecordContext & Pick<Context, 'exchange'>

/**
 * Everything of a pack but the bytes of its documents, which whoever writes it reads. Printing takes some tenths of a second a
 * file. Throws AppError not-found, print-failed.
 */
export async function packContents(
  context: ContentsContext,
  choice: Pick<PackDraft, 'clientId' | 'parts' | 'noteIds' | 'documentIds' | 'wish'>,
): Promise<Pick<PackJob, 'about' | 'files' | 'documents'>> {
  const { db, printer, version } = context
  const documents = namedDocuments(context, choice)
  const record = clientRecord(
    context,
    choice,
    documents.map(({ name, detail }): RecordDocument => ({ file: name, detail })),
  )
  const files: PackFile[] = [
    textFile(recordFile, `${JSON.stringify(record, null, 2)}\n`),
    { name: historyFile, bytes: await printer.print(await recordPage(context, record)) },
  ]
  if (choice.parts.includes('person') || choice.parts.includes('applications'))
    files.push(textFile(importableFile, applicationsCsv(record)))
  if (choice.parts.includes('applications'))
    files.push(textFile(calendarFileName, await calendarOf(context, choice)))
  if (choice.parts.includes('sessions'))
    for (const { id, number } of listEndedSessions(db, choice.clientId, dayOfInstant(db)))
      files.push({
        name: reportFile(number),
        bytes: await printer.print(await reportPage(context, sessionReport(context, id))),
      })
  return {
    about: { app: version, madeOn: record.madeOn, client: record.client.fullName },
    files,
    documents: documents.map(({ id, name }) => ({ id, name })),
  }
}

const textFile = (name: string, text: string): PackFile => ({ name, bytes: Buffer.from(text, 'utf8') })

function namedDocuments(
  { db }: ContentsContext,
  { clientId, documentIds }: Pick<PackDraft, 'clientId' | 'documentIds'>,
) {
  const ticked = new Set(documentIds)
  const taken = new Set<string>()
  return listDocuments(db, clientId)
    .filter(({ id }) => ticked.has(id))
    .map(({ id, fileName, detail }) => ({ id, name: freeName(taken, documentFolder, fileName), detail }))
}

async function calendarOf(
  { db, exchange, language, now }: ContentsContext,
  { clientId, parts }: Pick<PackDraft, 'clientId' | 'parts'>,
): Promise<string> {
  const choice = { clientId, appointments: parts.includes('meetings'), promises: true, dueDays: false }
  const job = {
    type: 'calendar',
    choice,
    zone: practiceZone(db),
    language: language(),
    at: now().toISOString(),
  } as const
  return (await exchange(job, () => undefined).answer).text
}
