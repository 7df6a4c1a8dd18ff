import { existsSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { type PackPart, packParts, usualParts } from '@shared/pack-record'
import { type PackDraft, packEnding } from '@shared/packs'
import packageJson from '../../../package.json'
import { getClient } from '../clients/clients-repository'
import { doJob } from '../import-export/exchange-jobs'
import { writePackTo } from '../packs/pack-service'
import { getPractice } from '../settings/settings-repository'
import { needLongPassphrase } from '../vault/sealing'
import { clientNamed } from './cli-client'
import { wordsIn } from './cli-key'
import { type CliRequest, cliText, neededOption, pathOf, UsageError, withPractice } from './cli-request'

/**
 * `pack`: one client's record, sealed into a file ending in .greenroom or as open files in a new folder. Private notes and
 * documents stay out. Throws AppError client-unknown, client-ambiguous, passphrase-short, file-exists, print-failed and the like.
 */
export async function runPack(request: CliRequest): Promise<number> {
  const { outside, values } = request
  const name = neededOption(request, 'out')
  const client = neededOption(request, 'client').trim()
  const place = pathOf(request, name)
  const seal = sealOf(request, name)
  const parts = partsOf(values.parts)
  // A folder is never written to; a file may be replaced on purpose.
  if (existsSync(place) && (seal.form === 'files' || values.force !== true))
    throw new AppError('file-exists', { file: name })
  const fullName = await withPractice(request, async ({ vault: { db }, today, newId }) => {
    const clientId = clientNamed(db, client)
    const owner = getClient(db, clientId)
    const wish = cliText('packWish', { name: owner.fullName })
    outside.tell(cliText('packMaking'))
    await writePackTo(
      {
        db,
        newId,
        now: request.now,
        today: () => today,
        printer: outside.printer,
        language: () => getPractice(db).interfaceLanguage,
        version: packageJson.version,
        exchange: (job, tell) => ({
          answer: Promise.resolve().then(() => doJob(db, job, tell)),
          cancel: () => undefined,
        }),
      },
      { clientId, parts: [...parts], noteIds: [], documentIds: [], wish, seal },
      place,
    )
    return owner.fullName
  })
  outside.tell(cliText('packDone', { name: fullName, file: name }))
  if (request.asJson)
    outside.print(`${JSON.stringify({ file: place, client: fullName, form: seal.form, parts })}\n`)
  return 0
}

/** The file's ending says the form, so that nothing is written in the clear under the name of a sealed pack. */
function sealOf(request: CliRequest, name: string): PackDraft['seal'] {
  const secret = request.values['pack-passphrase-file']
  const isSealed = name.toLowerCase().endsWith(`.${packEnding}`)
  if (isSealed !== (secret !== undefined))
    throw new UsageError(isSealed ? 'packNeedsSecret' : 'packNeedsEnding')
  if (secret === undefined) return { form: 'files' }
  const passphrase = wordsIn(request, String(secret))
  needLongPassphrase(passphrase)
  return { form: 'sealed', passphrase }
}

function partsOf(value: CliRequest['values'][string]): readonly PackPart[] {
  if (value === undefined) return usualParts
  const named = String(value)
    .split(',')
    .map((one) => one.trim())
  const unknown = named.find((one) => !packParts.some((part) => part === one))
  if (unknown !== undefined) throw new UsageError('notAPart', { value: unknown, parts: packParts.join(', ') })
  return packParts.filter((part) => named.includes(part))
}
