import { type PracticeLogo, printedLogo } from './logo'
import type { LetterFont as LetterFontName, PageSize } from './settings'

/** A font file of the page, as a data: or app: address. */
export type LetterFont = {
  readonly family: string
  readonly style: 'normal' | 'italic'
  /** '400' or a range such as '200 900'. */
  readonly weight: string
  readonly src: string
  readonly unicodeRange?: string
}

/** What the looks of a practice's pages follow from. */
export type StyleInput = {
  readonly practice: {
    /** `#RRGGBB`; anything else prints in the product's own green. */
    readonly accentColor: string
    readonly pageSize: PageSize
    readonly letterFont: LetterFontName
  }
  /** The text of resources/letter.css. */
  readonly css: string
  readonly fonts: readonly LetterFont[]
  readonly logo?: PracticeLogo | null
}

const defaultAccent = '#1C664F'

const fontShapes = {
  family: /^[\w -]{1,60}$/,
  weight: /^(?:\d{1,4}(?: \d{1,4})?|normal|bold)$/,
  src: /^(?:data:font\/woff2;base64,[A-Za-z0-9+/]+=*|app:\/\/[\w./-]+)$/,
  unicodeRange: /^[U+0-9A-F?, -]{1,2000}$/i,
} as const

const knownFaces = new WeakMap<LetterFont, string>()

/** The rule of a font; checked once, since the addresses are long and each preview asks again. */
function fontFace(font: LetterFont): string {
  const known = knownFaces.get(font)
  if (known !== undefined) return known
  const face = checkedFontFace(font)
  knownFaces.set(font, face)
  return face
}

function checkedFontFace({ family, style, weight, src, unicodeRange }: LetterFont): string {
  const isSafe =
    fontShapes.family.test(family) &&
    fontShapes.weight.test(weight) &&
    fontShapes.src.test(src) &&
    (unicodeRange === undefined || fontShapes.unicodeRange.test(unicodeRange))
  if (!isSafe) throw new Error(`The font ${family.slice(0, 60)} is not described as the page needs it`)
  const range = unicodeRange === undefined ? '' : `unicode-range:${unicodeRange};`
  return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};src:url(${src}) format('woff2');${range}}`
}

/** The picture as a background, so that it goes to the warm window once with the style and not with each letter. */
export function logoStyle(logo: PracticeLogo | null | undefined): readonly string[] {
  if (!logo || !/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/.test(logo.dataUrl)) return []
  const { widthMm, heightMm } = printedLogo(logo)
  return [`.logo{width:${widthMm}mm;height:${heightMm}mm;background-image:url(${logo.dataUrl})}`]
}

const sansStyle = [
  'html{font-family:Inter,"Noto Sans",Arial,sans-serif;font-size:10.5pt;line-height:16.5pt}',
  '.snug{font-size:9.8pt;line-height:14.5pt}',
].join('\n')

/** The CSS of a page of a practice. Throws where a font is not described as the page needs it. */
export function styleOf({ practice, css, fonts, logo }: StyleInput): string {
  const accent = /^#[0-9a-f]{6}$/i.test(practice.accentColor) ? practice.accentColor : defaultAccent
  const size = practice.pageSize === 'Letter' ? 'Letter' : 'A4'
  return [
    ...fonts.map((font) => fontFace(font)),
    css,
    `:root{--accent:${accent}}`,
    `@page{size:${size}}`,
    ...(practice.letterFont === 'sans' ? [sansStyle] : []),
    ...logoStyle(logo),
  ].join('\n')
}
