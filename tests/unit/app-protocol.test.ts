import { describe, expect, it } from 'vitest'
import { bundleFile } from '../../src/main/bundle-file'
import { contentSecurityPolicy } from '../../src/main/content-security-policy'
import { openableLink } from '../../src/main/link-guard'

const bundle = '/app/out/renderer'

describe('app:// addresses', () => {
  it('name files inside the bundle', () => {
    expect(bundleFile(bundle, 'app://greenroom/index.html')).toBe('/app/out/renderer/index.html')
    expect(bundleFile(bundle, 'app://greenroom/assets/a.js?x=1#y')).toBe('/app/out/renderer/assets/a.js')
  })

  it('never name a file outside it, however it is written', () => {
    const climbs = [
      '..',
      '%2e%2e',
      '%2E%2E',
      '.%2e',
      '..%5c',
      '%5c..',
      '..\\',
      '%252e%252e',
      '..%00',
      '%c0%ae%c0%ae',
    ]
    const tails = [
      'etc/passwd',
      'main/index.js',
      '%2fetc%2fpasswd',
      '..%2f..%2fetc/passwd',
      'vault/keys.json',
    ]
    const starts = ['app://greenroom/', 'app://greenroom//', 'app://greenroom/assets/', 'app://greenroom/%2f']
    const tried = starts.flatMap((start) =>
      climbs.flatMap((climb) => tails.map((tail) => `${start}${climb}/${climb}/${tail}`)),
    )
    expect(tried).toHaveLength(200)
    for (const address of tried) {
      const file = bundleFile(bundle, address)
      expect(file === null || file.startsWith(`${bundle}/`), `${address} -> ${file}`).toBe(true)
    }
  })

  it('of another host, scheme or user name no file', () => {
    for (const address of [
      'app://other/index.html',
      'file:///etc/passwd',
      'http://greenroom/',
      'not an address',
      'app://',
    ])
      expect(bundleFile(bundle, address)).toBeNull()
  })
})

describe('the content security policy', () => {
  it('allows nothing from anywhere but the app, and no inline script', () => {
    const policy = contentSecurityPolicy('abc')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).toContain("style-src 'self' 'nonce-abc'")
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  })
})

describe('links that may leave the app', () => {
  it('are https and mailto, parsed', () => {
    expect(openableLink('https://example.com/a?b=c')).toBe('https://example.com/a?b=c')
    expect(openableLink('mailto:someone@example.com')).toBe('mailto:someone@example.com')
  })

  it('are nothing else', () => {
    const schemes =
      'http file ftp smb ms-settings search-ms ms-msdt javascript data vbscript app chrome about blob ws wss ldap tel sms ssh telnet view-source jar gopher nfs afp vnc rdp steam'
        .split(' ')
        .flatMap((scheme) => [`${scheme}:x`, `${scheme}://host/path`])
    const odd = [
      '\\\\host\\share',
      '//host/share',
      'https://user:pw@example.com',
      ' https://example.com',
      'https://exa mple.com',
      'https:\\\\example.com',
      '',
      'C:\\Windows',
      'HtTpS:',
      'mailto: a b',
    ]
    for (const address of [...schemes, ...odd]) expect(openableLink(address), address).toBeNull()
    expect(schemes.length + odd.length).toBeGreaterThanOrEqual(60)
  })
})
