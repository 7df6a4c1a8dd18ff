import { existsSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { calendarChoice } from '@shared/import-export'
import { writeFileAtomically } from '../atomic-file'
import { calendarFile } from '../import-export/calendar-file'
import { practiceZone } from '../import-export/import-service'
import { refreshStandings } from '../standings/refresh-standings'
import { clientNamed } from './cli-client'
import { type CliRequest, cliText, neededOption, pathOf, withPractice } from './cli-request'

/** `ics`: interviews as a calendar file, of one client or of all. Throws AppError file-exists, file-not-writable. */
export async function runIcs(request: CliRequest): Promise<number> {
  const name = neededOption(request, 'out')
  const file = pathOf(request, name)
  const { outside, values } = request
  if (values.force !== true && existsSync(file)) throw new AppError('file-exists', { file: name })
  const { text, count } = await withPractice(request, ({ vault: { db }, today }) => {
    refreshStandings(db, today, Number.MAX_SAFE_INTEGER)
    const choice = calendarChoice.parse({
      clientId: typeof values.client === 'string' ? clientNamed(db, values.client.trim()) : null,
      appointments: values.appointments === true,
      promises: values.promises === true,
      dueDays: values.due === true,
    })
    const at = request.now().toISOString()
    return calendarFile(db, { type: 'calendar', choice, zone: practiceZone(db), language: 'en', at })
  })
  try {
    writeFileAtomically(file, text, 0o600)
  } catch (error) {
    throw new AppError('file-not-writable', { file: name }, { cause: error })
  }
  outside.tell(cliText('icsDone', { count, file: name }))
  if (request.asJson) outside.print(`${JSON.stringify({ file, entries: count })}\n`)
  return 0
}
