import { basename } from 'node:path'
import {
  type AdviceTemplate,
  type AppliedSet,
  asksLimit,
  type OwnTopicDraft,
  ownTopicDraft,
  type SavedSet,
  type TemplateSetFile,
  type TemplateSetPlan,
  type TemplateSetRow,
} from '@shared/advice'
import { AppError } from '@shared/errors'
import type { TemplateFile } from '@shared/template-file'
import { readTemplateSet, type SetPiece, type SetProblem, templateSetText } from '@shared/template-set'
import { translatorOf } from '@shared/translate'
import { writeFileAtomically } from '../atomic-file'
import type { Context } from '../context'
import { recordChanges } from '../undo/record-changes'
import { builtInTemplate, getAdvice, listAdvice } from './advice-service'
import type { LibraryContext } from './library-service'
import { saveOwnTopic } from './own-topics-repository'
import { saveChangedTemplate } from './templates-repository'
import { saveTopicMarks } from './topic-marks-repository'

/**
 * Saves pieces of advice as one file where the coach chooses; null stands for all own and changed ones.
 * Throws AppError topic-unknown, file-not-writable.
 */
export async function saveTemplateSet(
  context: LibraryContext & Pick<Context, 'dialogs' | 'today'>,
  topicIds: readonly string[] | null,
): Promise<SavedSet> {
  const topics =
    topicIds === null
      ? listAdvice(context.db).filter(({ isOwn, isChanged }) => isOwn || isChanged)
      : topicIds.map((topicId) => getAdvice(context.db, topicId))
  const name = translatorOf(context.language(), 'advice')('set.fileName', { day: context.today() })
  const file = await context.dialogs.chooseSaveFile(`${name}.md`)
  if (file === null) return { saved: false }
  try {
    writeFileAtomically(file, templateSetText(topics))
  } catch (error) {
    throw new AppError('file-not-writable', { file: basename(file) }, { cause: error, retry: true })
  }
  return { saved: true, fileName: basename(file), count: topics.length }
}

/** What an import of a file would do, without doing it. */
export function planTemplateSet(context: LibraryContext, file: TemplateSetFile): TemplateSetPlan {
  const { pieces, problems, refused } = readTemplateSet(file)
  const checked = pieces.map((piece) => rowOf(context, piece))
  return {
    rows: checked.flatMap((one) => ('row' in one ? [one.row] : [])),
    refused: refused + checked.filter((one) => !('row' in one)).length,
    problems: [
      ...problems.map((problem) => ({ line: problem.line, text: problemText(context, problem) })),
      ...checked.flatMap((one) => ('row' in one ? [] : [one.problem])),
    ].toSorted((a, b) => a.line - b.line),
  }
}

/** Takes in what is new or changed of a file, as one act that can be taken back. What has a problem stays out. */
export function applyTemplateSet(context: LibraryContext, file: TemplateSetFile): AppliedSet {
  const { db, newId } = context
  const wanted = readTemplateSet(file).pieces.flatMap((piece) => {
    const one = rowOf(context, piece)
    return 'row' in one && one.row.what !== 'same' ? [{ ...one, template: piece.template }] : []
  })
  const label = translatorOf(context.language(), 'advice')('acts.imported', { count: wanted.length })
  const writing = { at: context.now().toISOString(), newId }
  const { changeSetId } = recordChanges(db, { kind: 'import', label, ...writing }, () => {
    for (const { row, draft, template } of wanted) {
      if (row.isBuiltIn) saveChangedTemplate(db, draft, writing)
      else saveOwnTopic(db, draft, writing)
      if (template.tags.length > 0) saveTags(context, draft.topicId, template.tags, writing)
    }
  })
  const count = (what: TemplateSetRow['what']) => wanted.filter(({ row }) => row.what === what).length
  return { changeSetId, added: count('new'), changed: count('changed') }
}

type Draft = OwnTopicDraft & { readonly topicId: string }
type Checked =
  | { readonly row: TemplateSetRow; readonly draft: Draft }
  | { readonly problem: TemplateSetPlan['problems'][number] }

/** Compares a piece with the library; one that the library's own form does not take has a problem. */
function rowOf(context: LibraryContext, { line, template }: SetPiece): Checked {
  const parsed = ownTopicDraft.safeParse({ ...draftOf(template), topicId: template.id })
  if (!parsed.success || parsed.data.topicId === null) {
    const detail = parsed.error?.issues[0]?.path.join('.') ?? 'id'
    return {
      problem: { line, text: problemText(context, { code: 'bad-front-matter', file: '', line, detail }) },
    }
  }
  const draft = { ...parsed.data, topicId: parsed.data.topicId }
  const known = knownTopic(context, template.id)
  const isBuiltIn = builtInTemplate(template.id) !== undefined
  const what = known === null ? 'new' : isSame(known, draft, template.tags) ? 'same' : 'changed'
  return { draft, row: { topicId: template.id, title: template.title, line, what, isBuiltIn } }
}

function draftOf(file: TemplateFile) {
  const { id: topicId, title, kind, school, when, stages, contradicts, source, asks, body, shortBody } = file
  return {
    topicId,
    title,
    kind,
    school,
    when,
    stages,
    contradicts,
    source,
    asks: Array.isArray(asks) ? asks.slice(0, asksLimit) : [],
    body,
    shortBody,
  }
}

function knownTopic(context: LibraryContext, topicId: string): AdviceTemplate | null {
  try {
    return getAdvice(context.db, topicId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'topic-unknown') return null
    throw error
  }
}

/** Of a built-in piece only the wording and the tags can differ; the rest is the app's. */
function isSame(known: AdviceTemplate, draft: Draft, tags: readonly string[]): boolean {
  const isText = known.body === draft.body && known.shortBody === draft.shortBody
  const isTagged = tags.every((tag) => known.tags.includes(tag))
  if (!known.isOwn) return isText && isTagged
  const keys = ['title', 'kind', 'school', 'when', 'stages', 'contradicts', 'source', 'asks'] as const
  return isText && isTagged && keys.every((key) => JSON.stringify(known[key]) === JSON.stringify(draft[key]))
}

function saveTags(
  context: LibraryContext,
  topicId: string,
  tags: readonly string[],
  writing: { readonly at: string; readonly newId: () => string },
): void {
  const { tags: before, isRetired } = getAdvice(context.db, topicId)
  saveTopicMarks(
    context.db,
    topicId,
    { tags: [...new Set([...before, ...tags])].slice(0, 20), retiredAt: isRetired ? writing.at : null },
    writing,
  )
}

function problemText(context: LibraryContext, problem: SetProblem): string {
  const text = translatorOf(context.language(), 'advice')
  const values = {
    field: 'field' in problem ? (problem.field ?? '') : '',
    tag: 'tag' in problem ? (problem.tag ?? '') : '',
    block: 'block' in problem ? (problem.block ?? 'if') : 'if',
    limit: 'limit' in problem ? (problem.limit ?? 0) : 0,
    detail: 'detail' in problem ? (problem.detail ?? '') : '',
  }
  return text(`problems.${problem.code}`, values)
}
