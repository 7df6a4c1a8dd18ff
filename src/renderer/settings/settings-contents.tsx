import { type RefObject, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { goTo, hashOf } from '../navigation'
import styles from './settings-contents.module.css'

type Part = { readonly id: string; readonly title: string }

const headings = (scroller: HTMLElement): readonly HTMLElement[] => [
  ...scroller.querySelectorAll<HTMLElement>(':scope > section > h2[id]'),
]

/** A heading counts as reached a little before it stands at the top. */
const reachPx = 80

/** The part that is read: the last one whose heading has come up, or the last of all at the end. */
function partAt(scroller: HTMLElement): string | null {
  const found = headings(scroller)
  const isEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
  if (isEnd && scroller.scrollTop > 0) return found.at(-1)?.id ?? null
  const top = scroller.getBoundingClientRect().top + reachPx
  return (found.findLast((heading) => heading.getBoundingClientRect().top <= top) ?? found[0])?.id ?? null
}

/** What a coach does with a page. */
const acts = ['wheel', 'keydown', 'pointerdown'] as const

function bring(heading: HTMLElement): void {
  heading.scrollIntoView({ block: 'start' })
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

type SettingsContentsProps = {
  /** What scrolls; its sections' headings are the contents. */
  readonly scroller: RefObject<HTMLElement | null>
  /** The part that was asked for. */
  readonly partId: string | null
}

/** The parts of the settings by their headings, as they come; a choice goes there with the focus. */
export function SettingsContents({ scroller, partId }: SettingsContentsProps) {
  const t = useTranslations('settings')
  const [parts, setParts] = useState<readonly Part[]>([])
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    // Parts that ask main first come later than the others and push the one that is looked for away; it is held until the
    // coach does something.
    let held = partId
    const letGo = (): void => {
      held = null
    }
    const read = (): void => {
      const found = headings(element)
      setParts(found.map(({ id, textContent }) => ({ id, title: textContent ?? '' })))
      setCurrent(partAt(element))
      const wanted = held === null ? undefined : found.find(({ id }) => id === held)
      if (wanted) bring(wanted)
      for (const { parentElement } of found) if (parentElement) sizes.observe(parentElement)
    }
    const follow = (): void => setCurrent(partAt(element))
    const sizes = new ResizeObserver(read)
    const watch = new MutationObserver(read)
    watch.observe(element, { childList: true })
    read()
    element.addEventListener('scroll', follow, { passive: true })
    for (const act of acts) window.addEventListener(act, letGo)
    return () => {
      sizes.disconnect()
      watch.disconnect()
      element.removeEventListener('scroll', follow)
      for (const act of acts) window.removeEventListener(act, letGo)
    }
  }, [scroller, partId])
  return (
    <nav className={styles.contents} aria-label={t('contents')}>
      <ul className={styles.list}>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a
              className={styles.part}
              href={hashOf({ at: 'settings', partId: id })}
              aria-current={id === current ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault()
                goTo({ at: 'settings', partId: id }, { replace: true })
                const heading = document.getElementById(id)
                if (heading) bring(heading)
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
