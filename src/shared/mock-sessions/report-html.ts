import { escapeHtml } from '../html-text'
import { answerTimes, clockOf } from './answer-times'
import { closedPath, labelSide, onAxis } from './chart-geometry'
import type { CarriedQuestion } from './questions-due'
import { forClient, highestScore, type SessionFacts } from './session-facts'
import { type Finding, type Findings, findingsOf } from './session-findings'
import { type ComparedCriterion, compareCriteria, criterionMean, questionMean } from './session-means'

/** The words of the page; numbers come as they are written. */
export type ReportWords = {
  readonly heading: string
  readonly about: string
  readonly overall: string
  readonly names: Readonly<
    Record<
      | 'criteria'
      | 'criterion'
      | 'now'
      | 'last'
      | 'self'
      | 'strengths'
      | 'practise'
      | 'noStrength'
      | 'noWeakness'
      | 'answers'
      | 'question'
      | 'score'
      | 'time'
      | 'limit'
      | 'again'
      | 'none'
      | 'legend',
      string
    >
  >
  readonly number: (mean: number) => string
  readonly radar: string
  readonly finding: (finding: Finding) => string
  readonly comesBack: (question: CarriedQuestion) => string
}

export type ReportInput = {
  readonly session: SessionFacts
  readonly last: SessionFacts | null
  readonly carried: readonly CarriedQuestion[]
  readonly words: ReportWords
}

/**
 * The report for the client as HTML for the letter's page: criteria now against last, strengths, what to practise, answer
 * times, what comes back. Made from what the client may read and nothing else; all text is escaped.
 */
export function reportHtml({ session: whole, last, carried, words }: ReportInput): string {
  const session = forClient(whole)
  const compared = compareCriteria(session, last).filter(
    ({ now, last: before }) => now !== null || before !== null,
  )
  const findings = findingsOf(session, last)
  return [
    `<div class="report"><h1>${escapeHtml(words.heading)}</h1>`,
    `<p class="about">${escapeHtml(words.about)}</p>`,
    `<p class="overall">${escapeHtml(words.overall)}</p>`,
    compared.length === 0 ? '' : criteriaHtml(session, compared, words),
    findingsHtml(findings, words),
    answersHtml(session, words),
    againHtml(carried, words),
    '</div>',
  ].join('')
}

const cell = (value: number | null, words: ReportWords): string =>
  `<td>${escapeHtml(value === null ? words.names.none : words.number(value))}</td>`
const head = (...names: readonly string[]): string =>
  `<thead><tr>${names.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>`
const section = (title: string, content: string): string =>
  content === '' ? '' : `<h2>${escapeHtml(title)}</h2>${content}`

function criteriaHtml(
  session: SessionFacts,
  compared: readonly ComparedCriterion[],
  words: ReportWords,
): string {
  const { names } = words
  const hasLast = compared.some(({ last }) => last !== null)
  const selves = compared.map(({ criterionRef }) => criterionMean(session, criterionRef, 'self'))
  const hasSelf = selves.some((self) => self !== null)
  const rows = compared.map(
    ({ name, now, last }, index) =>
      `<tr><th scope="row">${escapeHtml(name)}</th>${cell(now, words)}${hasLast ? cell(last, words) : ''}${
        hasSelf ? cell(selves[index] ?? null, words) : ''
      }</tr>`,
  )
  const columns = [
    names.criterion,
    names.now,
    ...(hasLast ? [names.last] : []),
    ...(hasSelf ? [names.self] : []),
  ]
  const table = `<table class="scores">${head(...columns)}<tbody>${rows.join('')}</tbody></table>`
  return section(
    names.criteria,
    `<div class="criteria"><div>${radarSvg(compared, words)}</div>${table}</div>`,
  )
}

const rim = 74
const written = (value: number): string => value.toFixed(1)

/** The radar as a drawing of its own; fewer than three axes make no shape. The table beside it says the same. */
function radarSvg(compared: readonly ComparedCriterion[], words: ReportWords): string {
  const axes = compared.length
  if (axes < 3) return ''
  const ring = (share: number): string =>
    closedPath(compared.map((_, axis) => onAxis(axis, axes, share, rim)))
  const shape = (values: readonly (number | null)[]): string =>
    closedPath(
      values.flatMap((value, axis) =>
        value === null ? [] : [onAxis(axis, axes, value / highestScore, rim)],
      ),
    )
  const labels = compared.map(({ name }, axis) => {
    const { x, y } = onAxis(axis, axes, 1, rim + 9)
    const short = name.length > 18 ? `${name.slice(0, 17)}…` : name
    return `<text x="${written(x)}" y="${written(y + 3)}" text-anchor="${labelSide(axis, axes)}">${escapeHtml(short)}</text>`
  })
  return [
    `<svg viewBox="-150 -100 300 200" role="img" aria-label="${escapeHtml(words.radar)}">`,
    ...[1, 2, 3, 4, 5].map((score) => `<path class="ring" d="${ring(score / highestScore)}"/>`),
    `<path class="last" d="${shape(compared.map(({ last }) => last))}"/>`,
    `<path class="now" d="${shape(compared.map(({ now }) => now))}"/>`,
    ...labels,
    `</svg><p class="small">${escapeHtml(words.names.legend)}</p>`,
  ].join('')
}

function findingsHtml({ strengths, practise }: Findings, words: ReportWords): string {
  const list = (findings: readonly Finding[]): string =>
    findings
      .map((finding) => {
        const quotes = finding.quotes.map(({ text }) => `<blockquote><p>${escapeHtml(text)}</p></blockquote>`)
        return `<li><p>${escapeHtml(words.finding(finding))}</p>${quotes.join('')}</li>`
      })
      .join('')
  const part = (title: string, findings: readonly Finding[], none: string): string =>
    section(title, findings.length === 0 ? `<p>${escapeHtml(none)}</p>` : `<ol>${list(findings)}</ol>`)
  const { names } = words
  return part(names.strengths, strengths, names.noStrength) + part(names.practise, practise, names.noWeakness)
}

function answersHtml(session: SessionFacts, words: ReportWords): string {
  const { answers } = answerTimes(session.questions)
  if (answers.length === 0) return ''
  const { names } = words
  const rows = answers.map(({ questionId, body, spentMs, limitMs }) => {
    const times = [clockOf(spentMs), limitMs === null ? names.none : clockOf(limitMs)]
    return `<tr><th scope="row">${escapeHtml(body)}</th>${cell(questionMean(session, questionId, 'coach'), words)}${times
      .map((time) => `<td>${escapeHtml(time)}</td>`)
      .join('')}</tr>`
  })
  return section(
    names.answers,
    `<table>${head(names.question, names.score, names.time, names.limit)}<tbody>${rows.join('')}</tbody></table>`,
  )
}

function againHtml(carried: readonly CarriedQuestion[], words: ReportWords): string {
  const rows = carried.map(
    (one) =>
      `<li><p>${escapeHtml(one.body)}</p><p class="small">${escapeHtml(words.comesBack(one))}</p></li>`,
  )
  return section(words.names.again, rows.length === 0 ? '' : `<ul>${rows.join('')}</ul>`)
}
