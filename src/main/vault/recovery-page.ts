import { escapeHtml } from '@shared/html-text'
import type { InterfaceLanguage } from '@shared/settings'
import { translatorOf } from '@shared/translate'

/** The sheet of paper with a recovery code: what it is for, where it belongs, and its numbered words. Nothing runs in it. */
export function recoveryPage(
  words: readonly string[],
  about: { readonly practice: string; readonly madeOn: string; readonly language: InterfaceLanguage },
): string {
  const text = translatorOf(about.language, 'vault')
  const items = words.map((word) => `<li>${escapeHtml(word)}</li>`).join('')
  const line = (key: 'paper.what' | 'paper.keep' | 'paper.use') => `<p>${escapeHtml(text(key))}</p>`
  const facts = escapeHtml(
    text('paper.facts', { practice: about.practice || 'Greenroom', day: about.madeOn }),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(text('paper.title'))}</title><style>
body{font:12pt/1.5 Georgia,'Times New Roman',serif;margin:2.5cm;color:#000}
h1{font-size:20pt;margin:0 0 .4cm}
ol{columns:2;margin:1cm 0;padding-left:1.2cm;font:15pt/1.9 'Courier New',monospace}
li::marker{font-size:10pt;color:#444}
</style></head><body><h1>${escapeHtml(text('paper.title'))}</h1><p>${facts}</p>${line('paper.what')}
<ol>${items}</ol>${line('paper.use')}${line('paper.keep')}</body></html>`
}
