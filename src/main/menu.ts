import { type PlaceName, places } from '@shared/app'
import type { InterfaceLanguage } from '@shared/settings'
import { translatorOf } from '@shared/translate'
import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { emitEvent } from './emit-event'

function printWindow(): void {
  BrowserWindow.getFocusedWindow()?.webContents.print({})
}

/** The application menu. Every place and command in it has a key of its own in the window too. */
export function setMenu(language: InterfaceLanguage): void {
  const text = translatorOf(language, 'menu')
  const isMac = process.platform === 'darwin'
  const goTo = (place: PlaceName): MenuItemConstructorOptions => ({
    label: text(place),
    click: () => emitEvent('app.goTo', { place }),
  })
  const underFile: readonly PlaceName[] = ['import', 'trash']
  const elsewhere: readonly PlaceName[] = [...underFile, 'help', 'log']
  const command = (
    name: 'newClient' | 'find' | 'showKeys' | 'lock',
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label: text(name),
    click: () => emitEvent('app.command', { command: name }),
    ...(accelerator ? { accelerator } : {}),
  })
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: text('file'),
      submenu: [
        command('newClient'),
        { type: 'separator' },
        ...underFile.map(goTo),
        { type: 'separator' },
        // The system's own dialog; what is on the paper is said by the print styles of the page.
        { label: text('print'), accelerator: 'CmdOrCtrl+P', click: () => printWindow() },
        { type: 'separator' },
        command('lock'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu', label: text('edit') },
    {
      label: text('view'),
      submenu: [
        ...places.filter((place) => !elsewhere.includes(place)).map(goTo),
        { type: 'separator' },
        command('find'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu', label: text('window') },
    {
      role: 'help',
      label: text('help'),
      submenu: [goTo('help'), command('showKeys'), { type: 'separator' }, goTo('log')],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
