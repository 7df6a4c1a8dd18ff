import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolderAt, usualDataRoot } from '../../src/main/data-folder'

describe('the data folder', () => {
  it('has nothing in a folder whose name Electron or Chromium tidies up', () => {
    const tidied = ['databases', 'Cache', 'Code Cache', 'GPUCache', 'Local Storage', 'Session Storage']
    for (const place of Object.values(dataFolderAt('/root')))
      for (const part of place.split(sep)) expect(tidied).not.toContain(part)
  })

  it('is another one for the demo, however it is chosen', () => {
    for (const env of [
      {},
      { GREENROOM_DATA_DIR: '/chosen' },
      { APPDATA: '/app' },
      { XDG_CONFIG_HOME: '/config' },
    ])
      for (const platform of ['linux', 'win32', 'darwin'] as const)
        expect(usualDataRoot(env, platform, true)).not.toBe(usualDataRoot(env, platform, false))
  })
})
