import { dayText } from '@shared/dates'
import { sheetParts } from '@shared/letter-html'
import { letterSentences } from '@shared/letter-sentences'
import { clockOf } from '@shared/mock-sessions/answer-times'
import { type ReportWords, reportHtml } from '@shared/mock-sessions/report-html'
import type { Finding } from '@shared/mock-sessions/session-findings'
import { compareCriteria, sessionMean } from '@shared/mock-sessions/session-means'
import type { SessionReport } from '@shared/session-report'
import type { Practice } from '@shared/settings'
import { translatorOf } from '@shared/translate'
import letterCss from '../../../resources/letter.css?raw'
import reportCss from '../../../resources/report.css?raw'
import type { Context } from '../context'
import { dayLocale } from '../letters/letter-facts'
import { letterheadOf, pageFonts } from '../letters/letter-page'
import type { LetterPage } from '../letters/letter-printer'
import { findLogo } from '../settings/logo-repository'
import { getPractice } from '../settings/settings-repository'

type PageContext = Pick<Context, 'db' | 'today' | 'language'>

/** The page of the report that the client is given. Of what was noted it holds the remarks and nothing else. */
export async function reportPage(context: PageContext, report: SessionReport): Promise<LetterPage> {
  const practice = getPractice(context.db)
  const { facts: session, last, carried } = report
  const words = wordsOf(report, practice)
  const parts = sheetParts(
    {
      practice: letterheadOf(context),
      css: `${letterCss}\n${reportCss}`,
      fonts: await pageFonts(practice),
      logo: findLogo(context.db),
      language: practice.letterLanguage,
      title: `${words.heading}, ${report.clientName}`,
    },
    reportHtml({ session, last, carried, words }),
  )
  return {
    parts,
    pageSize: practice.pageSize,
    author: practice.coachName || practice.practiceName,
    pageNumber: letterSentences(practice.letterLanguage).pageNumber,
  }
}

function wordsOf({ facts, last, session, clientName }: SessionReport, practice: Practice): ReportWords {
  // What leaves the room is in the letter's language, whatever the interface speaks.
  const t = translatorOf('en', 'sessionReport')
  const dayOf = (day: string) => dayText(day, dayLocale(practice), { year: true })
  const mean = sessionMean(facts, 'coach')
  const before = last === null ? null : sessionMean(last, 'coach')
  const number = (value: number) => t('number', { mean: value })
  const compared = compareCriteria(facts, last)
  const listed = (side: 'now' | 'last') =>
    compared.flatMap((one) => (one[side] === null ? [] : `${one.name} ${number(one[side])}`)).join(', ')
  return {
    heading: t('pdf.heading'),
    about: t('pdf.about', {
      name: clientName,
      day: dayOf(facts.on),
      number: facts.number,
      length: clockOf(session.elapsedMs),
    }),
    overall:
      mean === null
        ? t('overallNone')
        : before === null
          ? t('overall', { mean })
          : t('overallLast', { mean, last: before }),
    names: {
      criteria: t('radar.titleFirst'),
      criterion: t('radar.criterion'),
      now: t('pdf.now'),
      last: t('radar.last'),
      self: t('pdf.self'),
      strengths: t('strengths'),
      practise: t('practise'),
      noStrength: t('pdf.noStrength'),
      noWeakness: t('pdf.noWeakness'),
      answers: t('pdf.answers'),
      question: t('times.question'),
      score: t('pdf.score'),
      time: t('times.spent'),
      limit: t('times.limit'),
      again: t('again'),
      none: t('radar.none'),
      legend: t(last === null ? 'pdf.legendFirst' : 'pdf.legend'),
    },
    number,
    radar: t('pdf.radar', { now: listed('now'), last: listed('last') || t('radar.none') }),
    finding: (finding) => findingText(finding, t),
    comesBack: ({ mean: scored, on, dueSession }) =>
      t('comesBack', { mean: scored, day: dayOf(on), session: dueSession }),
  }
}

type Translate = ReturnType<typeof translatorOf<'sessionReport'>>

function findingText({ about, mean, change }: Finding, t: Translate): string {
  if (about.type === 'time') return t('pdf.finding.time', { over: about.overCount, of: about.limitedCount })
  const scored = mean ?? 0
  if (about.type === 'question') return t('pdf.finding.question', { question: about.body, mean: scored })
  const named = { name: about.name, mean: scored }
  return change === null || Math.abs(change) < 0.05
    ? t('pdf.finding.criterion', named)
    : t('pdf.finding.criterionChange', {
        ...named,
        last: scored - change,
        way: change > 0 ? 'up' : 'down',
      })
}
