import { escapeHtml } from './html-text'
import { clockOf } from './mock-sessions/answer-times'
import { type Day, line, step, sub, t } from './pack-html-parts'
import type { RecordSession } from './pack-record'

const score = (mean: number | null): string =>
  `<td>${escapeHtml(mean === null ? t('pdf.none') : t('pdf.number', { mean }))}</td>`

const head = (...names: readonly string[]): string =>
  `<thead><tr>${names.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>`

/** One practice interview as its client may see it. `file` names the report that stands beside these pages. */
export function sessionHtml(one: RecordSession, day: Day, file: string | null): string {
  const scored = one.criteria.filter(({ mean, selfMean }) => mean !== null || selfMean !== null)
  const hasOwn = scored.some(({ selfMean }) => selfMean !== null)
  const criteria = scored
    .map(
      ({ name, mean, selfMean }) =>
        `<tr><th scope="row">${escapeHtml(name)}</th>${score(mean)}${hasOwn ? score(selfMean) : ''}</tr>`,
    )
    .join('')
  const questions = one.questions
    .map(
      ({ text, spentSeconds, mean }) =>
        `<tr><th scope="row">${escapeHtml(text)}</th>${score(mean)}<td>${clockOf(spentSeconds * 1_000)}</td></tr>`,
    )
    .join('')
  const remarks = one.remarks
    .map(({ atSeconds, text }) => step(clockOf(atSeconds * 1_000), '', line(text)))
    .join('')
  return sub(
    t('pdf.session', { number: one.number, day: day(one.on) }),
    [
      file === null ? '' : line(t('pdf.sessionHint', { file }), 'small'),
      criteria === ''
        ? ''
        : `<table>${head(t('pdf.criterion'), t('pdf.score'), ...(hasOwn ? [t('pdf.own')] : []))}<tbody>${criteria}</tbody></table>`,
      questions === ''
        ? ''
        : `<table>${head(t('pdf.questionHead'), t('pdf.score'), t('pdf.time'))}<tbody>${questions}</tbody></table>`,
      remarks === '' ? '' : line(t('pdf.remarks'), 'small') + remarks,
    ].join(''),
  )
}
