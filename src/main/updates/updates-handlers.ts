import { AppError } from '@shared/errors'
import type { UpdateState } from '@shared/updates'
import type { Context } from '../context'
import type { Handlers } from '../door'
import { getUpdateFeed, saveUpdateFeed } from './update-feed-repository'

const stateOf = ({ db, updates, version }: Context): UpdateState => ({
  feed: getUpdateFeed(db),
  version,
  way: updates.way,
  ready: updates.ready(),
})

/** Answers the calls of `shared/updates.ts`. */
export const updatesHandlers = {
  'updates.state': (context) => stateOf(context),
  'updates.saveFeed': (context, { feed }) => {
    saveUpdateFeed(
      context.db,
      feed === null ? null : context.updates.addressOf(feed),
      context.now().toISOString(),
    )
    return stateOf(context)
  },
  'updates.check': async (context) => {
    const feed = getUpdateFeed(context.db)
    if (feed === null) throw new AppError('update-address')
    return context.updates.check(feed)
  },
  'updates.download': async (context) => {
    await context.updates.download((percent) => context.emit('updates.progress', { percent }))
    return stateOf(context)
  },
  'updates.install': async (context) => {
    await context.updates.install()
    return null
  },
} satisfies Partial<Handlers>
