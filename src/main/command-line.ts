/** What the app was asked for when it was started. */
export type AppOptions = {
  readonly isDemo: boolean
  /** Throws the demo practice away and builds it anew; never touches another practice. */
  readonly resetDemo: boolean
}

/** Reads the app's own switches; others belong to Electron and are left alone. */
export function appOptions(argv: readonly string[]): AppOptions {
  return { isDemo: argv.includes('--demo'), resetDemo: argv.includes('--reset') && argv.includes('--demo') }
}
