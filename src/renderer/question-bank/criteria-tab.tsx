import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type Criterion, type CriterionText, criterionText } from '@shared/question-bank'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, useCall } from '../api'
import { BankDesk } from './bank-desk'
import styles from './bank-desk.module.css'
import { BankEditor } from './bank-editor'
import { type BankView, BankViewSelect, isInView } from './bank-view-select'
import { findInBank } from './find-in-bank'

const weights = ['5', '4', '3', '2', '1'] as const
const empty: CriterionText = { name: '', detail: '', anchors: ['', '', '', '', ''], weight: 3 }
const textOf = ({ name, detail, anchors, weight }: CriterionText): CriterionText => ({
  name,
  detail,
  anchors,
  weight,
})

/** What answers are scored by: each criterion with its weight and its five anchors. */
export function CriteriaTab({ itemRef }: { readonly itemRef: string | null }) {
  const t = useTranslations('questionBank')
  const answer = useCall('questionBank.criteria', {})
  const [words, setWords] = useState('')
  const [view, setView] = useState<BankView>('inUse')
  const items = findInBank(
    (answer.data ?? []).filter((item) => isInView(item, view)),
    words,
    ({ name, detail, anchors }) => [name, detail, ...anchors].join(' '),
  )
  const showAll = () => {
    setWords('')
    setView('inUse')
  }
  return (
    <BankDesk
      tab="criteria"
      kind="criterion"
      chosenRef={itemRef}
      answer={answer}
      titleOf={({ name }) => name}
      groups={items.length === 0 ? [] : [{ title: null, items }]}
      noteOf={({ weight }) => t('weightShort', { weight })}
      isNarrowed={words !== '' || view !== 'inUse'}
      onShowAll={showAll}
      words={words}
      onWords={setWords}
      filters={<BankViewSelect value={view} onChange={setView} />}
      subtitle={({ weight }) => t('weight', { weight })}
      renderDetail={(item) => <CriterionFacts item={item} />}
      renderEditor={(item, onClose) => (
        <BankEditor
          kind="criterion"
          itemRef={item?.ref ?? null}
          stored={item ? textOf(item) : empty}
          schema={criterionText}
          save={(draft) => call('questionBank.saveCriterion', { ...draft, ref: item?.ref ?? null })}
          onClose={onClose}
          renderFields={(draft, change) => <CriterionFields draft={draft} onChange={change} />}
        />
      )}
    />
  )
}

function CriterionFacts({ item }: { readonly item: Criterion }) {
  const t = useTranslations('questionBank')
  return (
    <dl className={styles.facts}>
      <dt>{t('criterion.detail')}</dt>
      <dd>{item.detail}</dd>
      <dt>{t('criterion.anchors')}</dt>
      <dd>
        <ol className={styles.anchors}>
          {item.anchors.map((anchor, index) => (
            <li key={anchor}>
              <b>{index + 1}</b>
              <span>{anchor}</span>
            </li>
          ))}
        </ol>
      </dd>
    </dl>
  )
}

type CriterionFieldsProps = {
  readonly draft: CriterionText
  readonly onChange: (change: Partial<CriterionText>) => void
}

function CriterionFields({ draft, onChange }: CriterionFieldsProps) {
  const t = useTranslations('questionBank')
  return (
    <>
      <TextInput
        label={t('criterion.name')}
        value={draft.name}
        maxLength={60}
        data-autofocus
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('criterion.weight')}
        value={String(draft.weight)}
        onChange={(event) => onChange({ weight: Number(event.currentTarget.value) })}
        data={weights.map((value) => ({ value, label: t('weight', { weight: Number(value) }) }))}
      />
      <Textarea
        className={styles.wide ?? ''}
        label={t('criterion.detail')}
        value={draft.detail}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => onChange({ detail: event.currentTarget.value })}
      />
      {draft.anchors.map((anchor, index) => (
        <Textarea
          // The five places of the scale never change.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field is
          key={index}
          className={styles.wide ?? ''}
          label={t('criterion.anchor', { score: index + 1 })}
          value={anchor}
          maxLength={300}
          autosize
          minRows={1}
          onChange={(event) =>
            onChange({ anchors: withAnchor(draft.anchors, index, event.currentTarget.value) })
          }
        />
      ))}
    </>
  )
}

function withAnchor(
  [one, two, three, four, five]: CriterionText['anchors'],
  place: number,
  text: string,
): CriterionText['anchors'] {
  const at = (index: number, before: string) => (index === place ? text : before)
  return [at(0, one), at(1, two), at(2, three), at(3, four), at(4, five)]
}
