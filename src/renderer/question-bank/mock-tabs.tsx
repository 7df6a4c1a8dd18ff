import { useTranslations } from 'use-intl'
import { type BankTab, bankTabs, goTo, hashOf, type Place } from '../navigation'
import styles from './mock-tabs.module.css'

const tabs: readonly { readonly name: BankTab | 'sessions'; readonly to: Place }[] = [
  { name: 'sessions', to: { at: 'mockSessions' } },
  ...bankTabs.map((tab) => ({ name: tab, to: { at: 'questionBank', tab } as const })),
]

/** The row below the title of the mock sessions: the sessions, and what they are made from. */
export function MockTabs({ current }: { readonly current: BankTab | 'sessions' }) {
  const t = useTranslations('questionBank.tabs')
  return (
    <nav className={styles.row} aria-label={t('label')}>
      {tabs.map(({ name, to }) => (
        <a
          key={name}
          className={styles.tab}
          href={hashOf(to)}
          aria-current={name === current ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault()
            goTo(to, { replace: true })
          }}
        >
          {t(name)}
        </a>
      ))}
    </nav>
  )
}
