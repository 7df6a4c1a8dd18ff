import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { yamlModules } from './scripts/lib/yaml-modules.mjs'

const shared = { '@shared': resolve(import.meta.dirname, 'src/shared') }
const entry = (path: string) => resolve(import.meta.dirname, 'src/main', path)

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
    plugins: [react()],
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
