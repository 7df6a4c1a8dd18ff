import { Modal, VisuallyHidden } from '@mantine/core'
import { assertNever } from '@shared/errors'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { useToday } from '../practice'
import { Failure } from '../ui/failure'
import { useReturnFocus } from '../ui/use-return-focus'
import styles from './palette.module.css'
import { PaletteFoot } from './palette-foot'
import { PaletteList } from './palette-list'
import { asksForCommands, type PaletteRow, paletteGroups } from './palette-rows'
import { closePalette, openNewClient } from './palette-store'
import { placeOfHit } from './place-of-hit'
import { recentClients, recentSearches, rememberSearch } from './recent'
import { useCommands } from './use-commands'
import { useSearch } from './use-search'

type PaletteProps = {
  /** What stands in the box at first. */
  readonly text: string
  /** The client whose case is open. */
  readonly clientId: string | null
}

/** One box to find anything and to do anything. The arrows choose, Enter opens, Escape leaves. */
export function Palette({ text: firstText, clientId }: PaletteProps) {
  const t = useTranslations('search')
  const listId = useId()
  const today = useToday()
  useReturnFocus()
  const [text, setText] = useState(firstText)
  // By its key and not its place: lines that arrive above it leave it chosen.
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [waitsToOpen, setWaitsToOpen] = useState(false)
  const asked = asksForCommands(text) ? '' : text.trim()
  const { answer, answered, error } = useSearch(asked)
  const commands = useCommands()
  const [recent] = useState(() => ({ searches: recentSearches(), clients: recentClients(clientId) }))
  const groups = useMemo(
    () => paletteGroups({ text, today, answer, commands, ...recent }),
    [text, today, answer, commands, recent],
  )
  const rows = groups.flatMap((group) => group.rows)
  const isAnswered = answered === asked
  const index = Math.max(
    0,
    rows.findIndex(({ key }) => key === chosenKey),
  )
  const row = rows[index]
  const hits = asked === '' ? 0 : (answer?.hits.length ?? 0)
  const box = useRef<HTMLInputElement>(null)

  const type = (next: string) => {
    setText(next)
    setChosenKey(null)
    setWaitsToOpen(false)
  }

  const launch = (picked: Exclude<PaletteRow, { type: 'search' }>) => {
    if (picked.type === 'hit') rememberSearch(text)
    closePalette()
    // After the box has gone and given the focus back, so that what is opened can take it.
    setTimeout(() => act(picked), 0)
  }
  const run = (picked: PaletteRow) => {
    if (picked.type !== 'search') return launch(picked)
    type(picked.text)
    box.current?.focus()
  }

  // Enter that comes before the answer opens what the answer brings, never what an older text has found.
  const choose = (picked: PaletteRow | undefined) => {
    if (picked?.type === 'hit' && !isAnswered) setWaitsToOpen(true)
    else if (!isAnswered && chosenKey === null) setWaitsToOpen(true)
    else if (picked) run(picked)
  }
  const openAnswered = useEffectEvent(() => {
    if (row && row.type !== 'search') launch(row)
  })
  useEffect(() => {
    if (waitsToOpen && isAnswered) openAnswered()
  }, [waitsToOpen, isAnswered])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1 >= rows.length ? 0 : index + 1,
      ArrowUp: index <= 0 ? rows.length - 1 : index - 1,
      PageDown: Math.min(rows.length - 1, index + 8),
      PageUp: Math.max(0, index - 8),
      // In a text that is being written they move in the text.
      ...(text === '' || event.ctrlKey || event.metaKey ? { Home: 0, End: rows.length - 1 } : {}),
    }
    const next = moves[event.key]
    if (next !== undefined) setChosenKey(rows[next]?.key ?? null)
    else if (event.key === 'Enter') choose(row)
    else return
    event.preventDefault()
  }

  return (
    <Modal.Root
      opened
      onClose={closePalette}
      size={680}
      yOffset="10vh"
      padding={0}
      radius="md"
      // As for every dialog: the lock would write a style element that the policy refuses.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.palette ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0.35} transitionProps={{ duration: 0 }} />
      <Modal.Content aria-label={t('title')}>
        <div className={styles.box}>
          <Search size={16} strokeWidth={1.75} aria-hidden />
          <input
            ref={box}
            className={styles.input}
            data-autofocus
            role="combobox"
            aria-label={t('title')}
            aria-expanded={rows.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={row ? `${listId}-${index}` : undefined}
            placeholder={t('placeholder')}
            autoComplete="off"
            spellCheck={false}
            maxLength={1_000}
            value={text}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        {error !== null && <Failure error={error} />}
        {answer && answer.unknown.length > 0 && asked !== '' && (
          <p className={styles.hint}>
            {t('unknown', { filter: answer.unknown.join(' '), count: answer.unknown.length })}
          </p>
        )}
        {asked !== '' && isAnswered && error === null && hits === 0 && (
          <p className={styles.hint}>{t('nothing', { text: asked })}</p>
        )}
        <PaletteList
          id={listId}
          groups={groups}
          chosen={index}
          isOld={!isAnswered}
          today={today}
          onPoint={(place) => setChosenKey(rows[place]?.key ?? null)}
          onChoose={(picked) => choose(picked)}
        />
        <VisuallyHidden component="output">
          {isAnswered && asked !== '' ? t('found', { count: hits }) : ''}
        </VisuallyHidden>
        <PaletteFoot
          isCommands={asksForCommands(text)}
          hasMore={asked !== '' && (answer?.hasMore ?? false)}
          isIncomplete={answer?.isIncomplete ?? false}
        />
      </Modal.Content>
    </Modal.Root>
  )
}

/** Carries out a line once the palette has gone. */
function act(row: Exclude<PaletteRow, { type: 'search' }>): void {
  switch (row.type) {
    case 'hit': {
      const place = placeOfHit(row.hit)
      if (place) goTo(place)
      return
    }
    case 'client':
      goTo({ at: 'client', id: row.client.id, tab: 'timeline' })
      return
    case 'create':
      openNewClient(row.name)
      return
    case 'command':
      row.command.run()
      return
    default:
      assertNever(row)
  }
}
