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
  const found = places
    .flatMap((place) => [...place.querySelectorAll<HTMLElement>(fields)])
    .flatMap((field) => {
      const text = textOf(field).slice(0, 100_000)
      return text.trim() === '' || field.getAttribute('role') === 'combobox'
        ? []
        : [{ label: labelOf(field).slice(0, 300), text }]
    })
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
