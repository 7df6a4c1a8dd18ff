import { assertNever } from '@shared/errors'
import {
  type TodayAppointment,
  type TodayDebrief,
  type TodayDraft,
  type TodayInterview,
  type TodayList,
  type TodayPart,
  type TodayQuestion,
  type TodayQuiet,
  type TodayRecording,
  type TodayStep,
  type TodayUnsent,
  todayCounted,
} from '@shared/today'

/** One line of Today with what it is about. `key` stays the same from one answer to the next. */
export type TodayLine = { readonly key: string } & (
  | { readonly type: 'step'; readonly isHeld: boolean; readonly item: TodayStep }
  | { readonly type: 'interview'; readonly item: TodayInterview }
  | { readonly type: 'debrief'; readonly item: TodayDebrief }
  | { readonly type: 'question'; readonly item: TodayQuestion }
  | { readonly type: 'appointment'; readonly item: TodayAppointment }
  | { readonly type: 'draft'; readonly item: TodayDraft }
  | { readonly type: 'recording'; readonly item: TodayRecording }
  | { readonly type: 'quiet'; readonly item: TodayQuiet }
  | { readonly type: 'unsent'; readonly item: TodayUnsent }
)

export type TodayGroup = {
  readonly name: keyof Omit<TodayList, 'today'>
  readonly total: number
  readonly lines: readonly TodayLine[]
}

/** Quiet clients shown at once; the clients table has them all. */
const quietShown = 8

const step =
  (isHeld: boolean) =>
  (item: TodayStep): TodayLine => ({ key: `step ${item.opportunityId}`, type: 'step', isHeld, item })

const group = <Item>(
  name: TodayGroup['name'],
  part: TodayPart<Item>,
  lineOf: (item: Item) => TodayLine,
): TodayGroup => ({ name, total: part.total, lines: part.lines.map(lineOf) })

/** The lists of Today in the order in which they matter: late, due, ahead, asked, loose ends, held back. Empty ones are left out. */
export function todayGroups(list: TodayList): readonly TodayGroup[] {
  const { quiet } = list
  const groups = [
    group('unsent', list.unsent, (item) => ({ key: `unsent ${item.sendingId}`, type: 'unsent', item })),
    group('promises', list.promises, step(false)),
    group('followUps', list.followUps, step(false)),
    group('interviews', list.interviews, (item) => ({
      key: `interview ${item.roundId}`,
      type: 'interview',
      item,
    })),
    group('debriefs', list.debriefs, (item) => ({
      key: `debrief ${item.roundId}`,
      type: 'debrief',
      item,
    })),
    group('questions', list.questions, (item) => ({
      key: `question ${item.questionId}`,
      type: 'question',
      item,
    })),
    group('appointments', list.appointments, (item) => ({
      key: `appointment ${item.appointmentId}`,
      type: 'appointment',
      item,
    })),
    group('drafts', list.drafts, (item) => ({ key: `draft ${item.letterId}`, type: 'draft', item })),
    group('recordings', list.recordings, (item) => ({
      key: `recording ${item.sessionId}`,
      type: 'recording',
      item,
    })),
    group('quiet', { ...quiet, lines: quiet.lines.slice(0, quietShown) }, (item) => ({
      key: `quiet ${item.clientId}`,
      type: 'quiet',
      item,
    })),
    group('held', list.held, step(true)),
  ]
  return groups.filter((one) => one.lines.length > 0)
}

/** What texts say a number with: beyond the most that is counted, only that it is more. */
export const countValues = (count: number) => ({
  count,
  many: count > todayCounted ? 'yes' : 'no',
  most: todayCounted,
})

/** True for a line that a letter answers: Enter drafts it. Any other line is opened. */
export const callsForLetter = (line: TodayLine): boolean => line.type === 'step' || line.type === 'question'

/** Whether what a line says are words of the client or the coach, which presenting hides. */
export const holdsWords = ({ type }: TodayLine): boolean => type === 'question' || type === 'appointment'

/** True for a line about something that is looked at in a place of its own rather than in its case. */
export const hasPlace = (line: TodayLine): boolean =>
  line.type === 'draft' || line.type === 'unsent' || line.type === 'recording'

/** The opportunity a line is about, where it is about one. */
export const opportunityOf = (line: TodayLine): string | null => {
  switch (line.type) {
    case 'step':
    case 'interview':
    case 'debrief':
    case 'question':
      return line.item.opportunityId
    case 'appointment':
    case 'draft':
    case 'recording':
    case 'quiet':
    case 'unsent':
      return null
    default:
      return assertNever(line)
  }
}
