import { builtInViewNames, builtInViews, isSameQuery } from '@shared/client-view'
import { useFormatter, useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo } from '../navigation'
import { usePlace } from '../shown-place'
import { showView, useListQuery } from './list-query'
import styles from './sidebar-views.module.css'

/** The saved views below the places, each with how many clients it shows. Asked for when there is nothing else to do. */
export function SidebarViews() {
  const t = useTranslations('clients.views')
  const format = useFormatter()
  const query = useListQuery()
  const isHere = usePlace().at === 'clients'
  const { data: own = [] } = useCall('views.list', {})
  const { data: counts } = useCall('views.counts', {}, { keepPrevious: true })
  const views = [
    ...builtInViewNames.map((name) => ({
      key: name,
      label: t(`builtIn.${name}`),
      view: { query: builtInViews[name] },
      count: counts?.builtIn[name],
    })),
    ...own.map((view) => ({ key: view.id, label: view.name, view, count: counts?.own[view.id] })),
  ]
  return (
    <div className={styles.views}>
      <h2 className={styles.title}>{t('title')}</h2>
      {views.map(({ key, label, view, count }) => (
        <a
          key={key}
          className={styles.view}
          href="#/clients"
          aria-current={isHere && isSameQuery(view.query, query) ? 'true' : undefined}
          title={label}
          onClick={(event) => {
            event.preventDefault()
            showView(view)
            goTo({ at: 'clients' })
          }}
        >
          <span className={styles.label}>{label}</span>
          {count === undefined ? null : <span className={styles.count}>{format.number(count)}</span>}
        </a>
      ))}
    </div>
  )
}
