import { searchFilters } from '@shared/search-query'
import { useTranslations } from 'use-intl'
import styles from './palette.module.css'

type PaletteFootProps = {
  readonly isCommands: boolean
  readonly hasMore: boolean
  readonly isIncomplete: boolean
}

/** How to narrow the search, said where it is needed. */
export function PaletteFoot({ isCommands, hasMore, isIncomplete }: PaletteFootProps) {
  const t = useTranslations('search')
  const filters = searchFilters.map((name) => `${name}:`).join(' ')
  if (isCommands) return <div className={styles.foot}>{t('searchHint')}</div>
  return (
    <div className={styles.foot}>
      <span>{isIncomplete ? t('incomplete') : t(hasMore ? 'more' : 'narrow', { filters })}</span>
      <span>{t('commandsHint')}</span>
    </div>
  )
}
