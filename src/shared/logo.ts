/** Limits of the letterhead's picture. */
export const logoLimits = { bytes: 400_000, side: 3_000, leastSide: 16 } as const

/** The letterhead's picture. `dataUrl` is a PNG that was checked and has nothing in it but the picture. */
export type PracticeLogo = {
  readonly fileName: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  readonly dataUrl: string
}

/** What choosing or taking away a picture did, and what takes it back. */
export type LogoAnswer = { readonly chosen: boolean; readonly changeSetId: string | null }

/** The largest a picture is printed, in millimetres. */
const printed = { width: 60, height: 16 } as const

const round = (value: number): number => Math.round(value * 100) / 100

/** How large a picture is printed, in millimetres, whole within its room and in its own proportions. */
export function printedLogo({ width, height }: Pick<PracticeLogo, 'width' | 'height'>): {
  readonly widthMm: number
  readonly heightMm: number
} {
  const scale = Math.min(printed.width / width, printed.height / height)
  return { widthMm: round(width * scale), heightMm: round(height * scale) }
}
