import { todayIn } from '@shared/dates'
import { refuseFilled } from './cli-demo'
import { type CliRequest, cliText, neededOption, needNamedFolder, numberOption } from './cli-request'

/** `generate`: invented clients in an empty folder, the same for the same seed and day. */
export async function runGenerate(request: CliRequest): Promise<number> {
  neededOption(request, 'clients')
  const clients = numberOption(request, 'clients', 1, 1_000_000)
  const seed = numberOption(request, 'seed', 0, 4_294_967_295)
  needNamedFolder(request)
  refuseFilled(request)
  const { folder, outside, frozenDay, now } = request
  const [{ openVault }, { generatePractice }] = await Promise.all([
    import('../vault/vault'),
    import('../demo/generated-practice'),
  ])
  const vault = openVault(folder, now)
  try {
    generatePractice(vault.db, {
      clients,
      seed,
      today: frozenDay ?? todayIn('Europe/London', now()),
      onProgress: (written) => outside.tell(cliText('generated', { written, clients })),
    })
  } finally {
    vault.close()
  }
  outside.tell(cliText('generateDone', { clients, folder: folder.root }))
  if (request.asJson) outside.print(`${JSON.stringify({ folder: folder.root, clients, seed })}\n`)
  return 0
}
