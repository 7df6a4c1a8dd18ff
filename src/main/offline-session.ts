import { type Session, session } from 'electron'

/** A session for hidden windows that print: it keeps nothing, fetches nothing but data: addresses and is allowed nothing. */
export function offlineSession(name: string): Session {
  const partition = session.fromPartition(name)
  partition.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !details.url.startsWith('data:') }),
  )
  partition.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  partition.setSpellCheckerEnabled(false)
  return partition
}
