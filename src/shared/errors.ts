/**
 * What can go wrong in a way a coach should hear about. The code picks the sentence in messages/en/errors.json,
 * the values fill it in. Anything that is not an AppError is a bug and is logged, never shown.
 */
export const appErrorCodes = [
  'bad-input',
  'unknown-call',
  'not-allowed',
  'not-found',
  'unexpected',
  'folder-not-writable',
  'folder-not-empty',
  'vault-in-use',
  'vault-damaged',
  'vault-missing',
  'vault-newer',
  'vault-key-missing',
  'vault-key-wrong',
  'vault-locked',
  'passphrase-short',
  'passphrase-wrong',
  'no-passphrase',
  'recovery-slip',
  'recovery-wrong',
  'no-recovery',
  'keychain-changed',
  'keychain-refused',
  'key-text-invalid',
  'rekey-unfinished',
  'rekey-needs-code',
  'recovery-words',
  'read-only',
  'no-backup',
  'vault-older',
  'sqlite-too-old',
  'native-module',
  'migration-failed',
  'backup-failed',
  'backup-key-wrong',
  'second-folder-missing',
  'second-folder-failed',
  'disk-full',
  'field-missing',
  'field-unknown',
  'template-invalid',
  'topic-unknown',
  'client-unknown',
  'client-ambiguous',
  'case-file-invalid',
  'file-not-readable',
  'file-not-writable',
  'file-exists',
  'print-failed',
  'backup-invalid',
  'cancelled',
  'import-empty',
  'file-too-large',
  'mapping-invalid',
  'opportunity-unclear',
  'practice-not-empty',
  'update-address',
  'update-unreachable',
  'update-no-feed',
  'update-elsewhere',
  'update-cut',
  'update-damaged',
  'practice-file-invalid',
  'practice-file-newer',
  'document-too-large',
  'documents-full',
  'document-runnable',
  'document-not-opened',
  'logo-not-png',
  'logo-too-large',
  'field-name-taken',
  'fields-full',
  'undo-done',
  'employer-in-use',
  'letter-held',
  'publish-consent',
  'publish-leaks',
  'publish-undecided',
  'consent-withdrawn',
  'mail-account-missing',
  'own-address-missing',
  'mail-program-missing',
  'address-invalid',
  'mailto-too-long',
  'sending-again',
  'sending-decided',
  'time-past',
  'reply-unreadable',
  'reply-empty',
  'session-begun',
  'session-not-open',
  'session-not-begun',
  'pack-invalid',
  'pack-newer',
  'pack-damaged',
  'pack-unsafe',
  'pack-too-large',
  'pack-passphrase-wrong',
  'recording-consent',
  'recording-stopped',
  'microphone-denied',
] as const
export type AppErrorCode = (typeof appErrorCodes)[number]

export type ErrorValues = Readonly<Record<string, string | number>>

/** What crosses the process line: a sentence, never a stack, a query or a path the coach did not choose. */
export type ErrorAnswer = {
  readonly code: AppErrorCode
  readonly message: string
  /** Field name -> sentence, for forms. */
  readonly fields?: Readonly<Record<string, string>>
  readonly retry?: boolean
}

/** An answer of main: a value or an error, since Electron keeps only the message of a thrown error. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorAnswer }

/** An error that is meant for the coach. Thrown in main, turned into a sentence at the door. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly values: ErrorValues
  readonly fields: Readonly<Record<string, string>> | undefined
  readonly retry: boolean

  constructor(
    code: AppErrorCode,
    values: ErrorValues = {},
    options: { fields?: Readonly<Record<string, string>>; retry?: boolean; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.values = values
    this.fields = options.fields
    this.retry = options.retry ?? false
  }
}

/** Ends every switch over a union: a member without a branch is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${String(value)}`)
}
