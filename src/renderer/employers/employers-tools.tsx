import { Button } from '@mantine/core'
import { X } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { FilterBox } from '../ui/filter-box'
import { setEmployerListQuery, useEmployerListQuery } from './employer-list-query'
import styles from './employers-screen.module.css'

/** The filter above the list of employers. */
export function EmployersTools({ filterRef }: { readonly filterRef: Ref<HTMLInputElement> }) {
  const t = useTranslations('employers')
  const { filter } = useEmployerListQuery()
  return (
    <search className={styles.tools}>
      <FilterBox
        ref={filterRef}
        label={t('filter')}
        width={280}
        words={filter}
        onWords={(words) => setEmployerListQuery({ filter: words })}
      />
      {filter === '' ? null : (
        <Button
          variant="subtle"
          leftSection={<X size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => setEmployerListQuery({ filter: '' })}
        >
          {t('clearFilter')}
        </Button>
      )}
    </search>
  )
}
