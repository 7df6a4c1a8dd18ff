// keeper FOLDER: writes the small files beside a practice again and again, each with a number, and says the number.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../../../src/main/atomic-file'
import { dataFolderAt } from '../../../src/main/data-folder'
import { createDataKey, plainKeys } from '../../../src/main/vault/vault-keys'
import { writeState } from '../support/slots'

const [root = '', count = '1000000'] = process.argv.slice(2)
const folder = dataFolderAt(root)
for (let write = 1; write <= Number(count); write += 1) {
  writeState(folder, write)
  const [key] = plainKeys(folder.keys).values()
  writeFileAtomically(
    join(folder.root, 'window.json'),
    JSON.stringify({ width: 1280 + (write % 100), height: write }),
  )
  // The key file is written anew as a changed passphrase writes it; a first one that was cut off is made again.
  createDataKey(`${folder.keys}.fresh`)
  writeSync(1, `${write} ${key ? 'key' : 'no key'}\n`)
}
