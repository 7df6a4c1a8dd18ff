/** A website as coaches write it ('contoso.example/jobs') as an address that may be opened; null for what is none. */
export function webAddress(website: string): string | null {
  const text = website.trim()
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) ? text.replace(/^http:/i, 'https:') : `https://${text}`
  if (/\s/.test(text) || !URL.canParse(address)) return null
  const { protocol, hostname, href } = new URL(address)
  return protocol === 'https:' && hostname.includes('.') ? href : null
}
