import { useLocale } from 'use-intl'

const kilobyte = 1_000

/** A size in words, as files are counted: `340 kB`, `2.4 MB`. */
export function useSizeText(): (bytes: number) => string {
  const locale = useLocale()
  return (bytes) => {
    const isSmall = bytes < kilobyte * kilobyte
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: isSmall ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: isSmall ? 0 : 1,
    }).format(isSmall ? Math.max(1, bytes / kilobyte) : bytes / kilobyte ** 2)
  }
}
