import { basename } from 'node:path'
import { dayText } from '@shared/dates'
import { AppError } from '@shared/errors'
import { safeFileName } from '@shared/file-name'
import type { LetterWithFacts } from '@shared/letters'
import { feedbackLetter } from '@shared/mock-sessions/feedback-letter'
import { topicsToPractise } from '@shared/mock-sessions/feedback-topics'
import { findingsOf } from '@shared/mock-sessions/session-findings'
import type { ReportAnswer } from '@shared/session-report'
import { translatorOf } from '@shared/translate'
import { writeFileAtomically } from '../atomic-file'
import type { Context } from '../context'
import { composeDraft } from '../letters/letter-drafts'
import { dayLocale } from '../letters/letter-facts'
import { createLetter } from '../letters/letters-repository'
import type { LettersContext } from '../letters/letters-service'
import { listBank } from '../question-bank/bank-service'
import { getPractice } from '../settings/settings-repository'
import { reportPage } from './session-report-page'
import { sessionReport } from './session-report-service'

/**
 * Writes the feedback letter of a session as a draft of its client: strengths, what to practise, and the catalogue's advice
 * for it. Throws AppError not-found, session-not-begun.
 */
export function draftFeedbackLetter(context: LettersContext, sessionId: string): LetterWithFacts {
  const { db } = context
  const { session, facts: mirror, last, carried, employer } = sessionReport(context, sessionId)
  const practice = getPractice(db)
  const { practise } = findingsOf(mirror, last)
  const tied = new Map(listBank(db, 'question').map(({ ref, topicId }) => [ref, topicId]))
  const topics = topicsToPractise(
    practise,
    carried.flatMap(({ questionRef }) => questionRef ?? []),
    (ref) => tied.get(ref) ?? null,
  )
  const { letter, facts } = composeDraft(
    context,
    {
      id: context.newId(),
      clientId: session.clientId,
      opportunityId: session.opportunityId,
      questionId: null,
      topics: [...topics],
    },
    [],
    (parts) =>
      feedbackLetter({
        ...parts,
        session: mirror,
        last,
        carried,
        employer,
        dayText: dayText(mirror.on, dayLocale(practice), {}),
        language: practice.letterLanguage,
      }),
  )
  const t = translatorOf(context.language(), 'sessionReport')
  const title = employer === null ? t('letterTitle') : t('letterTitleEmployer', { employer })
  const draft = createLetter(db, { ...letter, title }, context.now().toISOString(), context.newId)
  return { letter: draft, facts, stale: [] }
}

/**
 * Prints the report for the client and writes it where the coach says, whole or not at all.
 * Throws AppError not-found, session-not-begun, print-failed, file-not-writable.
 */
export async function saveReportPdf(
  context: LettersContext & Pick<Context, 'dialogs' | 'exportedFiles'>,
  sessionId: string,
): Promise<ReportAnswer> {
  const report = sessionReport(context, sessionId)
  const page = await reportPage(context, report)
  const heading = translatorOf('en', 'sessionReport')('pdf.fileName')
  const suggested = safeFileName([heading, report.clientName, report.facts.on], 'pdf')
  const file = await context.dialogs.chooseSaveFile(suggested)
  if (file === null) return { saved: false }
  const pdf = await context.printer.print(page)
  try {
    writeFileAtomically(file, pdf)
  } catch (error) {
    throw new AppError('file-not-writable', { file: basename(file) }, { cause: error, retry: true })
  }
  context.exportedFiles.set(sessionId, file)
  return { saved: true, fileName: basename(file) }
}
