/** A promise and the function that keeps it. `Promise.withResolvers` says the same from Node 22 on. */
export function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  const keep: { resolve?: (value: T) => void } = {}
  const promise = new Promise<T>((resolve) => {
    keep.resolve = resolve
  })
  return { promise, resolve: (value) => keep.resolve?.(value) }
}
