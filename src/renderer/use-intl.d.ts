import type { Messages } from '@shared/messages'

declare module 'use-intl' {
  // Merged into the library's own interface, so that an unknown message key is a compile error.
  interface AppConfig {
    Messages: Messages
  }
}
