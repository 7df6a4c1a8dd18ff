import { useTranslations } from 'use-intl'
import settings from '../settings/settings-screen.module.css'
import styles from './mail-account-part.module.css'

/** Providers with the server that takes their customers' mail; empty where no password gets one in. */
const providers = [
  ['gmail', 'smtp.gmail.com, 465'],
  ['workspace', 'smtp.gmail.com, 465'],
  ['icloud', 'smtp.mail.me.com, 587'],
  ['yahoo', 'smtp.mail.yahoo.com, 465'],
  ['fastmail', 'smtp.fastmail.com, 465'],
  ['zoho', 'smtp.zoho.com, 465; smtppro.zoho.com, 465'],
  ['gmx', 'mail.gmx.net, 587; smtp.web.de, 587'],
  ['proton', 'smtp.protonmail.ch, 587'],
  ['outlook', ''],
  ['microsoft365', 'smtp.office365.com, 587'],
  ['own', ''],
] as const

/** Which providers take a password from a program, and which do not. */
export function ProviderTable() {
  const t = useTranslations('sending.account')
  return (
    <details className={styles.help}>
      <summary className={styles.summary}>{t('help')}</summary>
      <p className={settings.about}>{t('helpAbout')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('helpProvider')}</th>
            <th scope="col">{t('helpTakes')}</th>
            <th scope="col">{t('helpServer')}</th>
          </tr>
        </thead>
        <tbody>
          {providers.map(([name, server]) => (
            <tr key={name}>
              <th scope="row">{t(`helpRows.${name}.name`)}</th>
              <td>{t(`helpRows.${name}.takes`)}</td>
              <td>{server}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
