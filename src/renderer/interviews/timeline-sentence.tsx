import { lacksNote } from '@shared/appointments'
import { assertNever } from '@shared/errors'
import type { TimelineItem } from '@shared/interviews'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { usePackWords } from '../packs/pack-words'
import { useSizeText } from '../ui/size-text'
import { bold, quiet } from './bold'
import type { EntryOf } from './case-file'
import { PromiseSentence } from './promise-sentence'
import { useAppointmentFacts } from './record-words'
import styles from './timeline.module.css'

export type SentenceProps<Item extends TimelineItem = TimelineItem> = {
  readonly item: Item
  /** What the client is called. */
  readonly name: string
  readonly today: string
  readonly isUnanswered: boolean
  /** Day on which the promise was marked as answered. */
  readonly settledOn: string | null
}

/** Says an entry in one full sentence, with what was written about it below. */
export function TimelineSentence(props: SentenceProps) {
  const { item } = props
  switch (item.type) {
    case 'question':
      return <QuestionSentence item={item} name={props.name} />
    case 'round':
      return <RoundSentence item={item} today={props.today} />
    case 'promise':
      return <PromiseSentence item={item} today={props.today} settledOn={props.settledOn} />
    case 'message':
      return <MessageSentence item={item} name={props.name} isUnanswered={props.isUnanswered} />
    case 'letter':
      return <LetterSentence item={item} />
    case 'appointment':
      return <AppointmentSentence item={item} name={props.name} today={props.today} />
    case 'session':
      return <SessionSentence item={item} />
    case 'document':
      return <DocumentSentence item={item} />
    case 'pack':
      return <PackSentence item={item} />
    case 'event':
    case 'ending':
    case 'note':
      return <PlainSentence item={item} name={props.name} />
    default:
      return assertNever(item)
  }
}

function QuestionSentence({ item, name }: { readonly item: EntryOf<'question'>; readonly name: string }) {
  const t = useTranslations('interviews.timeline')
  const isOpen = item.answeredByLetterId === null
  return (
    <>
      <span className={styles.line}>{t.rich('asks', { ...bold, name, channel: item.channel })}</span>
      <span className={`said ${styles.said}`} data-open={isOpen || undefined}>
        {t('quote', { text: item.body.trim() })}
      </span>
      {isOpen && <span className="due">{t('notAnswered')}</span>}
    </>
  )
}

/** The facts begin a sentence of their own. */
const capitalized = (text: string, locale: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

function RoundSentence({ item, today }: { readonly item: EntryOf<'round'>; readonly today: string }) {
  const t = useTranslations('interviews.timeline')
  const stages = useTranslations('stages')
  const format = useFormatter()
  const locale = useLocale()
  const question = item.questions[0]?.body
  const facts = [
    item.interviewers,
    item.medium === null ? '' : t('medium', { medium: item.medium }),
    item.startTime === null ? '' : t('startsAt', { time: item.startTime }),
    item.minutes === null ? '' : t('minutes', { minutes: item.minutes }),
  ].filter(Boolean)
  return (
    <>
      <span className={styles.line}>
        {t.rich(item.on > today ? 'roundAhead' : 'roundHeld', {
          ...bold,
          number: item.number,
          stage: stages(item.stage),
          facts: capitalized(format.list(facts, { type: 'unit' }), locale),
        })}
      </span>
      <Detail text={item.detail} />
      {question && <Detail text={t('asked', { question, others: item.questions.length - 1 })} />}
    </>
  )
}

function MessageSentence({
  item,
  name,
  isUnanswered,
}: {
  readonly item: EntryOf<'message'>
  readonly name: string
  readonly isUnanswered: boolean
}) {
  const t = useTranslations('interviews.timeline')
  const { kind, channel } = item
  const values = { ...bold, kind, channel, named: item.employer === null ? 'no' : 'yes' }
  const other = item.employer ?? ''
  return (
    <>
      <span className={styles.line}>
        {item.letterId !== null
          ? t.rich('replied', { ...bold, name, channel })
          : item.direction === 'out'
            ? t.rich('sent', { ...values, ...quiet, to: other, unanswered: isUnanswered ? 'yes' : 'no' })
            : t.rich('received', { ...values, from: other })}
      </span>
      <Detail text={item.detail} />
    </>
  )
}

function LetterSentence({ item }: { readonly item: EntryOf<'letter'> }) {
  const t = useTranslations('interviews.timeline')
  const isDraft = item.state === 'draft'
  return (
    <span className={styles.line}>
      {t.rich('letter', { ...bold, kind: item.kind, titled: item.title ? 'yes' : 'no', title: item.title })}{' '}
      <span className={isDraft ? 'due' : 'quiet'}>
        {isDraft
          ? t('letterDraft')
          : t('letterLeft', { way: item.left?.way ?? 'pdf', address: item.left?.address ?? '' })}
      </span>
    </span>
  )
}

type AppointmentSentenceProps = {
  readonly item: EntryOf<'appointment'>
  readonly name: string
  readonly today: string
}

function AppointmentSentence({ item, name, today }: AppointmentSentenceProps) {
  const t = useTranslations('records.appointments')
  const factsOf = useAppointmentFacts()
  const when = item.on > today ? 'ahead' : item.on === today ? 'today' : 'past'
  return (
    <>
      <span className={styles.line}>
        {t.rich('line', { ...bold, state: item.state, when, name, facts: factsOf(item) })}
      </span>
      <Detail text={item.topic} />
      <Detail text={item.detail} />
      {lacksNote(item, today) && <span className="due">{t('noNote')}</span>}
    </>
  )
}

function SessionSentence({ item }: { readonly item: EntryOf<'session'> }) {
  const t = useTranslations('sessionReport.timeline')
  const prepare = useTranslations('mockSessions.prepare')
  const { kind, state, number, title, mean, minutes } = item
  // The name that is offered begins with what the line says anyway.
  const [alone = ''] = title.split(',')
  const isOffered = alone === prepare('titleAlone', { number: Number(/\d+/.exec(alone)?.[0] ?? 0) })
  const facts = [
    mean === null ? '' : t('score', { mean }),
    minutes === 0 ? '' : t('minutes', { minutes }),
    state === 'ended' ? '' : t('state', { state }),
  ].filter(Boolean)
  return (
    <>
      <span className={styles.line}>
        {isOffered
          ? t.rich('offered', { ...bold, alone, rest: title.slice(alone.length) })
          : t.rich('line', {
              ...bold,
              kind,
              numbered: number === null ? 'no' : 'yes',
              number: number ?? 0,
              title,
            })}{' '}
        <span className={state === 'ended' ? 'quiet' : 'due'}>{facts.join(', ')}</span>
      </span>
      <Detail text={item.detail} />
    </>
  )
}

function DocumentSentence({ item }: { readonly item: EntryOf<'document'> }) {
  const t = useTranslations('records.documents')
  const size = useSizeText()
  return (
    <>
      <span className={styles.line}>
        {t.rich('line', { ...bold, file: item.fileName })}{' '}
        <span className="quiet">{size(item.byteCount)}</span>
      </span>
      <Detail text={item.detail} />
    </>
  )
}

function PackSentence({ item }: { readonly item: EntryOf<'pack'> }) {
  const t = useTranslations('packs')
  const words = usePackWords()
  return (
    <>
      <span className={styles.line}>{t.rich('timeline', { ...bold, ...quiet, form: item.form })}</span>
      <Detail text={item.detail} />
      <Detail text={t('timelineParts', { parts: words(item) })} />
    </>
  )
}

type PlainItem = EntryOf<'event'> | EntryOf<'ending'> | EntryOf<'note'>

function PlainSentence({ item, name }: { readonly item: PlainItem; readonly name: string }) {
  const t = useTranslations('interviews.timeline')
  const sentence = () => {
    switch (item.type) {
      case 'event':
        return t.rich('event', { ...bold, kind: item.kind, written: item.isWritten ? 'yes' : 'no' })
      case 'ending':
        return t.rich('ending', { ...bold, tag: item.tag, name })
      case 'note':
        return t.rich('note', bold)
      default:
        return assertNever(item)
    }
  }
  return (
    <>
      <span className={styles.line}>{sentence()}</span>
      <Detail text={item.detail} />
    </>
  )
}

/** A few lines are shown, so none of them is given to an empty one. */
const withoutBlankLines = (text: string) => text.trim().replaceAll(/\n\s*\n/g, '\n')

function Detail({ text }: { readonly text: string }) {
  return text.trim() === '' ? null : (
    <span className={styles.detail} data-private>
      {withoutBlankLines(text)}
    </span>
  )
}
