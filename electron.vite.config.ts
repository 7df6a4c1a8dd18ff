import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { yamlModules } from './scripts/lib/yaml-modules.mjs'

const shared = { '@shared': resolve(import.meta.dirname, 'src/shared') }
const entry = (path: string) => resolve(import.meta.dirname, 'src/main', path)

/**
 * Style sheets in the head keep a page from painting anything. The opening of the main page needs none of them, so they come
 * between it and the root; scripts still wait for them, and what the library writes into the root still comes last.
 */
const stylesAfterOpening = {
  name: 'styles-after-opening',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (html: string) => {
      if (!html.includes('class="opening"')) return html
      const sheets = html.match(/<link rel="stylesheet"[^>]*>/g) ?? []
      const rest = sheets.reduce((text, sheet) => text.replace(sheet, ''), html)
      return rest.replace('<div id="root">', `${sheets.join('')}<div id="root">`)
    },
  },
}

const intoHead = 'document.head.appendChild(link)'

/**
 * The style sheets of a screen come when it is first opened, and have to come after those of the library, whose rules they override
 * with selectors of the same weight. Vite puts them into the head, which would be before those above.
 */
const lateStylesLast = {
  name: 'late-styles-last',
  transform: (code: string, id: string) => {
    if (!id.endsWith('vite/preload-helper.js')) return null
    if (!code.includes(intoHead)) throw new Error('Vite puts late style sheets elsewhere now')
    const root = "document.getElementById('root')"
    return { code: code.replace(intoHead, `${root} ? ${root}.before(link) : ${intoHead}`), map: null }
  },
}

// Targets are those of the oldest Electron that runs the app (33: Node 20, Chromium 130), not of the newest.
export default defineConfig({
  main: {
    resolve: { alias: shared },
    plugins: [yamlModules()],
    build: {
      target: 'node20',
      minify: false,
      rollupOptions: {
        input: {
          index: entry('index.ts'),
          cli: entry('cli/cli.ts'),
          'print-file': entry('letters/print-file.ts'),
          'check-worker': entry('vault/check-worker.ts'),
          'change-format-worker': entry('vault/change-format-worker.ts'),
          'backup-worker': entry('backup/backup-worker.ts'),
          'exchange-worker': entry('import-export/exchange-worker.ts'),
          'document-worker': entry('records/document-worker.ts'),
          'pdf-words-worker': entry('publishing/pdf-words-worker.ts'),
          'figures-worker': entry('figures/figures-worker.ts'),
        },
        // Chunks lie beside the entries, so that a path from __dirname holds wherever the bundler puts a module.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'cjs' },
      },
    },
  },
  preload: {
    resolve: { alias: shared },
    build: {
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: entry('preload.ts') },
        output: { entryFileNames: '[name].js', format: 'cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    resolve: { alias: shared },
    plugins: [react(), stylesAfterOpening, lateStylesLast],
    html: { cspNonce: '__NONCE__' },
    build: {
      target: 'chrome130',
      minify: true,
      rollupOptions: {
        input: {
          index: resolve(import.meta.dirname, 'src/renderer/index.html'),
          gate: resolve(import.meta.dirname, 'src/renderer/gate.html'),
          client: resolve(import.meta.dirname, 'src/renderer/client.html'),
        },
      },
    },
  },
})
