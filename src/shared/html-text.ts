const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Text made safe for an HTML element or a quoted attribute. Control characters, which no page can show, are dropped. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu, '')
    .replaceAll(/[&<>"']/g, (sign) => entities.get(sign) ?? '')
}
