import { ActionIcon, Button, Modal, TextInput } from '@mantine/core'
import type { Synonym, SynonymDraft } from '@shared/advice'
import { Pencil, Trash2 } from 'lucide-react'
import { lazy, Suspense, type SyntheticEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { Failure } from '../ui/failure'
import { useReturnFocus } from '../ui/use-return-focus'
import { LearnedPicks } from './learned-picks'
import styles from './library-dialogs.module.css'
import { useLibraryAct } from './use-library-act'

const BuiltInConcepts = lazy(() =>
  import('./built-in-concepts').then((part) => ({ default: part.BuiltInConcepts })),
)

const empty: SynonymDraft = { id: null, words: '', meaning: '' }

/** What finds advice for a question: the coach's own synonyms, what was learned from picks, and what is built in. */
export function SynonymsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('advice.synonyms')
  const learned = useTranslations('advice.learned')
  useReturnFocus()
  const { data = [], error, refetch } = useCall('advice.synonyms', {})
  const [draft, setDraft] = useState<SynonymDraft>(empty)
  const first = useRef<HTMLInputElement>(null)
  const run = useLibraryAct()
  const isReady = draft.words.trim() !== '' && draft.meaning.trim() !== ''
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isReady) return
    if (await run('synonymSaved', () => call('advice.saveSynonym', draft))) setDraft(empty)
    first.current?.focus()
  }
  const edit = (synonym: Synonym) => {
    setDraft(synonym)
    first.current?.focus()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={680}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.stack}>
        <section aria-label={t('own')}>
          <h3>{t('own')}</h3>
          <p className="quiet">{t('hint')}</p>
          <form className={styles.pair} onSubmit={(event) => void save(event)}>
            <TextInput
              ref={first}
              data-autofocus
              label={t('words')}
              placeholder={t('wordsExample')}
              maxLength={80}
              value={draft.words}
              onChange={(event) => setDraft({ ...draft, words: event.currentTarget.value })}
            />
            <TextInput
              label={t('meaning')}
              placeholder={t('meaningExample')}
              maxLength={80}
              value={draft.meaning}
              onChange={(event) => setDraft({ ...draft, meaning: event.currentTarget.value })}
            />
            <Button type="submit" aria-disabled={!isReady} variant={isReady ? 'filled' : 'default'}>
              {draft.id === null ? t('add') : t('save')}
            </Button>
          </form>
          {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
          <ul className={styles.rows} aria-label={t('list')}>
            {data.map((synonym) => (
              <li key={synonym.id}>
                <span>{t('readAs', { words: synonym.words, meaning: synonym.meaning })}</span>
                <ActionIcon aria-label={t('edit', { words: synonym.words })} onClick={() => edit(synonym)}>
                  <Pencil size={15} strokeWidth={1.75} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('remove', { words: synonym.words })}
                  onClick={() =>
                    void run('synonymRemoved', () => call('advice.removeSynonym', { id: synonym.id }))
                  }
                >
                  <Trash2 size={15} strokeWidth={1.75} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={learned('title')}>
          <h3>{learned('title')}</h3>
          <p className="quiet">{learned('hint')}</p>
          <LearnedPicks />
        </section>
        <section aria-label={t('builtIn')}>
          <h3>{t('builtIn')}</h3>
          <p className="quiet">{t('builtInHint')}</p>
          <Suspense>
            <BuiltInConcepts />
          </Suspense>
        </section>
      </div>
    </Modal>
  )
}
