import { readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'
import { yamlModules } from '../../../scripts/lib/yaml-modules.mjs'
import { childrenFolder } from './child'

/** Bundles the programs that are killed, each over the app's own code, before the first test. */
export default async function buildChildren(): Promise<void> {
  const root = resolve(import.meta.dirname, '../../..')
  const folder = join(import.meta.dirname, '../children')
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [yamlModules()],
    resolve: { alias: { '@shared': join(root, 'src/shared') } },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: childrenFolder,
      emptyOutDir: false,
      rollupOptions: {
        input: Object.fromEntries(names.map((name) => [basename(name, '.ts'), join(folder, name)])),
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  })
}
