import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { dataFolderAt } from '../../src/main/data-folder'
import { dataKeyOf, keyIdOf, newDataKey } from '../../src/main/db/data-key'
import { noKeychain } from '../../src/main/vault/keychain'
import { setPassphrase, setRecoveryCode } from '../../src/main/vault/protection'
import { newRecoverySecret, wordsOfSecret } from '../../src/main/vault/recovery-code'
import { openVault, type Vault } from '../../src/main/vault/vault'
import { keyFileOf, keysBy, type Secret, unlockKeys } from '../../src/main/vault/vault-keys'
import { startChild } from './support/child'
import { contentHash } from './support/content-hash'
import { countOr, isShortRun, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, copyOf, dropFolder, isSound } from './support/practice-folder'

const passphrase = 'four quiet herons nest'
const code = (secret: Uint8Array): Secret => ({ kind: 'recovery', text: wordsOfSecret(secret).join(' ') })
const now = () => new Date()
/** How long the two halves of a change take, about, in milliseconds: the one kill of the short run is not worth a whole change. */
const ABOUT = { preparing: 600, changing: 150 }

it('opens with the passphrase and a recovery code after a kill -9 at any moment of a key change', async () => {
  const kills = countOr(1)
  const random = seeded(runSeed)
  const [oldSecret, newSecret] = [newRecoverySecret(), newRecoverySecret()]
  let content = ''
  const first = { key: newDataKey() }
  const start = closedPractice(({ db, folder, key }) => {
    // Enough pages that the change takes a while.
    const rows = isShortRun ? 20 : 60
    db.exec('CREATE TABLE ballast (bytes BLOB NOT NULL) STRICT')
    for (let row = 0; row < rows; row += 1)
      db.prepare('INSERT INTO ballast VALUES (randomblob(100000))').run()
    setRecoveryCode(folder.keys, key, oldSecret, now())
    first.key = dataKeyOf(key)
    content = contentHash(db)
  })
  await setPassphrase(start.keys, first.key, { text: passphrase, byKeychain: false, keychain: noKeychain })
  const args = [passphrase, code(oldSecret).text, newSecret.toString('hex')]
  const whole = isShortRun ? ABOUT : await timeOf(copyOf(start).root, args)

  const figures = { kills, old: 0, between: 0, new: 0, lockedOut: 0, changed: 0, unsound: 0, earlierLost: 0 }
  for (let kill = 0; kill < kills; kill += 1) {
    const folder = copyOf(start)
    const child = startChild('rekeyer', [folder.root, ...args])
    // Half of the kills come while the pages get the new key.
    const isLate = kill % 2 === 0
    await child.says(isLate ? 'prepared' : 'open')
    await sleep(random() * (isLate ? whole.changing : whole.preparing))
    await child.kill()

    const { current, next } = keyFileOf(folder.keys)
    const isNew = current.keyId !== keyIdOf(first.key)
    figures.old += !isNew && next === null ? 1 : 0
    figures.between += next === null ? 0 : 1
    figures.new += isNew ? 1 : 0
    const valid: Secret[] = [{ kind: 'passphrase', text: passphrase }]
    if (!isNew) valid.push(code(oldSecret))
    if (isNew || next !== null) valid.push(code(newSecret))
    for (const secret of valid) {
      // Each on a copy of its own, since the first to open it finishes the change.
      const copy = copyOf(folder)
      const vault = await opened(copy.root, secret)
      if (vault === null) {
        figures.lockedOut += 1
        continue
      }
      figures.changed += contentHash(vault.db) === content ? 0 : 1
      figures.unsound += isSound(vault) && keyFileOf(vault.folder.keys).next === null ? 0 : 1
      figures.earlierLost += keysBy(vault.folder.keys, vault.key).has(keyIdOf(first.key)) ? 0 : 1
      vault.close()
      dropFolder(copy)
    }
    dropFolder(folder)
  }
  tellFigures('rekey', figures)
  expect(figures).toMatchObject({ lockedOut: 0, changed: 0, unsound: 0, earlierLost: 0 })
  expect(figures.old + figures.between + figures.new).toBe(kills)
})

async function opened(root: string, secret: Secret): Promise<Vault | null> {
  const folder = dataFolderAt(root)
  try {
    return openVault(folder, now, await unlockKeys(folder.keys, secret))
  } catch {
    // Whatever it is, the coach would stand before a closed door.
    return null
  }
}

/** How long a whole change takes: up to where both keys are kept, and while the pages get the new one. In milliseconds. */
async function timeOf(root: string, args: readonly string[]) {
  const child = startChild('rekeyer', [root, ...args])
  await child.says('open')
  const open = performance.now()
  await child.says('prepared')
  const prepared = performance.now()
  await child.end()
  expect(child.said).toContain('changed')
  return { preparing: prepared - open, changing: performance.now() - prepared }
}
