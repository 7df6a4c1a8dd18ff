import type { CaseHistory, Standing } from '@shared/interviews'
import { useTranslations } from 'use-intl'
import styles from './now-panel.module.css'

type PeopleListProps = { readonly history: CaseHistory; readonly standing: Standing }

/** Who is known at the employer, with their roles. */
export function PeopleList({ history, standing }: PeopleListProps) {
  const t = useTranslations('interviews')
  const people = history.contacts.filter(({ employerId }) => employerId === standing.employerId)
  return (
    <section className={styles.section}>
      <h2 className="group-head">{t('now.people', { employer: standing.employer })}</h2>
      {people.length === 0 ? (
        <p className={`quiet ${styles.text}`}>{t('empty.people', { employer: standing.employer })}</p>
      ) : (
        <dl className={styles.people}>
          {people.map((person) => (
            <div key={person.id}>
              <dt>{person.fullName}</dt>
              <dd className="quiet" data-private={person.role ? undefined : true}>
                {person.role || person.phone || person.email}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
