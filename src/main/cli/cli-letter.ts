import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CheckedFinding } from '@shared/checks'
import { AppError } from '@shared/errors'
import { type FilledField, type Letter, type LetterKind, letterDraft, letterKinds } from '@shared/letters'
import { isMergeField } from '@shared/merge-fields'

import { getAdvice } from '../advice/advice-service'
import { checkOf } from '../checks/checks-service'
import { listQuestions } from '../interviews/interviews-repository'
import { createDraft } from '../letters/letter-drafts'
import { exportLetter, type LettersContext, letterText } from '../letters/letters-service'
import { getPractice } from '../settings/settings-repository'
import { clientNamed } from './cli-client'
import { type CliRequest, cliText, neededOption, pathOf, UsageError, withPractice } from './cli-request'

type LetterOrder = {
  readonly client: string
  readonly topics: readonly string[]
  readonly kind: LetterKind
  readonly filled: readonly FilledField[]
}

/**
 * `letter`: writes a letter from topics for one client, as an answer to the newest open question, and exports it.
 * A letter that cannot leave is not kept. Throws AppError file-not-writable, client-unknown,
 * client-ambiguous, topic-unknown, field-unknown, field-missing, letter-held, print-failed.
 */
export async function runLetter(request: CliRequest): Promise<number> {
  const order: LetterOrder = {
    client: neededOption(request, 'client').trim(),
    topics: topicsOf(neededOption(request, 'topics')),
    kind: kindOf(request.values.kind),
    filled: filledOf(request.values.set),
  }
  const name = neededOption(request, 'out')
  const file = pathOf(request, name)
  refusePlace(file, name)
  const found: CheckedFinding[] = []
  const letter = await withPractice(request, async ({ vault: { db }, today, newId }) => {
    const context: LettersContext = {
      db,
      now: request.now,
      today: () => today,
      newId,
      printer: request.outside.printer,
      language: () => getPractice(db).interfaceLanguage,
    }
    const { letter: draft, findings } = writeDraft(context, order, request.outside.tell)
    found.push(...findings)
    request.outside.tell(cliText('printing'))
    await exportLetter(context, draft.id, () => Promise.resolve(file))
    return draft
  })
  request.outside.tell(cliText('letterDone', { title: letter.title, file: name }))
  if (request.asJson)
    request.outside.print(
      `${JSON.stringify({ id: letter.id, title: letter.title, kind: letter.kind, file, findings: found.map(({ rule, sentence, quote }) => ({ rule, sentence, quote })) })}\n`,
    )
  return 0
}

/** Composes the letter, tells what the checks found, and takes it back when it must not leave. One transaction. */
function writeDraft(
  context: LettersContext,
  order: LetterOrder,
  tell: (line: string) => void,
): { readonly letter: Letter; readonly findings: readonly CheckedFinding[] } {
  const { db, newId } = context
  for (const topic of order.topics) getAdvice(db, topic)
  const clientId = clientNamed(db, order.client)
  const question = listQuestions(db, clientId).findLast((one) => one.answeredByLetterId === null)
  return db.transaction(() => {
    const { letter, facts } = createDraft(
      context,
      {
        id: newId(),
        clientId,
        opportunityId: question?.opportunityId ?? null,
        questionId: question?.id ?? null,
        kind: order.kind,
        topics: [...order.topics],
      },
      order.filled,
    )
    const { findings } = checkOf(context, letter, facts)
    for (const { sentence, basis } of findings) tell(cliText('finding', { sentence, basis }))
    letterText(context, letter.id)
    return { letter, findings }
  })()
}

function topicsOf(value: string): readonly string[] {
  const topics = [...new Set(value.split(',').map((topic) => topic.trim()))].filter((topic) => topic !== '')
  if (topics.length === 0) throw new UsageError('missingOption', { option: '--topics' })
  return topics
}

function kindOf(value: CliRequest['values'][string]): LetterKind {
  const kind = letterKinds.find((one) => one === (value ?? 'letter'))
  if (!kind) throw new UsageError('notAKind', { value: String(value) })
  return kind
}

/** `field=value` pairs; the last one of a field holds, and an empty value takes away what the record says. */
function filledOf(value: CliRequest['values'][string]): readonly FilledField[] {
  const pairs = Array.isArray(value) ? (value as readonly string[]) : []
  const filled = new Map<string, string>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError('notASetting', { value: pair })
    const field = pair.slice(0, at).trim()
    if (!isMergeField(field)) throw new AppError('field-unknown', { field })
    filled.set(field, pair.slice(at + 1))
  }
  const checked = letterDraft.shape.filled.safeParse(
    [...filled].map(([field, text]) => ({ field, value: text })),
  )
  if (!checked.success) throw new UsageError('optionValue', { option: '--set' })
  return checked.data
}

/** A letter written again takes the place of the one before, as a script expects; a folder is no place for it. */
function refusePlace(file: string, name: string): void {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
  if (isFolder || !existsSync(dirname(file))) throw new AppError('file-not-writable', { file: name })
}
