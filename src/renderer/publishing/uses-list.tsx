import { UnstyledButton } from '@mantine/core'
import type { Publication } from '@shared/publishing'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import styles from './publishing-screen.module.css'
import { UseDialog } from './use-dialog'
import { usePublicationActs } from './use-publication-acts'

/** Where copies were used: place, day and address, and whether they were taken down. */
export function UsesList({ publications }: { readonly publications: readonly Publication[] }) {
  const t = useTranslations('publishing.uses')
  const today = useToday()
  const { day } = useDayText()
  const acts = usePublicationActs()
  const [edited, setEdited] = useState<Publication | null>(null)
  const left = publications.filter(({ exportedAt }) => exportedAt !== null)
  if (left.length === 0) return <p className="quiet">{t('none')}</p>
  return (
    <>
      <ul className={styles.lines}>
        {left.map((publication) => {
          const { id, title, takenDownOn } = publication
          return (
            <li key={id}>
              <UseWords publication={publication} />
              {takenDownOn === null ? null : (
                <span className="quiet"> {t('down', { day: day(takenDownOn, 'year') })}</span>
              )}
              <div className={styles.links}>
                <UnstyledButton
                  className={styles.link ?? ''}
                  aria-label={t('recordLabel', { title })}
                  onClick={() => setEdited(publication)}
                >
                  {t('record')}
                </UnstyledButton>
                {takenDownOn === null ? (
                  <UnstyledButton
                    className={styles.link ?? ''}
                    aria-label={t('takeDownLabel', { title })}
                    onClick={() => void acts.saveUse(publication, { takenDownOn: today })}
                  >
                    {t('takeDown')}
                  </UnstyledButton>
                ) : null}
                <UnstyledButton
                  className={styles.link ?? ''}
                  aria-label={t('removeLabel', { title })}
                  onClick={() => void acts.remove(publication)}
                >
                  {t('remove')}
                </UnstyledButton>
              </div>
            </li>
          )
        })}
      </ul>
      {edited ? (
        <UseDialog
          publication={edited}
          onSave={(use) => acts.saveUse(edited, use)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  )
}

/** One use in words: its title, then place and day, else when it left. */
export function UseWords({ publication }: { readonly publication: Publication }) {
  const t = useTranslations('publishing.uses')
  const { day } = useDayText()
  const { title, place, url, publishedOn, exportedAt } = publication
  const when = publishedOn === null ? '' : day(publishedOn, 'year')
  return (
    <>
      <span className={styles.usedTitle}>{title}</span>
      <span className={styles.usedWhere}>
        {place === '' && when === ''
          ? `${t('left', { day: day((exportedAt ?? '').slice(0, 10), 'year') })}, ${t('noPlace')}`
          : t('at', { place: place || t('noPlace'), day: when, hasDay: String(when !== '') })}
      </span>
      {url === '' ? null : <span className={styles.usedWhere}>{url}</span>}
    </>
  )
}
