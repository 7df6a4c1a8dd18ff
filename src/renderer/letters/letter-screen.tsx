import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { type LetterKind, type LetterWithFacts, letterKinds } from '@shared/letters'
import { Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { queryClient, useCall } from '../api'
import { back, goTo } from '../navigation'
import { PublishButton } from '../publishing/publish-button'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import type { RichTextHandle } from '../ui/rich-text-editor'
import { SaveStatus } from '../ui/save-status'
import { Screen } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { AboutSelect } from './about-select'
import { AdvicePart } from './advice-part'
import { FillDialog } from './fill-dialog'
import { refill } from './letter-draft'
import styles from './letter-screen.module.css'
import { PagePart } from './page-part'
import { QuestionPart } from './question-part'
import { StandingWords } from './standing-words'
import { TemplateButton } from './template-button'
import { TextPart } from './text-part'
import { useLetterDesk } from './use-letter-desk'
import { useLetterPreview } from './use-letter-pages'
import { useOpenFields } from './use-open-fields'
import { useRemoveLetter } from './use-remove-letter'

/** One letter: what was asked and the advice that fits, the text, the page that will print. */
export function LetterScreen({ letterId }: { readonly letterId: string }) {
  const t = useTranslations('letters.screen')
  const opened = useCall('letters.get', { id: letterId })
  const isLate = useLateLoading(opened.isPending)
  // Facts and suggestions follow the client's record, which other screens change: each visit asks anew.
  useEffect(
    () => () => {
      for (const name of ['letters.get', 'advice.suggest'] as const)
        queryClient.removeQueries({ queryKey: [name] })
    },
    [],
  )
  if (opened.data) return <OpenLetter key={letterId} opened={opened.data} />
  return (
    <Screen title={t('loading')}>
      {opened.error ? (
        <Failure error={opened.error} onRetry={() => goTo({ at: 'letters' })} retryLabel={t('toLetters')} />
      ) : null}
      {isLate ? <GreyRows /> : null}
    </Screen>
  )
}

function OpenLetter({ opened }: { readonly opened: LetterWithFacts }) {
  const t = useTranslations('letters')
  const desk = useLetterDesk(opened)
  const { draft, edit, autosave } = desk
  const { id, clientId } = desk.stored.letter
  const client = useCall('clients.get', { id: clientId })
  const history = useCall('interviews.history', { clientId })
  const question = useCall(
    'interviews.getQuestion',
    { id: draft.questionId ?? '' },
    { enabled: draft.questionId !== null },
  )
  const preview = useLetterPreview(id, desk.version)
  const open = useOpenFields(draft.body, desk.facts, preview.preview?.openFields ?? [])
  const editor = useRef<RichTextHandle>(null)
  /** What the form of open fields points at; false while it is closed. */
  const [filling, setFilling] = useState<{ readonly field: string | null } | false>(false)

  const add = async (topicId: string) => {
    const body = await desk.addTopic(topicId)
    if (body) editor.current?.replace(body)
  }
  const switchKind = async (kind: LetterKind) => {
    const body = await desk.switchKind(kind)
    if (body) editor.current?.replace(body)
  }
  const fill = (field: string | null) => {
    if (open.fields.missing.length > 0 || draft.filled.length > 0) setFilling({ field })
  }
  const removeLetter = useRemoveLetter()
  const remove = async () => {
    // What is on screen is saved first, so that the letter comes back as it was seen last.
    if ((await autosave.flush()) && (await removeLetter(id))) back()
  }
  useKeys({ fillField: () => fill(null), insertFact: () => editor.current?.offerFacts(), back })

  const asked = draft.questionId === null ? null : (question.data ?? null)
  const isAskedKnown = draft.questionId === null || !question.isPending
  const name = client.data?.fullName
  const standing = history.data?.standings.find(({ opportunityId }) => opportunityId === draft.opportunityId)
  return (
    <Screen
      title={name === undefined ? t('screen.loading') : t('screen.title', { name, kind: draft.kind })}
      isTight
      detail={standing ? <StandingWords standing={standing} /> : undefined}
      actions={
        <>
          <SaveStatus state={autosave.state} onRetry={() => void autosave.flush()} />
          {history.data ? <AboutSelect history={history.data} about={draft} onAbout={edit} /> : null}
          <SegmentedControl
            aria-label={t('kind.label')}
            value={draft.kind}
            onChange={(value) => void switchKind(letterKinds.find((kind) => kind === value) ?? draft.kind)}
            data={letterKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <TemplateButton desk={desk} />
          <PublishButton letterId={id} onLeave={autosave.flush} />
          <Tooltip label={t('remove.button')}>
            <ActionIcon aria-label={t('remove.button')} onClick={() => void remove()}>
              <Trash2 size={16} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <div className={styles.desk}>
        <section className={styles.part} aria-label={t('screen.adviceRegion')} data-tour="advice">
          {client.data && isAskedKnown ? (
            <QuestionPart
              key={draft.questionId}
              client={client.data}
              opportunityId={draft.opportunityId}
              question={asked}
              onQuestion={(saved) => edit({ questionId: saved.id })}
            />
          ) : null}
          {isAskedKnown ? (
            <AdvicePart desk={desk} question={asked?.body ?? ''} onAdd={(topicId) => void add(topicId)} />
          ) : null}
        </section>
        <section className={styles.part} aria-label={t('screen.textRegion')}>
          <TextPart desk={desk} open={open} history={history.data ?? null} editor={editor} onFill={fill} />
        </section>
        <section className={styles.part} aria-label={t('screen.pageRegion')} data-tour="page">
          <PagePart desk={desk} open={open} answer={preview} />
        </section>
      </div>
      {filling ? (
        <FillDialog
          open={open}
          filled={draft.filled}
          pointedAt={filling.field}
          onFill={(values) => edit({ filled: refill(draft.filled, values) })}
          onClose={() => setFilling(false)}
        />
      ) : null}
    </Screen>
  )
}
