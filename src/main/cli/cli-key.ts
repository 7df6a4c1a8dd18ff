import { readFileSync } from 'node:fs'
import { AppError } from '@shared/errors'
import type { DataKey } from '../db/data-key'
import { keyFileOf, type OpenKeys, plainKeys, type Secret, unlockKeys, wipeOthers } from '../vault/vault-keys'
import { CliFailure, type CliRequest, pathOf, UsageError } from './cli-request'

/** The key of a practice that needs no passphrase. Throws AppError vault-key-missing, vault-locked. */
export function ownKey(keysFile: string): DataKey {
  return currentOf(keysFile, plainKeys(keysFile))
}

/**
 * Opens with what --passphrase-file or --recovery-file opens, where one is given; else `open` reads the key as it lies in its
 * file. Throws CliFailure where something has to be asked and nothing was given, UsageError for both at once, and what
 * unlockKeys and `open` throw.
 */
export async function openFor<T>(request: CliRequest, open: (keys?: OpenKeys) => T): Promise<T> {
  const secret = secretOf(request)
  if (secret !== null) return open(await unlockKeys(request.folder.keys, secret))
  try {
    return open()
  } catch (error) {
    if (error instanceof AppError && error.code === 'vault-locked') throw new CliFailure('needsSecret')
    throw error
  }
}

/** The practice's own key, by what the command line gave. Throws like openFor. */
export function ownKeyFor(request: CliRequest): Promise<DataKey> {
  const { keys: file } = request.folder
  return openFor(request, (keys) => currentOf(file, keys ?? plainKeys(file)))
}

function currentOf(keysFile: string, keys: OpenKeys): DataKey {
  const key = keys.get(keyFileOf(keysFile).current.keyId)
  if (!key) throw new AppError('vault-key-wrong')
  wipeOthers(keys, key)
  return key
}

function secretOf(request: CliRequest): Secret | null {
  const { 'passphrase-file': passphrase, 'recovery-file': recovery } = request.values
  if (passphrase !== undefined && recovery !== undefined) throw new UsageError('oneSecret')
  if (passphrase !== undefined) return { kind: 'passphrase', text: wordsIn(request, String(passphrase)) }
  return recovery === undefined ? null : { kind: 'recovery', text: wordsIn(request, String(recovery)) }
}

/**
 * The text of a secret's file; the line end that editors put at its end is not part of it. Throws AppError file-not-readable.
 */
export function wordsIn(request: CliRequest, name: string): string {
  try {
    return readFileSync(pathOf(request, name), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r?\n$/, '')
  } catch (error) {
    throw new AppError('file-not-readable', { file: name }, { cause: error })
  }
}
