import { describe, expect, it, vi } from 'vitest'
import { shownPage } from '../../src/main/shown-page'

/** A window that never gets to the end of loading, as in the moment after it was told to. */
const slowWindow = () => ({
  loadURL: vi.fn<(url: string) => Promise<void>>(() => new Promise(() => undefined)),
  webContents: { reload: vi.fn<() => void>() },
})
const practice = { isGate: false, isOther: false, place: '#/today' }
const gate = { isGate: true, isOther: false, place: '' }

describe('the page in the window', () => {
  it('is the one that was asked for last, however long the one before takes to load', () => {
    const window = slowWindow()
    const page = shownPage(vi.fn<(url: string) => void>())
    expect(page.isGate()).toBe(false)
    page.show(window, gate)
    expect(page.isGate()).toBe(true)
    page.show(window, practice)
    expect(page.isGate()).toBe(false)
    expect(window.loadURL.mock.calls).toEqual([
      ['app://gate/gate.html'],
      ['app://greenroom/index.html#/today'],
    ])
    expect(window.webContents.reload).not.toHaveBeenCalled()
  })

  it('is loaded anew where it stands, the one before the practice only for another reason', () => {
    const window = slowWindow()
    const page = shownPage(vi.fn<(url: string) => void>())
    page.show(window, practice)
    expect(window.webContents.reload).toHaveBeenCalledTimes(1)
    page.show(window, gate)
    page.show(window, gate)
    expect(window.webContents.reload).toHaveBeenCalledTimes(1)
    page.show(window, { ...gate, isOther: true })
    expect(window.webContents.reload).toHaveBeenCalledTimes(2)
    expect(window.loadURL).toHaveBeenCalledTimes(1)
  })

  it('opens a window where there is none', () => {
    const open = vi.fn<(url: string) => void>()
    const page = shownPage(open)
    page.show(null, gate)
    expect(open).toHaveBeenCalledWith('app://gate/gate.html')
    const window = slowWindow()
    page.show(window, practice)
    expect(window.loadURL).toHaveBeenCalledWith('app://greenroom/index.html#/today')
  })
})
