import type { HalfTyped } from '@shared/vault'
import { hasUnsavedWork } from '../ui/unsaved-work'

const fields =
  'input:not([type=password]):not([type=checkbox]):not([type=radio]):not([type=search]), textarea, [contenteditable="true"]'

/**
 * What is typed into an open dialog, or anywhere when something could not be saved: text that only the coach could have saved.
 * Null when there is none.
 */
export function readHalfTyped(isSaved: boolean): HalfTyped | null {
  const dialogs = [...document.querySelectorAll('[role="dialog"]')].filter((dialog) =>
    dialog.checkVisibility(),
  )
  const places = dialogs.length > 0 ? dialogs : isSaved && !hasUnsavedWork() ? [] : [document.body]
  return halfTypedOf(
    places
      .flatMap((place) => [...place.querySelectorAll<HTMLElement>(fields)])
      // What stands in the field of a list is mostly what was chosen.
      .filter((field) => holdsText(field) && field.getAttribute('role') !== 'combobox')
      .map(readField),
  )
}

/** Whether an element is a field whose text may be kept: no secret and no search. */
export function holdsText(field: HTMLElement): boolean {
  return (
    field.matches(fields) &&
    // Words that narrow a list are no text.
    !field.hasAttribute('data-passing') &&
    // A passphrase that is shown is no field of passwords for the page any more.
    field.closest('.mantine-PasswordInput-root') === null
  )
}

export type TypedField = HalfTyped['fields'][number]

/** What stands in a field, and what the field is called. */
export const readField = (field: HTMLElement): TypedField => ({
  label: labelOf(field).slice(0, 300),
  text: textOf(field).slice(0, 100_000),
})

/** The fields with a word in them, at this place; null where there is none. */
export function halfTypedOf(typed: readonly TypedField[]): HalfTyped | null {
  const found = typed.filter(({ text }) => text.trim() !== '')
  return found.length === 0
    ? null
    : { hash: window.location.hash.slice(0, 2_000), fields: found.slice(0, 60) }
}

const textOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : field.innerText

function labelOf(field: HTMLElement): string {
  const named =
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.labels?.[0] : null
  return (field.getAttribute('aria-label') ?? named?.textContent ?? '').trim()
}
