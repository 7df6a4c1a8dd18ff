import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type PublicationKind, publicationKinds } from '@shared/publish/publish-doc'
import type { OpenCopy } from '@shared/publishing'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { queryClient, useCall } from '../api'
import { back, goTo } from '../navigation'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { RichTextEditor } from '../ui/rich-text-editor'
import { SaveStatus } from '../ui/save-status'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { CopyChanges } from './copy-changes'
import { CopySide } from './copy-side'
import { LeavingButtons } from './leaving-buttons'
import styles from './publishing-screen.module.css'
import { newCopyIds, useCopyDesk } from './use-copy-desk'

/** The anonymous copy of an answered question: as it was written, as it will be published, what is still to be done. */
export function PublishingScreen({ letterId }: { readonly letterId: string }) {
  const t = useTranslations('publishing.screen')
  const [kind, setKind] = useState<PublicationKind>('article')
  const [ids] = useState(newCopyIds)
  const opened = useCall('publishing.open', { letterId, kind, id: ids[kind] })
  const isLate = useLateLoading(opened.isPending)
  // The redaction list follows the client's record, which other screens change: each visit asks anew.
  useEffect(() => () => queryClient.removeQueries({ queryKey: ['publishing.open'] }), [])
  if (opened.data)
    return <OpenedCopy key={opened.data.draft.id} opened={opened.data} kind={kind} onKind={setKind} />
  return (
    <Screen title={t('title')}>
      {opened.error ? (
        <Failure
          error={opened.error}
          onRetry={() => goTo({ at: 'letter', id: letterId })}
          retryLabel={t('toLetter')}
        />
      ) : null}
      {isLate ? <GreyRows /> : null}
    </Screen>
  )
}

type OpenedCopyProps = {
  readonly opened: OpenCopy
  readonly kind: PublicationKind
  readonly onKind: (kind: PublicationKind) => void
}

const views = ['compare', 'write'] as const

function OpenedCopy({ opened, kind, onKind }: OpenedCopyProps) {
  const t = useTranslations('publishing.screen')
  const desk = useCopyDesk(opened)
  const { draft, edit, autosave } = desk
  const [view, setView] = useState<(typeof views)[number]>('compare')
  useKeys({ back })
  const changeKind = async (value: string): Promise<void> => {
    const next = publicationKinds.find((one) => one === value) ?? kind
    if (await autosave.flush()) onKind(next)
  }
  return (
    <Screen
      title={t('title')}
      detail={t('of', { name: opened.clientName })}
      isTight
      actions={
        <>
          <SaveStatus state={autosave.state} onRetry={() => void autosave.flush()} />
          <SegmentedControl
            aria-label={t('kind')}
            value={kind}
            onChange={(value) => void changeKind(value)}
            data={publicationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <Button onClick={() => goTo({ at: 'letter', id: draft.letterId })}>{t('toLetter')}</Button>
        </>
      }
      status={<StatusBar keys={['copyPublic', 'savePublicPdf', 'back']} />}
    >
      <Split stacks>
        <CopyChanges opened={opened} draft={draft} view={view}>
          <div className={styles.head}>
            <h2 className={styles.paneTitle}>{t('copyPane')}</h2>
            <SegmentedControl
              aria-label={t('view')}
              value={view}
              onChange={(value) => setView(views.find((one) => one === value) ?? 'compare')}
              data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
            />
          </div>
          {view === 'write' ? (
            <>
              <TextInput
                className={styles.titleField ?? ''}
                label={t('titleField')}
                value={draft.title}
                maxLength={200}
                onChange={(event) => edit({ title: event.currentTarget.value })}
                onBlur={autosave.onBlur}
              />
              <RichTextEditor
                label={t('textLabel')}
                face="letter"
                valueKey={opened.draft.id}
                value={draft.body}
                handle={desk.editor}
                onChange={(body) => edit({ body })}
                onBlur={autosave.onBlur}
              />
            </>
          ) : null}
        </CopyChanges>
        <Pane label={t('sidePane')} width="aside" scrolls={false}>
          <CopySide opened={opened} desk={desk} />
          <LeavingButtons opened={opened} desk={desk} />
        </Pane>
      </Split>
    </Screen>
  )
}
