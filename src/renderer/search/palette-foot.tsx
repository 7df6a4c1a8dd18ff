import { searchFilters } from '@shared/search-query'
import { useTranslations } from 'use-intl'
import styles from './palette.module.css'

type PaletteFootProps = { readonly hasMore: boolean; readonly isIncomplete: boolean }

/** How to narrow the search, said where it is needed. */
export function PaletteFoot({ hasMore, isIncomplete }: PaletteFootProps) {
  const t = useTranslations('search')
  const filters = searchFilters.map((name) => `${name}:`).join(' ')
  return (
    <div className={styles.foot}>
      <span>{isIncomplete ? t('incomplete') : t(hasMore ? 'more' : 'narrow', { filters })}</span>
      <span>{t('commandsHint')}</span>
    </div>
  )
}
