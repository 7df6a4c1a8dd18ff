import type { PromiseSpan } from '@shared/interviews'
import { useTranslations } from 'use-intl'

/** A span as it was said, '7 to 10 working days'; an empty text where days were named. */
export function useSpanWords(): (span: PromiseSpan) => string {
  const t = useTranslations('interviews')
  return ({ dayKind, spanFrom: from, spanTo: to }) =>
    from === null || to === null
      ? ''
      : t('spanWords', { dayKind, from, to, single: from === to ? 'yes' : 'no' })
}
