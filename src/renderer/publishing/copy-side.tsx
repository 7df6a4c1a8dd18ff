import { Button } from '@mantine/core'
import type { OpenCopy } from '@shared/publishing'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'
import { ConsentPart } from './consent-part'
import styles from './publishing-screen.module.css'
import { ReviewList } from './review-list'
import type { CopyDesk } from './use-copy-desk'
import { UsesList } from './uses-list'

type CopySideProps = { readonly opened: OpenCopy; readonly desk: CopyDesk }

/** What stands between a copy and its leaving: consent, what still points to the client, words to decide. */
export function CopySide({ opened, desk }: CopySideProps) {
  const t = useTranslations('publishing')
  const sayFailure = useFailureNotice()
  const uses = useCall('publishing.ofClient', { clientId: opened.clientId })
  const { leaks, review } = desk.check
  const takeOut = async (): Promise<void> => {
    try {
      await desk.redact()
    } catch (error) {
      sayFailure(t('review.failed'), error)
    }
  }
  return (
    <div className={styles.side}>
      <Part title={t('consent.title')}>
        <ConsentPart clientId={opened.clientId} clientName={opened.clientName} />
      </Part>
      <Part title={t('leaks.title')}>
        {leaks.length === 0 ? (
          <p className="quiet">{t('leaks.none')}</p>
        ) : (
          <>
            <ul className={styles.lines}>
              {leaks.map((leak, index) => (
                <li key={index}>
                  <b className="late" data-private>
                    {leak.words}
                  </b>{' '}
                  <span className="quiet">{t('leaks.where', { where: leak.where })}</span>
                  <p className={styles.context} data-private>
                    {leak.quote}
                  </p>
                </li>
              ))}
            </ul>
            <Button onClick={() => void takeOut()}>{t('leaks.take')}</Button>
          </>
        )}
      </Part>
      <Part title={t('review.title')}>
        <ReviewList clientId={opened.clientId} review={review} desk={desk} />
      </Part>
      <Part title={t('aliases.title')}>
        {opened.aliases.length === 0 ? (
          <p className="quiet">{t('aliases.none')}</p>
        ) : (
          <ul className={styles.lines}>
            {opened.aliases.map(({ name, alias }) => (
              <li key={`${alias} ${name}`} data-private>
                {t('aliases.line', { name, alias })}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={t('uses.title')}>
        <UsesList publications={uses.data ?? []} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>{title}</h2>
      {children}
    </section>
  )
}
