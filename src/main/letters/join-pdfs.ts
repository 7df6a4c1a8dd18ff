import type { PDFDict, PDFDocument, PDFObject, PDFObjectCopier, PDFRef } from '@cantoo/pdf-lib'

type Library = typeof import('@cantoo/pdf-lib')

/** The entries of a number tree, wherever in its branches they are. */
function* numberEntries(lib: Library, tree: PDFDict): Generator<readonly [number, PDFObject]> {
  const { PDFArray, PDFDict: Dict, PDFName, PDFNumber } = lib
  const pairs = tree.lookupMaybe(PDFName.of('Nums'), PDFArray)?.asArray() ?? []
  for (const [at, key] of pairs.entries()) {
    const value = pairs[at + 1]
    if (at % 2 === 0 && value !== undefined) yield [tree.context.lookup(key, PDFNumber).asNumber(), value]
  }
  for (const kid of tree.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? [])
    yield* numberEntries(lib, tree.context.lookup(kid, Dict))
}

/** The top elements of a file's structure; each is cut loose from its root, so that copying stops there. */
function topElements(lib: Library, root: PDFDict): readonly PDFObject[] {
  const { PDFArray, PDFDict: Dict, PDFName } = lib
  const kids = root.lookup(PDFName.of('K'))
  const list = kids instanceof PDFArray ? kids.asArray() : [root.get(PDFName.of('K'))]
  return list.flatMap((kid) => {
    const element = kid && root.context.lookup(kid)
    if (!kid || !(element instanceof Dict)) return []
    element.delete(PDFName.of('P'))
    return [kid]
  })
}

/** Moves the keys by which a page and its links are found in the structure. */
function moveKeys(lib: Library, page: PDFDict, by: number): void {
  const { PDFArray, PDFDict: Dict, PDFName, PDFNumber } = lib
  const move = (owner: PDFDict, name: string) => {
    const key = owner.lookupMaybe(PDFName.of(name), PDFNumber)
    if (key) owner.set(PDFName.of(name), PDFNumber.of(key.asNumber() + by))
  }
  move(page, 'StructParents')
  for (const link of page.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [])
    move(page.context.lookup(link, Dict), 'StructParent')
}

/**
 * Joins printed letters into one file, one after the other, with their tags: the library copies pages without them, and a
 * reader of the screen would hear nothing but lines.
 */
export async function joinPdfs(
  files: readonly Uint8Array[],
  about: { readonly title: string; readonly author: string; readonly language: string },
): Promise<Uint8Array> {
  const lib = await import('@cantoo/pdf-lib')
  const { PDFDict: Dict, PDFName, PDFNumber, PDFPage, PDFPageLeaf } = lib
  const joined = await lib.PDFDocument.create()
  const root = joined.context.nextRef()
  const kids: PDFObject[] = []
  const numbers: PDFObject[] = []
  let nextKey = 0
  for (const bytes of files) {
    const source = await lib.PDFDocument.load(bytes, { updateMetadata: false })
    const copier: PDFObjectCopier = lib.PDFObjectCopier.for(source.context, joined.context)
    const tree = source.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), Dict)
    const tops = tree ? topElements(lib, tree) : []
    for (const page of source.getPages()) {
      const ref = copier.copy(page.ref)
      const leaf = joined.context.lookup(ref)
      if (!(leaf instanceof PDFPageLeaf)) throw new Error('A page was lost on the way')
      moveKeys(lib, leaf, nextKey)
      joined.addPage(PDFPage.of(leaf, ref, joined))
    }
    for (const top of tops) {
      const copied = copier.copy(top)
      const element = joined.context.lookup(copied)
      if (element instanceof Dict) element.set(PDFName.of('P'), root)
      kids.push(copied)
    }
    const parents = tree?.lookupMaybe(PDFName.of('ParentTree'), Dict)
    let highest = -1
    for (const [key, value] of parents ? numberEntries(lib, parents) : []) {
      numbers.push(PDFNumber.of(key + nextKey), copier.copy(value))
      highest = Math.max(highest, key)
    }
    nextKey += highest + 1
  }
  tag(lib, joined, root, { kids, numbers, nextKey })
  joined.setTitle(about.title, { showInWindowTitleBar: true })
  joined.setAuthor(about.author)
  joined.setLanguage(about.language)
  joined.setCreator('Greenroom')
  return joined.save({ useObjectStreams: false })
}

type Structure = {
  readonly kids: readonly PDFObject[]
  readonly numbers: readonly PDFObject[]
  readonly nextKey: number
}

function tag(
  { PDFName }: Library,
  { context, catalog }: PDFDocument,
  root: PDFRef,
  { kids, numbers, nextKey }: Structure,
): void {
  const tree = context.obj({
    Type: 'StructTreeRoot',
    K: [...kids],
    ParentTree: context.obj({ Nums: [...numbers] }),
    ParentTreeNextKey: nextKey,
  })
  context.assign(root, tree)
  catalog.set(PDFName.of('StructTreeRoot'), root)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
}
