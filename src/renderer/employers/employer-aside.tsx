import { Button } from '@mantine/core'
import type { EmployerFile } from '@shared/employers'
import { type ReactNode, useId } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { call } from '../api'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import styles from './employer-page.module.css'
import { webAddress } from './web-address'

type EmployerAsideProps = {
  readonly file: EmployerFile
  readonly onMerge: (other: EmployerFile['similar'][number]) => void
}

/** What is known of an employer beyond its people: remarks, how it answers, what it asks, other spellings. */
export function EmployerAside({ file, onMerge }: EmployerAsideProps) {
  const t = useTranslations('employers.page')
  return (
    <div className={`${styles.pane} ${styles.aside}`}>
      <About file={file} />
      {file.similar.length > 0 && <Similar similar={file.similar} onMerge={onMerge} />}
      <AsideSection title={t('answers')}>
        <Answers file={file} />
      </AsideSection>
      <AsideSection title={t('questions')}>
        {file.questions.length === 0 && <p className={`quiet ${styles.text}`}>{t('noQuestions')}</p>}
        <ul className={styles.list}>
          {file.questions.map(({ body, count }) => (
            <li key={body} className={styles.question}>
              <span className="said">{body}</span>
              {count > 1 && <span className={`quiet number ${styles.count}`}>{t('asked', { count })}</span>}
            </li>
          ))}
        </ul>
      </AsideSection>
    </div>
  )
}

function AsideSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className="group-head" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function About({ file: { employer } }: { readonly file: EmployerFile }) {
  const t = useTranslations('employers.page')
  const address = webAddress(employer.website)
  return (
    <AsideSection title={t('known')}>
      {employer.website === '' ? null : (
        <p className={styles.text}>
          {address === null ? (
            employer.website
          ) : (
            <a href={address} onClick={openLink(address)}>
              {employer.website}
            </a>
          )}
        </p>
      )}
      {employer.detail.trim() === '' ? (
        <p className={`quiet ${styles.text}`}>{t('noDetail')}</p>
      ) : (
        <p className={`${styles.text} ${styles.remarks}`} data-private>
          {employer.detail.trim()}
        </p>
      )}
    </AsideSection>
  )
}

/** The system's browser opens it, after main has asked; this window never goes there. */
const openLink = (url: string) => (event: React.MouseEvent) => {
  event.preventDefault()
  void call('app.openLink', { url })
}

function Similar({
  similar,
  onMerge,
}: {
  readonly similar: EmployerFile['similar']
  readonly onMerge: EmployerAsideProps['onMerge']
}) {
  const t = useTranslations('employers.page')
  const ariaKeys = useAriaKeys()
  return (
    <AsideSection title={t('similar')}>
      <ul className={styles.list}>
        {similar.map((other, place) => (
          <li key={other.id} className={styles.similar}>
            <span>
              <span className={styles.name}>{other.name}</span>{' '}
              <span className="quiet">{t('similarCount', { count: other.opportunities })}</span>
            </span>
            <Button
              aria-label={t('mergeOther', { name: other.name })}
              onClick={() => onMerge(other)}
              {...(place === 0
                ? {
                    rightSection: <KeyCap action="mergeEmployer" />,
                    'aria-keyshortcuts': ariaKeys('mergeEmployer'),
                  }
                : {})}
            >
              {t('merge')}
            </Button>
          </li>
        ))}
      </ul>
    </AsideSection>
  )
}

function Answers({ file: { rounds, wait, promises } }: { readonly file: EmployerFile }) {
  const t = useTranslations('employers.page')
  const stages = useTranslations('stages')
  const format = useFormatter()
  const count = rounds.reduce((sum, one) => sum + one.count, 0)
  const promised = promises.kept + promises.broken + promises.open
  return (
    <>
      <p className={styles.text}>
        {t('rounds', {
          count,
          stages: format.list(
            rounds.map((one) => t('stageCount', { count: one.count, stage: stages(one.stage) })),
            { type: 'unit' },
          ),
        })}
      </p>
      <p className={styles.text}>
        {wait.days === null ? (
          <span className="quiet">{t('waitTooFew', { count: wait.cases })}</span>
        ) : (
          <>
            {t('wait', { days: wait.days })}{' '}
            <span className="quiet">{t('waitCases', { count: wait.cases })}</span>
          </>
        )}
      </p>
      <p className={styles.text}>
        {promised === 0 ? <span className="quiet">{t('noPromises')}</span> : t('promises', promises)}
      </p>
    </>
  )
}
