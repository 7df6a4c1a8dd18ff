import { TextInput } from '@mantine/core'
import { conceptList, phraseHolds } from '@shared/suggest/concept-list'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './library-dialogs.module.css'

/** No more are drawn at once than can be read. */
const SHOWN = 12

/** The words that the suggester understands by itself, to be looked up; they cannot be changed. */
export function BuiltInConcepts() {
  const t = useTranslations('advice.synonyms')
  const [wanted, setWanted] = useState('')
  const all = useMemo(() => conceptList(), [])
  const words = wanted.trim()
  const found = all.flatMap((concept) => {
    const fitting = concept.phrases.filter((phrase) => phraseHolds(phrase, words))
    return fitting.length > 0 || phraseHolds(concept.name, words) ? [{ ...concept, fitting }] : []
  })
  return (
    <>
      <TextInput
        aria-label={t('find')}
        placeholder={t('find')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <ul className={styles.concepts} aria-label={t('builtIn')}>
        {found.slice(0, SHOWN).map(({ name, phrases, fitting }) => {
          return (
            <li key={name}>
              <strong>{name}</strong>
              <span>{(fitting.length > 0 ? fitting : phrases).slice(0, 14).join(', ')} …</span>
            </li>
          )
        })}
      </ul>
      <p className="quiet">{t('found', { count: found.length, shown: Math.min(SHOWN, found.length) })}</p>
    </>
  )
}
