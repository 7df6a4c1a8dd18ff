import { execFileSync } from 'node:child_process'

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 20_000_000 })

/** The words of a PDF in the order in which pdftotext reads them, with whitespace run together. */
export const pdfText = (file: string): string => run('pdftotext', [file, '-']).replaceAll(/\s+/g, ' ').trim()

/** The words of a PDF in the order in which they were written into it, which is the one they are read aloud in. */
export const pdfWrittenText = (file: string): string =>
  run('pdftotext', ['-raw', file, '-']).replaceAll(/\s+/g, ' ').trim()

/** What pdfinfo says: 'Title' -> 'While you wait'. */
export function pdfInfo(file: string): ReadonlyMap<string, string> {
  const lines = run('pdfinfo', [file]).split('\n')
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':')
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()] as const]
    }),
  )
}

/** The fonts of a PDF and whether each is embedded. */
export function pdfFonts(file: string): readonly { readonly name: string; readonly isEmbedded: boolean }[] {
  const [, , ...rows] = run('pdffonts', [file]).trimEnd().split('\n')
  return rows.map((row) => {
    const cells = row.trim().split(/\s+/)
    // name, type, encoding, emb, sub, uni, object: counted from the right, since types may have a space.
    return { name: cells[0] ?? '', isEmbedded: cells.at(-5) === 'yes' }
  })
}

/** The PDF's objects as text, with every stream unpacked. */
export const pdfObjects = (file: string): string =>
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], {
    maxBuffer: 50_000_000,
  }).toString('latin1')
