import { translatorOf } from '@shared/translate'
import type { Handlers } from '../door'
import { findLogo } from './logo-repository'
import { keepLogo, removeLogo } from './logo-service'

/** Answers the calls about the letterhead's picture. */
export const logoHandlers = {
  'settings.logo': (context) => findLogo(context.db),
  'settings.chooseLogo': async (context) => {
    const text = translatorOf(context.language(), 'settings')
    const kinds = [{ name: text('logo.kind'), endings: ['png'] }]
    const [file] = await context.dialogs.chooseOpenFiles({ title: text('logo.choose'), isMany: false, kinds })
    return file === undefined ? { chosen: false, changeSetId: null } : keepLogo(context, file)
  },
  'settings.removeLogo': (context) => removeLogo(context),
} satisfies Partial<Handlers>
