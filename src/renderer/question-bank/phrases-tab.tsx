import { Textarea, TextInput } from '@mantine/core'
import { type ClicheText, clicheText } from '@shared/question-bank'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { BankDesk } from './bank-desk'
import styles from './bank-desk.module.css'
import { BankEditor } from './bank-editor'
import { type BankView, BankViewSelect, isInView } from './bank-view-select'
import { findInBank } from './find-in-bank'

const empty: ClicheText = { phrase: '', advice: '' }

/** Phrases that interviewers have heard too often; they are flagged in answers. */
export function PhrasesTab({ itemRef }: { readonly itemRef: string | null }) {
  const t = useTranslations('questionBank')
  const answer = useCall('questionBank.cliches', {})
  const [words, setWords] = useState('')
  const [view, setView] = useState<BankView>('inUse')
  const items = findInBank(
    (answer.data ?? []).filter((item) => isInView(item, view)),
    words,
    ({ phrase, advice }) => `${phrase} ${advice}`,
  )
  return (
    <BankDesk
      tab="phrases"
      kind="cliche"
      chosenRef={itemRef}
      answer={answer}
      titleOf={({ phrase }) => phrase.split(' / ')[0] ?? phrase}
      groups={items.length === 0 ? [] : [{ title: null, items }]}
      isNarrowed={words !== '' || view !== 'inUse'}
      onShowAll={() => {
        setWords('')
        setView('inUse')
      }}
      words={words}
      onWords={setWords}
      filters={<BankViewSelect value={view} onChange={setView} />}
      subtitle={() => t('cliche.flagged')}
      renderDetail={({ phrase, advice }) => (
        <dl className={styles.facts}>
          <dt>{t('cliche.ways')}</dt>
          <dd>
            {phrase.split(' / ').map((way) => (
              <p key={way}>“{way}”</p>
            ))}
          </dd>
          <dt>{t('cliche.advice')}</dt>
          <dd>{advice}</dd>
        </dl>
      )}
      renderEditor={(item, onClose) => (
        <BankEditor
          kind="cliche"
          itemRef={item?.ref ?? null}
          stored={item ? { phrase: item.phrase, advice: item.advice } : empty}
          schema={clicheText}
          save={(draft) => call('questionBank.saveCliche', { ...draft, ref: item?.ref ?? null })}
          onClose={onClose}
          renderFields={(draft, change) => (
            <>
              <TextInput
                className={styles.wide ?? ''}
                label={t('cliche.ways')}
                description={t('cliche.waysHint')}
                value={draft.phrase}
                maxLength={200}
                onChange={(event) => change({ phrase: event.currentTarget.value })}
              />
              <Textarea
                className={styles.wide ?? ''}
                label={t('cliche.advice')}
                value={draft.advice}
                maxLength={500}
                autosize
                minRows={2}
                onChange={(event) => change({ advice: event.currentTarget.value })}
              />
            </>
          )}
        />
      )}
    />
  )
}
