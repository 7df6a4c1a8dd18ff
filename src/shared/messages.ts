import advice from './messages/en/advice.json'
import adviceLedger from './messages/en/advice-ledger.json'
import answers from './messages/en/answers.json'
import app from './messages/en/app.json'
import board from './messages/en/board.json'
import calendar from './messages/en/calendar.json'
import checks from './messages/en/checks.json'
import cli from './messages/en/cli.json'
import clients from './messages/en/clients.json'
import debriefs from './messages/en/debriefs.json'
import employers from './messages/en/employers.json'
import errors from './messages/en/errors.json'
import fields from './messages/en/fields.json'
import figures from './messages/en/figures.json'
import followUps from './messages/en/follow-ups.json'
import gate from './messages/en/gate.json'
import help from './messages/en/help.json'
import importExport from './messages/en/import-export.json'
import interviews from './messages/en/interviews.json'
import letterTitles from './messages/en/letter-titles.json'
import letters from './messages/en/letters.json'
import menu from './messages/en/menu.json'
import mockSessions from './messages/en/mock-sessions.json'
import next from './messages/en/next.json'
import notes from './messages/en/notes.json'
import packs from './messages/en/packs.json'
import publishing from './messages/en/publishing.json'
import questionBank from './messages/en/question-bank.json'
import reasons from './messages/en/reasons.json'
import recordings from './messages/en/recordings.json'
import records from './messages/en/records.json'
import retention from './messages/en/retention.json'
import search from './messages/en/search.json'
import sending from './messages/en/sending.json'
import sessionReport from './messages/en/session-report.json'
import settings from './messages/en/settings.json'
import stages from './messages/en/stages.json'
import startup from './messages/en/startup.json'
import support from './messages/en/support.json'
import today from './messages/en/today.json'
import tour from './messages/en/tour.json'
import trash from './messages/en/trash.json'
import ui from './messages/en/ui.json'
import vault from './messages/en/vault.json'
import { pseudoMessages } from './pseudo-locale'
import type { InterfaceLanguage } from './settings'

/** Every text the app shows, by feature. English is the complete language; another is a folder of the same files. */
export const english = {
  advice,
  adviceLedger,
  answers,
  app,
  board,
  calendar,
  checks,
  cli,
  clients,
  debriefs,
  employers,
  errors,
  fields,
  figures,
  followUps,
  gate,
  help,
  importExport,
  interviews,
  letterTitles,
  letters,
  menu,
  mockSessions,
  next,
  notes,
  packs,
  publishing,
  questionBank,
  reasons,
  recordings,
  records,
  retention,
  search,
  sending,
  sessionReport,
  settings,
  stages,
  startup,
  support,
  today,
  tour,
  trash,
  ui,
  vault,
}
export type Messages = typeof english

/**
 * The files of the other languages. A language need not be whole: what its folder lacks is English. A new one is a folder
 * here and an entry in `languages`.
 */
const otherFiles = import.meta.glob<Tree>('./messages/de/*.json', { import: 'default', eager: true })

type Tree = { readonly [key: string]: string | Tree }

const made = new Map<InterfaceLanguage, Messages>()

/** The texts of a language. `en-XA` is English with accents and a third more length, to show what would be cut off. */
export function messagesOf(language: InterfaceLanguage): Messages {
  if (language === 'en') return english
  let messages = made.get(language)
  if (!messages) {
    messages = language === 'en-XA' ? pseudoMessages(english) : (over(english, partsOf(language)) as Messages)
    made.set(language, messages)
  }
  return messages
}

/** What the folder of a language has, as one tree. */
export function partsOf(language: InterfaceLanguage): Tree {
  const own = Object.entries(otherFiles).filter(([file]) => file.startsWith(`./messages/${language}/`))
  return Object.fromEntries(own.map(([file, tree]) => [featureOf(file), tree]))
}

/** `./messages/de/follow-ups.json` -> `followUps`. */
const featureOf = (file: string): string =>
  (file.split('/').at(-1) ?? '')
    .replace('.json', '')
    .replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())

function over(whole: Tree, parts: Tree): Tree {
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => {
      const part = parts[key]
      if (part === undefined) return [key, value]
      return [key, typeof value === 'string' || typeof part === 'string' ? part : over(value, part)]
    }),
  )
}
