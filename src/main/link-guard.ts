/** A link that may be handed to the system's browser or mail program: https or mailto, parsed, or null. */
export function openableLink(address: string): string | null {
  if (!URL.canParse(address) || /[\s\\]/.test(address)) return null
  const url = new URL(address)
  if (url.protocol === 'mailto:') return url.href
  if (url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '')
    return url.href
  return null
}
