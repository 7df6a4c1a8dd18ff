const word = /\p{L}[\p{L}\p{M}'’-]*/gu
/** Where a text is edited, a changed sign would change what is saved. */
const edited = '[contenteditable="true"], textarea, input, script, style'
const attributes = ['aria-label', 'title', 'placeholder', 'alt'] as const

/** A text with every word that is part of a name cut to its initial: “Marie Keller” becomes “M. K.”. */
export function withInitials(text: string, names: ReadonlySet<string>): string {
  return text.replaceAll(word, (found) => {
    const bare = found.replace(/['’]s$/, '')
    if (!names.has(bare)) return found
    return `${Array.from(bare)[0]}.${found.slice(bare.length)}`
  })
}

/**
 * Shows initials instead of names in all that is drawn, and in all that will be, until the function it gives back is called. What
 * React holds stays as it is: only the text on the page is another one.
 */
export function hideNames(root: HTMLElement, names: ReadonlySet<string>): () => void {
  const texts = new Map<Text, { readonly before: string; readonly shown: string }>()
  const labels = new Map<Element, Map<string, { readonly before: string; readonly shown: string }>>()

  const hideText = (node: Text): void => {
    if (texts.get(node)?.shown === node.data || node.parentElement?.closest(edited)) return
    const shown = withInitials(node.data, names)
    if (shown === node.data) return void texts.delete(node)
    texts.set(node, { before: node.data, shown })
    node.data = shown
  }
  const hideLabels = (element: Element): void => {
    for (const name of attributes) {
      const before = element.getAttribute(name)
      const known =
        labels.get(element) ?? new Map<string, { readonly before: string; readonly shown: string }>()
      if (before === null || known.get(name)?.shown === before) continue
      const shown = withInitials(before, names)
      if (shown === before) continue
      labels.set(element, known.set(name, { before, shown }))
      element.setAttribute(name, shown)
    }
  }
  const hideUnder = (node: Node): void => {
    if (node instanceof Text) return hideText(node)
    if (!(node instanceof Element)) return
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let next: Node | null = node; next; next = walker.nextNode())
      if (next instanceof Text) hideText(next)
      else if (next instanceof Element) hideLabels(next)
  }
  const forget = (node: Node): void => {
    if (node instanceof Text) texts.delete(node)
  }
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.removedNodes) forget(node)
      for (const node of change.addedNodes) hideUnder(node)
      if (change.type === 'characterData' && change.target instanceof Text) hideText(change.target)
      if (change.type === 'attributes' && change.target instanceof Element) hideLabels(change.target)
    }
  })
  hideUnder(root)
  watcher.observe(root, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...attributes],
  })
  return () => {
    watcher.disconnect()
    for (const [node, { before, shown }] of texts) if (node.data === shown) node.data = before
    for (const [element, known] of labels)
      for (const [name, { before, shown }] of known)
        if (element.getAttribute(name) === shown) element.setAttribute(name, before)
  }
}
