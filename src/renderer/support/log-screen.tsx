import { Button, NativeSelect } from '@mantine/core'
import type { LogLine } from '@shared/support'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, callKey, queryClient, useAppEvent, useCall } from '../api'
import { back } from '../navigation'
import { useDayText } from '../ui/day-text'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { FilterBox } from '../ui/filter-box'
import { GreyRows } from '../ui/grey-rows'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { DiagnosticsPane } from './diagnostics-pane'
import styles from './log-screen.module.css'

const levels = ['all', 'error', 'info'] as const
type Level = (typeof levels)[number]

/** What the app wrote about itself, newest first, and what somebody who helps needs to know. No word of a client is in either. */
export function LogScreen() {
  const t = useTranslations('support')
  const log = useCall('support.log', {})
  // The next look is a new question.
  useEffect(
    () => () => {
      for (const name of ['support.log', 'support.diagnostics'] as const)
        queryClient.removeQueries({ queryKey: callKey(name, {}) })
    },
    [],
  )
  const isLate = useLateLoading(log.isPending)
  const [words, setWords] = useState('')
  const [level, setLevel] = useState<Level>('all')
  const [isCopied, setCopied] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const sayFailure = useFailureNotice()
  const find = () => box.current?.focus()
  useKeys({ find, back })
  useAppEvent('app.command', ({ command }) => {
    if (command === 'find') find()
  })
  const all = log.data?.lines ?? []
  const shown = linesWith(all, words, level)
  const copy = async () => {
    try {
      await call('app.copyText', { text: textOf(shown) })
      setCopied(true)
    } catch (error) {
      sayFailure(t('notCopied'), error)
    }
  }
  return (
    <Screen
      title={t('title')}
      detail={log.data ? t('count', { count: shown.length }) : undefined}
      actions={
        <>
          <FilterBox
            ref={box}
            label={t('search')}
            width={220}
            words={words}
            onWords={(next) => {
              setWords(next)
              setCopied(false)
            }}
          />
          <NativeSelect
            aria-label={t('level')}
            value={level}
            onChange={(event) => {
              setLevel(levels.find((one) => one === event.currentTarget.value) ?? 'all')
              setCopied(false)
            }}
            data={levels.map((value) => ({ value, label: t(`levels.${value}`) }))}
          />
          <Button aria-disabled={shown.length === 0} onClick={() => void (shown.length > 0 && copy())}>
            {isCopied ? t('copied') : t('copyLines')}
          </Button>
        </>
      }
      status={<StatusBar keys={['find', 'back']} />}
    >
      <Split stacks>
        <Pane label={t('lines')} width="grow" isStop={shown.length > 0}>
          {log.error ? <Failure error={log.error} onRetry={() => void log.refetch()} /> : null}
          {isLate ? <GreyRows /> : null}
          {log.data && all.length === 0 ? <EmptyState title={t('empty')} hint={t('emptyHint')} /> : null}
          {all.length > 0 && shown.length === 0 ? (
            <EmptyState
              title={t('nothingFound')}
              action={
                <Button
                  onClick={() => {
                    setWords('')
                    setLevel('all')
                  }}
                >
                  {t('showAll')}
                </Button>
              }
            />
          ) : null}
          {shown.length > 0 ? <Lines lines={shown} /> : null}
          {log.data?.isCut ? <p className={styles.cut}>{t('cut')}</p> : null}
        </Pane>
        <DiagnosticsPane />
      </Split>
    </Screen>
  )
}

function Lines({ lines }: { readonly lines: readonly LogLine[] }) {
  const t = useTranslations('support')
  const { instant } = useDayText()
  return (
    <ul className={styles.lines}>
      {lines.map(({ at, level, text }, index) => (
        // Lines of one moment stand in the order in which they were written.
        <li key={`${at} ${index}`} className={styles.line} data-level={level}>
          <time className={styles.at} dateTime={at}>
            {instant(at)}
          </time>
          <span className={styles.level}>{t(`oneLevel.${level}`)}</span>
          <span className={styles.text}>{text}</span>
        </li>
      ))}
    </ul>
  )
}

function linesWith(lines: readonly LogLine[], words: string, level: Level): readonly LogLine[] {
  const wanted = words.trim().toLowerCase()
  return lines.filter(
    (line) => (level === 'all' || line.level === level) && line.text.toLowerCase().includes(wanted),
  )
}

/** The clipboard takes so much of a text; what is older than that is left out. */
const MOST_SIGNS = 100_000

const textOf = (lines: readonly LogLine[]): string =>
  lines
    .map(({ at, level, text }) => `${at} ${level} ${text}`)
    .join('\n')
    .slice(0, MOST_SIGNS)
