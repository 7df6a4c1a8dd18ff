import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../atomic-file'
import type { DataFolder } from '../data-folder'

/** Services that copy a folder while it changes; a live practice in such a folder can be torn apart by them. */
const services: readonly { readonly name: string; readonly inPath: RegExp }[] = [
  { name: 'OneDrive', inPath: /^OneDrive( - .+)?$/i },
  { name: 'Dropbox', inPath: /^Dropbox( \(.+\))?$/i },
  { name: 'iCloud', inPath: /^(iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)$/i },
  { name: 'Google Drive', inPath: /^(Google ?Drive|My Drive|GoogleDrive-.+|DriveFS)$/i },
]

/** The service whose folder a path lies in, or null. Works on paths of all three systems. */
export function cloudServiceOf(path: string): string | null {
  const parts = path.split(/[/\\]/)
  return services.find(({ inPath }) => parts.some((part) => inPath.test(part)))?.name ?? null
}

const saidFile = ({ root }: DataFolder): string => join(root, 'cloud-folder-said')

/** The cloud service whose folder the practice lies in, as long as the coach was not told; null after that, and elsewhere. */
export function unsaidCloudService({ folder }: { readonly folder: DataFolder }): string | null {
  const service = cloudServiceOf(folder.root)
  return service !== null && existsSync(saidFile(folder)) ? null : service
}

/** Remembers that the coach was told. */
export function markCloudSaid({ folder }: { readonly folder: DataFolder }): void {
  writeFileAtomically(
    saidFile(folder),
    'The coach was told that this folder is copied while it changes.\n',
    0o600,
  )
}
