import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createExternalPrinter } from '../../src/main/cli/external-printer'
import type { LetterPage } from '../../src/main/letters/letter-printer'
import { temporaryFolder } from '../support/temporary'

const page: LetterPage = {
  parts: { title: 'A letter', language: 'en', style: '', body: '<p>Dear Zoë</p>' },
  pageSize: 'A4',
  pageNumber: ['Page ', ' of ', ''],
  author: 'Ellen Marsh',
}

/** A stand-in for Electron that notes what it was given and does what `script` says. */
function printerOf(script: string) {
  const folder = temporaryFolder()
  const electron = join(folder, 'electron')
  const seen = join(folder, 'seen')
  const lines = [
    '#!/bin/sh',
    `echo "$GREENROOM_PRINT_FOLDER" > "${seen}.folder"`,
    `stat -c '%a' "$GREENROOM_PRINT_FOLDER" "$GREENROOM_PRINT_FOLDER/page.json" > "${seen}.modes"`,
    `cp "$GREENROOM_PRINT_FOLDER/page.json" "${seen}.page"`,
    `echo "$@" > "${seen}.args"`,
    `echo "\${ELECTRON_RUN_AS_NODE:-none}" > "${seen}.node"`,
    script,
  ]
  writeFileSync(electron, `${lines.join('\n')}\n`)
  chmodSync(electron, 0o755)
  const env = { ...process.env, DISPLAY: ':0', ELECTRON_RUN_AS_NODE: '1' }
  const read = (name: string) => readFileSync(`${seen}.${name}`, 'utf8').trim()
  return {
    read,
    printer: createExternalPrinter({ electron, entry: '/app/print-file.js', env, platform: 'linux' }),
  }
}

describe.skipIf(process.platform !== 'linux')('the printer of the command line', () => {
  it('hands the page over in a private folder, takes the PDF back, and leaves nothing behind', async () => {
    const { printer, read } = printerOf('printf "%%PDF" > "$GREENROOM_PRINT_FOLDER/letter.pdf"')
    expect(Buffer.from(await printer.print(page)).toString()).toBe('%PDF')
    expect(JSON.parse(read('page'))).toEqual(page)
    expect(read('modes')).toBe('700\n600')
    expect(read('args')).toContain('/app/print-file.js')
    expect(read('node')).toBe('none')
    expect(existsSync(read('folder'))).toBe(false)
  })

  it.each([
    ['fails', 'exit 1'],
    ['is killed', 'kill -9 $$'],
    ['leaves no PDF', 'exit 0'],
  ])('answers print-failed when Electron %s, and leaves nothing behind', async (_what, script) => {
    const { printer, read } = printerOf(script)
    await expect(printer.print(page)).rejects.toMatchObject({ code: 'print-failed' })
    expect(existsSync(read('folder'))).toBe(false)
  })

  it('answers print-failed when there is no Electron', async () => {
    const env = { DISPLAY: ':0' }
    const printer = createExternalPrinter({ electron: '/no/electron', entry: 'x', env, platform: 'linux' })
    await expect(printer.print(page)).rejects.toMatchObject({ code: 'print-failed' })
  })
})
