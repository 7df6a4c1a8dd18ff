import { ActionIcon, Textarea, TextInput } from '@mantine/core'
import type { Debrief } from '@shared/debriefs'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { queryClient, useCall } from '../api'
import { useCaseFile } from '../interviews/use-case-file'
import { back } from '../navigation'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { SaveStatus } from '../ui/save-status'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import styles from './debrief.module.css'
import { DebriefAside } from './debrief-aside'
import { type DebriefDesk, useDebriefDesk } from './use-debrief-desk'

/** Goes through a real round with the client: what was asked, how it went, what was promised, who is to be thanked. */
export function DebriefScreen({ roundId }: { readonly roundId: string }) {
  const t = useTranslations('debriefs')
  const { data, error, isPending, refetch } = useCall('debriefs.open', { roundId })
  const isLate = useLateLoading(isPending)
  useKeys({ back })
  // The round may be changed in its own form: each visit asks anew.
  useEffect(() => () => queryClient.removeQueries({ queryKey: ['debriefs.open'] }), [])
  if (data) return <OpenedDebrief opened={data} />
  return (
    <Screen title={t('plainTitle')}>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
    </Screen>
  )
}

function OpenedDebrief({ opened }: { readonly opened: Debrief }) {
  const t = useTranslations('debriefs')
  const stages = useTranslations('stages')
  const { day } = useDayText()
  const { round } = opened
  const desk = useDebriefDesk(opened)
  const { file, error, retry } = useCaseFile(round.clientId, round.opportunityId)
  const standing = file?.history.standings.find(({ opportunityId }) => opportunityId === round.opportunityId)
  useKeys({ saveDebrief: desk.autosave.onBlur })
  return (
    <Screen
      title={t('title', { stage: stages(round.stage), employer: standing?.employer ?? '' })}
      detail={t('detail', { client: file?.client.fullName ?? '', day: day(round.heldOn, 'full') })}
      actions={<SaveStatus state={desk.autosave.state} onRetry={() => void desk.autosave.flush()} />}
      status={<StatusBar keys={['addPromise', 'saveDebrief', 'back']} />}
    >
      <Split stacks>
        <Pane label={t('mainLabel')} width="grow">
          <div className={styles.main}>
            <Asked desk={desk} />
            <Textarea
              label={t('whole')}
              description={t('wholeHint')}
              autosize
              minRows={4}
              maxLength={4_000}
              value={desk.text.howItWent}
              onChange={(event) => desk.setWhole(event.currentTarget.value)}
              onBlur={desk.autosave.onBlur}
            />
          </div>
        </Pane>
        <Pane label={t('asideLabel')} width="aside">
          {error ? <Failure error={error} onRetry={retry} /> : null}
          {file ? <DebriefAside file={file} round={round} /> : null}
        </Pane>
      </Split>
    </Screen>
  )
}

function Asked({ desk }: { readonly desk: DebriefDesk }) {
  const t = useTranslations('debriefs')
  const list = useRef<HTMLOListElement>(null)
  const { lines } = desk.text
  const focusLine = (place: number) =>
    list.current?.children[place]?.querySelector<HTMLElement>('input, textarea')?.focus()
  return (
    <fieldset className={styles.asked}>
      <legend className={styles.head}>{t('asked')}</legend>
      <p className="quiet">{t('askedHint')}</p>
      <ol className={styles.lines} ref={list}>
        {lines.map((line, place) => {
          const number = place + 1
          const isOpen = place === lines.length - 1 && line.body === '' && line.howItWent === ''
          return (
            <li key={line.id} className={styles.line}>
              <TextInput
                aria-label={t('number', { number })}
                placeholder={isOpen ? t('add') : undefined}
                maxLength={500}
                value={line.body}
                onChange={(event) => desk.setLine(place, { body: event.currentTarget.value })}
                onBlur={desk.autosave.onBlur}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing || line.body === '') return
                  event.preventDefault()
                  focusLine(place + 1)
                }}
              />
              <Textarea
                aria-label={t('went', { number })}
                placeholder={t('wentHint')}
                autosize
                minRows={1}
                maxLength={2_000}
                value={line.howItWent}
                onChange={(event) => desk.setLine(place, { howItWent: event.currentTarget.value })}
                onBlur={desk.autosave.onBlur}
              />
              <ActionIcon
                aria-label={t('remove', { number })}
                aria-disabled={isOpen}
                onClick={() => {
                  if (isOpen) return
                  desk.removeLine(place)
                  focusLine(Math.max(0, place - 1))
                }}
              >
                <X size={16} strokeWidth={1.75} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
    </fieldset>
  )
}
