// opener FOLDER: opens a practice, which brings it to the newest format, and closes it.
import { writeSync } from 'node:fs'
import { dataFolderAt } from '../../../src/main/data-folder'
import { openVault } from '../../../src/main/vault/vault'

writeSync(1, 'opening\n')
openVault(dataFolderAt(process.argv[2] ?? ''), () => new Date()).close()
writeSync(1, 'closed\n')
