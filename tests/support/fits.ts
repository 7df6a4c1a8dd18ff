// oxlint-disable unicorn/consistent-function-scoping -- what runs in the page brings all that it needs

import type { Page } from '@playwright/test'

/**
 * Words that have less room than they need, controls that lie over each other, and a page that scrolls sideways; a line each.
 * Records may be shortened with an ellipsis; what the interface itself says may not, and nothing may be clipped without one.
 */
export function cutOff(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const found: string[] = []
    const words = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].at(-1) ?? ''} “${element.textContent?.trim().slice(0, 60)}”`
    const isShown = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.clientWidth > 1

    // The interface's own words stand in brackets in the language that is made for this test; with a record among them they
    // may be shortened like it.
    const isOurs = (element: Element) => /^\[.*\]$/su.test(element.textContent?.trim() ?? '')
    const holdsText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!holdsText(element) || !isShown(element) || element.closest('[aria-hidden="true"] svg, svg'))
        continue
      const { overflowX, textOverflow, webkitLineClamp, display, clipPath } = getComputedStyle(element)
      if (display === 'inline' || clipPath !== 'none') continue
      const isTooWide = element.scrollWidth > element.clientWidth + 1
      const isTooHigh = element.scrollHeight > element.clientHeight + 2
      const clips = overflowX === 'hidden' || overflowX === 'clip'
      if (webkitLineClamp !== 'none' && isTooHigh && isOurs(element) && !element.title)
        found.push(`clamped: ${words(element)}`)
      if (!isTooWide) continue
      const isShortened = textOverflow === 'ellipsis' && clips
      if (isShortened && isOurs(element) && !element.closest('[title]'))
        found.push(`shortened: ${words(element)}`)
      if (!isShortened && (clips || overflowX === 'visible'))
        found.push(`cut: ${words(element)} ${element.scrollWidth} > ${element.clientWidth}`)
    }

    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'button, a[href], input:not([type="hidden"]), select, textarea, [role="tab"], [role="checkbox"]',
      ),
    ].filter((element) => isShown(element) && getComputedStyle(element).pointerEvents !== 'none')
    for (const control of controls) {
      const { left, top, width, height } = control.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      // What has been scrolled away lies under the rest of the page, where nobody sees it.
      const isSeen = (): boolean => {
        for (let around = control.parentElement; around; around = around.parentElement) {
          const box = around.getBoundingClientRect()
          if (getComputedStyle(around).overflowY === 'visible') continue
          if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false
        }
        return true
      }
      const over = isSeen() ? document.elementFromPoint(x, y) : null
      const other = over?.closest<HTMLElement>('button, a[href], input, select, textarea')
      const isOther = other && !other.contains(control) && !control.contains(other)
      // A label or a cap inside a field lies over it on purpose.
      if (
        isOther &&
        !other.closest('label')?.contains(control) &&
        other.parentElement !== control.parentElement?.parentElement
      )
        found.push(`covered: ${words(control)} by ${words(other)}`)
    }
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return found
    const reaching = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => isShown(element) && element.getBoundingClientRect().right > clientWidth + 1,
    )
    return [
      ...found,
      `page ${scrollWidth} > ${clientWidth} by ${reaching.slice(-2).map(words).join(' and ')}`,
    ]
  })
}
