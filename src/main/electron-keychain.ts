import { safeStorage } from 'electron'
import type { Keychain } from './vault/keychain'

/**
 * The keychain of the operating system through Electron. On Linux without a keyring Electron offers `basic_text`, which hides a
 * secret behind a password that everybody knows; that counts as none.
 */
export const electronKeychain: Keychain = {
  backend: () => {
    if (!safeStorage.isEncryptionAvailable()) return null
    if (process.platform === 'darwin') return 'keychain'
    if (process.platform === 'win32') return 'dpapi'
    const backend = safeStorage.getSelectedStorageBackend()
    return backend === 'basic_text' || backend === 'unknown' ? null : backend
  },
  seal: async (text) => safeStorage.encryptString(text),
  open: async (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
}
