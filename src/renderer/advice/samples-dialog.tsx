import { Modal, SegmentedControl } from '@mantine/core'
import { composeLetter, type LetterTopic } from '@shared/compose-letter'
import { factText, type MergeFacts } from '@shared/merge-fields'
import { sampleFacts } from '@shared/sample-facts'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { RichTextView } from '../ui/rich-text-view'
import { useFieldLabel } from '../ui/use-field-label'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './library-dialogs.module.css'

type SamplesDialogProps = { readonly topic: LetterTopic; readonly onClose: () => void }

const who = ['samples', 'mine'] as const
const kinds = ['letter', 'reply'] as const

type Sample = { readonly name: string; readonly facts: MergeFacts }

/** A template filled in for three clients, invented ones or the coach's newest: what a letter of it would say. */
export function SamplesDialog({ topic, onClose }: SamplesDialogProps) {
  const t = useTranslations('advice.try')
  useReturnFocus()
  const [whose, setWhose] = useState<(typeof who)[number]>('samples')
  const [kind, setKind] = useState<(typeof kinds)[number]>('letter')
  const mine = useCall('advice.samples', {}, { enabled: whose === 'mine' })
  const clients: readonly Sample[] =
    whose === 'samples'
      ? sampleFacts
      : (mine.data ?? []).map(({ name, facts }) => ({
          name,
          facts: new Map(facts.map(([field, value]) => [field, { value }])),
        }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size={1080}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('who')}
          value={whose}
          onChange={(value) => setWhose(who.find((one) => one === value) ?? 'samples')}
          data={who.map((value) => ({ value, label: t(`whose.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('kind')}
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'letter')}
          data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </div>
      {mine.error && whose === 'mine' ? (
        <Failure error={mine.error} onRetry={() => void mine.refetch()} />
      ) : null}
      {whose === 'mine' && mine.data?.length === 0 ? (
        <EmptyState title={t('nobody')} hint={t('nobodyHint')} />
      ) : null}
      <div className={styles.samples}>
        {clients.map((client) => (
          <SampleLetter key={client.name} client={client} topic={topic} kind={kind} />
        ))}
      </div>
    </Modal>
  )
}

type SampleLetterProps = {
  readonly client: Sample
  readonly topic: LetterTopic
  readonly kind: (typeof kinds)[number]
}

function SampleLetter({ client, topic, kind }: SampleLetterProps) {
  const t = useTranslations('advice')
  const nameOf = useFieldLabel()
  const composed = composeLetter({ topics: [topic], facts: client.facts, kind })
  return (
    // It scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section className={styles.sample} aria-label={client.name} tabIndex={0}>
      <h3>{client.name}</h3>
      {composed.ok ? (
        <RichTextView
          doc={composed.doc}
          factOf={(field, fallback) => factText(client.facts, field) ?? fallback ?? `[${nameOf(field)}]`}
        />
      ) : (
        <p className="due">{t('try.wrong')}</p>
      )}
    </section>
  )
}
