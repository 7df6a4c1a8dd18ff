/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** True for a colour that falls short of 4.5 to 1 on white paper. Anything that is no `#rrggbb` is not judged. */
export const isFaintOnPaper = (color: string): boolean =>
  /^#[0-9a-f]{6}$/i.test(color) && 1.05 / (luminance(color) + 0.05) < 4.5
