import { Button, Tooltip, useComputedColorScheme } from '@mantine/core'
import { ScrollText } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { back, goTo, hashOf } from '../navigation'
import { useStart } from '../practice'
import { startTour } from '../tour/tour-store'
import { EmptyState } from '../ui/empty-state'
import { FilterBox } from '../ui/filter-box'
import { KeyCap } from '../ui/key-cap'
import { RichTextView } from '../ui/rich-text-view'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useTopOnChange } from '../ui/use-top-on-change'
import { findSections, type GuidePart, guide } from './guide'
import styles from './help-screen.module.css'

/** The guide's pictures of the demo practice: address by file. A test holds that each one of the guide is among them. */
const pictures = import.meta.glob<string>(
  '../../../docs/screenshots/{today,case,close-out,letter,checks,outbox,clients,board,calendar,advice,anonymous-copy,search,figures,mock-session-prepare,mock-session,session-report,session-report-recording,case-mock-sessions,debrief}-{light,dark}-1280.png',
  { query: '?url', import: 'default', eager: true },
)

const open = (sectionId: string) => goTo({ at: 'help', sectionId }, { replace: true })

/** The guide: chapters at the left, narrowed by words, and one of them to read. */
export function HelpScreen({ sectionId }: { readonly sectionId: string | null }) {
  const t = useTranslations('help')
  const [words, setWords] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const found = findSections(guide, words)
  const chosen = found.find(({ id }) => id === sectionId) ?? found[0] ?? null
  const article = useRef<HTMLElement>(null)
  const chapters = useRef<HTMLUListElement>(null)
  useTopOnChange(
    chosen?.id,
    useCallback(() => article.current?.parentElement?.scrollTo({ top: 0 }), []),
  )
  const chosenId = chosen?.id
  useEffect(() => {
    if (chosenId !== undefined)
      chapters.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  const move = (by: 1 | -1) => {
    const next = found[found.findIndex((section) => section === chosen) + by]
    if (next) open(next.id)
  }
  useKeys({
    nextRow: () => move(1),
    previousRow: () => move(-1),
    find: () => box.current?.focus(),
    back,
  })
  return (
    <Screen
      title={t('title')}
      actions={
        <>
          <TourButton />
          <FilterBox ref={box} label={t('search')} width={240} words={words} onWords={setWords} />
          <Button
            leftSection={<ScrollText size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => goTo({ at: 'log' })}
          >
            {t('log')}
          </Button>
        </>
      }
      status={<StatusBar keys={['nextRow', 'previousRow', 'find']} />}
    >
      <Split>
        <Pane label={t('chapters')} width={280}>
          <output className={styles.found}>
            {words === '' ? null : t('found', { count: found.length })}
          </output>
          <ul ref={chapters} className={styles.chapters}>
            {found.map((section) => (
              <li key={section.id}>
                <a
                  className={styles.chapter}
                  href={hashOf({ at: 'help', sectionId: section.id })}
                  aria-current={section === chosen ? 'true' : undefined}
                  onClick={(event) => {
                    event.preventDefault()
                    open(section.id)
                  }}
                >
                  {section.title}
                </a>
              </li>
            ))}
          </ul>
        </Pane>
        <Pane label={t('chapter')} width="grow">
          {chosen ? (
            <article className={styles.article} ref={article}>
              <h2 className={styles.title}>{chosen.title}</h2>
              {chosen.parts.map((part, index) => (
                // A chapter's parts never move.
                <Part key={`${chosen.id} ${index}`} part={part} />
              ))}
            </article>
          ) : (
            <EmptyState title={t('nothing')} hint={t('nothingHint')} />
          )}
        </Pane>
      </Split>
    </Screen>
  )
}

/** In the demo practice the tour begins at once; from the coach's own it is two steps away. */
function TourButton() {
  const t = useTranslations('help')
  const ariaKeys = useAriaKeys()
  const { isDemo } = useStart()
  return isDemo ? (
    <Button
      rightSection={<KeyCap action="takeTour" />}
      aria-keyshortcuts={ariaKeys('takeTour')}
      onClick={startTour}
    >
      {t('tour')}
    </Button>
  ) : (
    <Tooltip label={t('demoHint')} multiline w={280}>
      <Button onClick={() => void call('app.openDemo', {})}>{t('demo')}</Button>
    </Tooltip>
  )
}

function Part({ part }: { readonly part: GuidePart }) {
  const scheme = useComputedColorScheme('light')
  if (part.kind === 'text') {
    return (
      <div className={styles.text}>
        <RichTextView doc={part.doc} />
      </div>
    )
  }
  const source = pictures[`../../../docs/screenshots/${part.name}-${scheme}-1280.png`]
  return source === undefined ? null : (
    <figure className={styles.figure}>
      <img
        className={styles.picture}
        src={source}
        alt={part.about}
        width={1280}
        height={800}
        loading="lazy"
      />
      <figcaption className={styles.caption}>{part.about}</figcaption>
    </figure>
  )
}
