import { Textarea, TextInput } from '@mantine/core'
import { type ClicheText, clicheText } from '@shared/question-bank'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { FilterBox } from '../ui/filter-box'
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
  const search = useRef<HTMLInputElement>(null)
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
      find={() => search.current?.focus()}
      isNarrowed={words !== '' || view !== 'inUse'}
      onShowAll={() => {
        setWords('')
        setView('inUse')
      }}
      tools={({ enter }) => (
        <>
          <FilterBox
            ref={search}
            label={t('kinds.cliche.search')}
            width={340}
            words={words}
            onWords={setWords}
            onEnter={enter}
          />
          <BankViewSelect value={view} onChange={setView} />
        </>
      )}
      subtitle={() => t('cliche.flagged')}
      detail={({ phrase, advice }) => (
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
      editor={(item, onClose) => (
        <BankEditor
          kind="cliche"
          itemRef={item?.ref ?? null}
          stored={item ? { phrase: item.phrase, advice: item.advice } : empty}
          schema={clicheText}
          save={(draft) => call('questionBank.saveCliche', { ...draft, ref: item?.ref ?? null })}
          onClose={onClose}
          fields={(draft, change) => (
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
