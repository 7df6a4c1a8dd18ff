import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { goTo, hashOf } from '../navigation'
import styles from './same-employer-notice.module.css'

/** Says quietly that another client is in process at an employer of this client too, without saying who. */
export function SameEmployerNotice({ clientId }: { readonly clientId: string }) {
  const t = useTranslations('employers.shared')
  const { data } = useCall('employers.listShared', { clientId })
  return (data ?? []).map(({ employerId, employer, otherClients }) => {
    const place = { at: 'employer', id: employerId } as const
    return (
      <p key={employerId} className={styles.notice}>
        {t.rich('notice', {
          count: otherClients,
          employer,
          link: (chunks) => (
            <a
              href={hashOf(place)}
              onClick={(event) => {
                event.preventDefault()
                goTo(place)
              }}
            >
              {chunks}
            </a>
          ),
        })}
      </p>
    )
  })
}
