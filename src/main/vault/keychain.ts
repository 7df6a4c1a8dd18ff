/**
 * The operating system's keychain. It keeps secrets for this user on this computer, and they can be lost with a new
 * computer, a reset password or another desktop; so nothing may be kept by it alone.
 */
export type Keychain = {
  /** What keeps the secrets, for instance `gnome_libsecret`; null where nothing does that deserves the name. */
  readonly backend: () => string | null
  /** Seals a text. Throws when the keychain refuses. */
  readonly seal: (text: string) => Promise<Uint8Array>
  /** Opens what was sealed. Throws when the keychain refuses or it was sealed elsewhere. */
  readonly open: (sealed: Uint8Array) => Promise<string>
}

/** Where there is no keychain: the command line, and systems without one. */
export const noKeychain: Keychain = {
  backend: () => null,
  seal: () => Promise.reject(new Error('there is no keychain')),
  open: () => Promise.reject(new Error('there is no keychain')),
}
