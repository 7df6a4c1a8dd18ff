import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '@shared/errors'
import { type LogoAnswer, logoLimits } from '@shared/logo'
import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import { recordChanges } from '../undo/record-changes'
import { findLogo, saveLogo } from './logo-repository'
import { readPng } from './png-picture'

type LogoContext = Pick<Context, 'db' | 'now' | 'newId' | 'language'>

/** Keeps a picture file as the letterhead's logo. Throws AppError file-not-readable, logo-too-large, logo-not-png. */
export async function keepLogo(context: LogoContext, path: string): Promise<LogoAnswer> {
  const fileName = basename(path)
  const bytes = await readPicture(path, fileName)
  const picture = readPng(bytes, logoLimits.side)
  if (!picture || Math.min(picture.width, picture.height) < logoLimits.leastSide)
    throw new AppError('logo-not-png', { file: fileName, side: logoLimits.side })
  const { width, height } = picture
  return write(context, { fileName, width, height, content: picture.content.toString('base64') }, 'chosen')
}

/** Takes the logo away; it can be brought back. */
export function removeLogo(context: LogoContext): LogoAnswer {
  if (!findLogo(context.db)) return { chosen: false, changeSetId: null }
  return write(context, { fileName: '', width: 0, height: 0, content: '' }, 'removed')
}

async function readPicture(path: string, fileName: string): Promise<Buffer> {
  try {
    // Asked before it is read, so that a film does not fill the memory first.
    const { size } = await stat(path)
    if (size > logoLimits.bytes)
      throw new AppError('logo-too-large', { file: fileName, limit: logoLimits.bytes / 1_000 })
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-not-readable', { file: fileName }, { cause: error })
  }
}

function write(
  { db, now, newId, language }: LogoContext,
  logo: Parameters<typeof saveLogo>[1],
  what: 'chosen' | 'removed',
): LogoAnswer {
  const at = now().toISOString()
  const label = translatorOf(language(), 'settings')(`logo.${what}`)
  const { changeSetId } = recordChanges(db, { kind: 'bulk', label, at, newId }, () =>
    saveLogo(db, logo, { at, newId }),
  )
  return { chosen: true, changeSetId }
}
