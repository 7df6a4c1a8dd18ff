import type { ParseArgsConfig } from 'node:util'
import type { CliRequest } from './cli-request'

/** A command: its own options, how many words it takes besides, and its code, loaded when it is called. */
export type Verb = {
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly words: number
  /** Answers the exit code. */
  readonly load: () => Promise<(request: CliRequest) => Promise<number>>
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

// Each command loads only what it needs: `suggest` must work where the database library does not.
export const verbs = {
  demo: { options: {}, words: 0, load: async () => (await import('./cli-demo')).runDemo },
  suggest: {
    options: { cases: text, 'catalogue-only': flag },
    words: 0,
    load: async () => (await import('./cli-suggest')).runSuggest,
  },
  clients: { options: {}, words: 0, load: async () => (await import('./cli-clients')).runClients },
  letter: {
    options: {
      client: text,
      topics: text,
      out: text,
      kind: text,
      set: { type: 'string', multiple: true },
    },
    words: 0,
    load: async () => (await import('./cli-letter')).runLetter,
  },
  check: { options: {}, words: 0, load: async () => (await import('./cli-check')).runCheck },
  backup: {
    options: { out: text, force: flag },
    words: 0,
    load: async () => (await import('./cli-backup')).runBackup,
  },
  verify: { options: {}, words: 1, load: async () => (await import('./cli-verify')).runVerify },
  restore: { options: {}, words: 1, load: async () => (await import('./cli-restore')).runRestore },
  generate: {
    options: { clients: text, seed: { type: 'string', default: '1' } },
    words: 0,
    load: async () => (await import('./cli-generate')).runGenerate,
  },
  import: {
    options: { map: text, apply: flag, client: text, employer: text },
    words: 1,
    load: async () => (await import('./cli-import')).runImport,
  },
  export: { options: { out: text }, words: 0, load: async () => (await import('./cli-export')).runExport },
  ics: {
    options: { out: text, client: text, appointments: flag, promises: flag, due: flag, force: flag },
    words: 0,
    load: async () => (await import('./cli-ics')).runIcs,
  },
  pack: {
    options: { client: text, out: text, parts: text, 'pack-passphrase-file': text, force: flag },
    words: 0,
    load: async () => (await import('./cli-pack')).runPack,
  },
  unpack: { options: { out: text }, words: 1, load: async () => (await import('./cli-unpack')).runUnpack },
  help: { options: {}, words: 1, load: async () => (await import('./cli-help')).runHelp },
} satisfies Record<string, Verb>

export type VerbName = keyof typeof verbs

/** In the order in which help lists them. */
export const verbNames = Object.keys(verbs) as readonly VerbName[]
