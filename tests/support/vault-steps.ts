import type { Page } from '@playwright/test'
import { expect } from './greenroom-app'
import { callApp } from './practice-calls'

/** The passphrase of the journeys. */
export const passphrase = 'four quiet herons nest'

/** Sets the passphrase as Settings does. */
export async function protect(window: Page): Promise<void> {
  await callApp(window, 'vault.setPassphrase', { text: passphrase, before: null, byKeychain: false })
}

/** Waits for the page before the practice and opens it. */
export async function unlock(window: Page, text = passphrase): Promise<void> {
  await expect(window).toHaveTitle('Unlock – Greenroom')
  await window.getByLabel('Passphrase', { exact: true }).fill(text)
  await window.keyboard.press('Enter')
}
