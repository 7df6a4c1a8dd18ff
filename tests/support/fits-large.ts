// oxlint-disable unicorn/consistent-function-scoping -- what runs in the page brings all that it needs

import type { Page } from '@playwright/test'

/**
 * What a window twice as large does not give the room it needs; a line each: words that are cut or shortened and say nowhere
 * what they are in whole, words that no scrolling brings into the window, parts that scroll but have no room to be read in, and
 * words for which one would have to scroll sideways. A table of records may be wider than the window (WCAG 1.4.10 leaves
 * tables out), so that its rows scroll sideways as one.
 */
export function cutWhenLarge(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const found = new Set<string>()
    const words = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].at(-1) ?? ''} “${element.textContent?.trim().slice(0, 50)}”`
    const holdsText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    const isField = (element: Element) => element.matches('input, textarea, select')
    const isTable = (element: Element) => element.closest('table, [role="grid"], [role="table"]') !== null
    const isScroller = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
    /** What is for screen readers alone is a point. */
    const isPoint = (element: Element): boolean =>
      (element.clientWidth <= 1 &&
        element.clientHeight <= 1 &&
        getComputedStyle(element).overflowX === 'hidden') ||
      (element.parentElement !== null && isPoint(element.parentElement))
    const isShown = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.closest('[class*="skip"], svg, [aria-hidden="true"] *') === null &&
      !isPoint(element)

    /** Goes up from an element and says what hides it for good. */
    const hiddenBy = (element: HTMLElement): string | null => {
      let { left, top, right, bottom } = element.getBoundingClientRect()
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY, position, display } = getComputedStyle(around)
        if (display === 'contents' || display === 'inline') continue
        const box = around.getBoundingClientRect()
        // Within what scrolls every place can be brought to sight: from there on it is the scroller that has to be in sight.
        if (isScroller(overflowY)) [top, bottom] = [box.top, box.bottom]
        else if (overflowY !== 'visible' && (bottom > box.bottom + 2 || top < box.top - 2))
          return `${words(around).slice(0, 40)} hides ${Math.round(Math.max(bottom - box.bottom, box.top - top))} px in height`
        if (isScroller(overflowX)) [left, right] = [box.left, box.right]
        else if (overflowX !== 'visible' && (right > box.right + 2 || left < box.left - 2))
          return `${words(around).slice(0, 40)} hides ${Math.round(Math.max(right - box.right, box.left - left))} px in width`
        if (position === 'fixed') break
      }
      if (right > innerWidth + 2 || left < -2)
        return `outside the window by ${Math.round(right - innerWidth)} px`
      if (bottom > innerHeight + 2 || top < -2)
        return `below the window by ${Math.round(bottom - innerHeight)} px`
      return null
    }

    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!(holdsText(element) || isField(element)) || !isShown(element)) continue
      const { overflowX, overflowY, display, textOverflow, webkitLineClamp } = getComputedStyle(element)
      const isWhole = element.closest('[title]') !== null
      if (display !== 'inline' && !isField(element)) {
        const isWide = element.scrollWidth > element.clientWidth + 1
        const isHigh = element.scrollHeight > element.clientHeight + 2
        if (isWide && !isScroller(overflowX) && !(isWhole && textOverflow === 'ellipsis'))
          found.add(`cut by ${element.scrollWidth - element.clientWidth} px: ${words(element)}`)
        // The first lines of a record lead to the whole of it, as in any window.
        if (isHigh && (overflowY === 'hidden' || overflowY === 'clip') && webkitLineClamp === 'none')
          found.add(`cut in height: ${words(element)}`)
      }
      const hidden = hiddenBy(element)
      if (hidden) found.add(`${hidden}: ${words(element)}`)
    }

    for (const scroller of document.querySelectorAll<HTMLElement>('body *')) {
      if (!isShown(scroller) || isField(scroller) || !scroller.textContent?.trim()) continue
      const { overflowX, overflowY } = getComputedStyle(scroller)
      const hides = scroller.scrollHeight > scroller.clientHeight + 2
      if (isScroller(overflowY) && hides && scroller.clientHeight < 72)
        found.add(`scrolls in ${scroller.clientHeight} px: ${words(scroller)}`)
      const isWide = scroller.scrollWidth > scroller.clientWidth + 1
      const holdsTable = scroller.querySelector('table, [role="grid"], [role="table"]') !== null
      if (isScroller(overflowX) && isWide && !holdsTable && !isTable(scroller))
        found.add(`sideways by ${scroller.scrollWidth - scroller.clientWidth} px: ${words(scroller)}`)
    }

    /** What moves together: the part that scrolls, or stays where it is while the rest does. */
    const moverOf = (element: HTMLElement): Element => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowY, position } = getComputedStyle(around)
        if (isScroller(overflowY) || position === 'sticky' || position === 'fixed') return around
      }
      return document.body
    }
    const shown = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => holdsText(element) && isShown(element))
      .map((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        const box = element.getBoundingClientRect()
        const clips = getComputedStyle(element).overflowX === 'hidden'
        const lines = [...range.getClientRects()].map(({ left, right, top, bottom }) => ({
          left,
          top,
          right: clips ? Math.min(right, box.right) : right,
          bottom: clips ? Math.min(bottom, box.bottom) : bottom,
        }))
        return { element, lines, mover: moverOf(element) }
      })
    for (const [index, one] of shown.entries())
      for (const other of shown.slice(index + 1)) {
        if (one.mover !== other.mover || one.element.contains(other.element)) continue
        const isOver = one.lines.some((a) =>
          other.lines.some(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6,
          ),
        )
        if (isOver) found.add(`over each other: ${words(one.element)} and ${words(other.element)}`)
      }
    if (document.documentElement.scrollWidth > innerWidth + 1)
      found.add(`the page scrolls sideways by ${document.documentElement.scrollWidth - innerWidth} px`)
    return [...found]
  })
}
