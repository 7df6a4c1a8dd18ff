import type { ClientClock, ClockSettings } from '@shared/follow-ups'
import type { Context } from '../context'
import type { Handlers } from '../door'
import { dayOfInstant } from '../practice-day'
import { markAllStale, markClientStale } from '../standings/standings-repository'
import { keepStandings } from '../standings/standings-service'
import { listHolidays, listRuleOverrides } from './follow-up-rules-repository'
import {
  clientClock,
  contactBudget,
  listClientDecisions,
  markHoliday,
  noticeState,
  practiceClock,
  rememberNotice,
  removeRuleOverride,
  saveClientClock,
  saveDecision,
  saveHoliday,
  savePracticeClock,
  saveRuleOverride,
  takeBackDecision,
} from './follow-ups-repository'

const writing = (context: Context) => ({ at: context.now().toISOString(), newId: context.newId })

function settingsOf({ db }: Context): ClockSettings {
  const overrides = listRuleOverrides(db).filter((one) => one.clientId === null)
  return { ...practiceClock(db), overrides, holidays: listHolidays(db) }
}

function clockOfClient({ db, today }: Context, clientId: string): ClientClock {
  return {
    ...clientClock(db, clientId),
    overrides: listRuleOverrides(db).filter((one) => one.clientId === clientId),
    budget: contactBudget(db, clientId, today(), dayOfInstant(db)),
  }
}

/** A rule that changed for one client is a matter of that client; any other is everybody's. */
function rulesChanged(context: Context, clientId: string | null): void {
  if (clientId === null) markAllStale(context.db)
  else markClientStale(context.db, clientId)
  keepStandings(context)
}

/** Answers the calls of `shared/follow-ups.ts`. */
export const followUpsHandlers = {
  'followUps.settings': (context) => settingsOf(context),
  'followUps.savePractice': (context, choice) => {
    const { ruleSet } = practiceClock(context.db)
    const { dailyNotice, lastNoticeOn } = noticeState(context.db)
    // A clock that once ran ahead would keep the notice silent until then; asking for it again starts afresh.
    const isAhead = (lastNoticeOn ?? '') > context.today()
    if (choice.dailyNotice && !dailyNotice && isAhead) rememberNotice(context.db, null)
    savePracticeClock(context.db, choice, context.now().toISOString())
    if (choice.ruleSet !== ruleSet) rulesChanged(context, null)
    return settingsOf(context)
  },
  'followUps.ofClient': (context, { clientId }) => clockOfClient(context, clientId),
  'followUps.saveClient': (context, { clientId, ...choice }) => {
    saveClientClock(context.db, clientId, choice, context.now().toISOString())
    return clockOfClient(context, clientId)
  },
  'followUps.saveRule': (context, draft) => {
    saveRuleOverride(context.db, draft, writing(context))
    rulesChanged(context, draft.clientId)
    return null
  },
  'followUps.resetRule': (context, scope) => {
    removeRuleOverride(context.db, scope)
    rulesChanged(context, scope.clientId)
    return null
  },
  'followUps.saveHoliday': (context, draft) => {
    const id = saveHoliday(context.db, draft, writing(context))
    rulesChanged(context, null)
    return { id }
  },
  'followUps.removeHoliday': (context, { id }) => {
    markHoliday(context.db, id, context.now().toISOString())
    rulesChanged(context, null)
    return null
  },
  'followUps.restoreHoliday': (context, { id }) => {
    markHoliday(context.db, id, null)
    rulesChanged(context, null)
    return null
  },
  'followUps.decisions': (context, { clientId }) => listClientDecisions(context.db, clientId),
  'followUps.decide': (context, draft) => ({ id: saveDecision(context.db, draft, writing(context)) }),
  'followUps.takeBack': (context, { id }) => {
    takeBackDecision(context.db, id, context.now().toISOString())
    return null
  },
} satisfies Partial<Handlers>
