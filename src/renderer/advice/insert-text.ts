/** Types text into a text area where the cursor is, so that Ctrl Z takes it back like anything typed. */
export function insertText(area: HTMLTextAreaElement | null, text: string): void {
  if (area === null) return
  area.focus()
  // The one way to change a text area that keeps its history; it fires an input event, which React hears.
  document.execCommand('insertText', false, text)
}
