import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  electronPath,
  expect,
  freshFolder,
  inMain,
  type RunningApp,
  removeFolder,
  test,
  untilReady,
} from '../support/greenroom-app'
import { callApp, openPlace, saveSettings } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const canaries = Array.from({ length: 50 }, (_, index) => `Kanarie${index + 1}Zq${(index * 7919) % 9973}x`)
const canary = (index: number): string => canaries[index % canaries.length] ?? ''

/** Every file below a folder. */
function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

/** The files in which one of the words stands as it is, as bytes of one or two a sign. */
function filesWith(folders: readonly string[], words: readonly string[]): readonly string[] {
  const forms = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  return folders.flatMap(filesUnder).filter((file) => {
    const bytes = readFileSync(file)
    return forms.some((form) => bytes.includes(form))
  })
}

/** An Electron that strace watches: every address that it or one of its helpers reaches for is written down. */
function watchedElectron(folder: string, record: string): string {
  const script = join(folder, 'watched-electron')
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg'
  writeFileSync(
    script,
    `#!/bin/sh\nexec strace -f --seccomp-bpf -qq -e ${calls} -e signal=none -o '${record}' '${electronPath()}' "$@"\n`,
  )
  chmodSync(script, 0o755)
  return script
}

/**
 * Chromium asks the system by this address whether there is a way to IPv6: a datagram socket is given its other end and
 * closed again, and nothing is sent.
 */
const routeQuestion = '2001:4860:4860::8888'

/** Addresses of the network in a record; sockets of this machine alone are none. */
const reachedIn = (record: string): readonly string[] =>
  readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => /sa_family=AF_INET6?\b/.test(line))
    .filter((line) => !/inet_addr\("127\.|inet_pton\(AF_INET6, "::1"/.test(line))
    .filter((line) => !(line.includes(' connect(') && line.includes(routeQuestion)))

/** Puts a canary wherever a person can type, and lets every part of the app handle them. */
async function workADay(app: RunningApp, folders: { readonly exported: string; readonly stick: string }) {
  const { window } = app
  await saveSettings(window, {
    coachName: canary(0),
    practiceName: canary(1),
    addressText: canary(2),
    signature: canary(3),
  })
  const { id: customFieldId } = await callApp(window, 'records.saveField', { name: canary(4) })
  const { id: clientId } = await callApp(window, 'clients.save', {
    fullName: canary(5),
    preferredName: canary(6),
    email: `${canary(7).toLowerCase()}@${canary(8).toLowerCase()}.example`,
    phone: canary(9),
    addressText: canary(10),
    goals: canary(11),
    tags: [canary(12)],
    fields: [{ customFieldId, value: canary(13) }],
  })
  const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
    clientId,
    employerName: canary(14),
    role: canary(15),
    source: canary(16),
    contactName: canary(17),
    contributions: canary(18),
  })
  const hang = { clientId, opportunityId }
  await callApp(window, 'interviews.saveRound', {
    ...hang,
    stage: 'first',
    heldOn: '2026-04-20',
    interviewers: canary(19),
    debrief: canary(20),
  })
  await callApp(window, 'interviews.savePromise', {
    ...hang,
    saidOn: '2026-04-20',
    promisedFrom: '2026-05-05',
    promisedTo: '2026-05-05',
    saidBy: canary(21),
    words: canary(22),
  })
  await callApp(window, 'interviews.saveEvent', {
    ...hang,
    kind: 'applied',
    happenedOn: '2026-04-01',
    detail: canary(23),
  })
  await callApp(window, 'interviews.saveMessage', {
    ...hang,
    direction: 'in',
    sentOn: '2026-05-14',
    summary: canary(24),
  })
  await callApp(window, 'interviews.saveQuestion', {
    ...hang,
    body: `How long shall I wait? ${canary(25)}`,
    askedOn: '2026-05-15',
  })
  await callApp(window, 'records.saveAppointment', {
    clientId,
    heldOn: '2026-05-12',
    minutes: 50,
    topic: canary(26),
  })
  await callApp(window, 'records.saveConsent', {
    clientId,
    purpose: 'email',
    state: 'given',
    happenedOn: '2026-05-12',
    detail: canary(27),
  })
  const content = new TextEncoder().encode(canaries.slice(28, 40).join('\n'))
  await openPlace(window, `#/clients/${clientId}/documents`)
  await dropDocument(window, `${canary(40)}.txt`, content)
  await expect(window.getByText(`${canary(40)}.txt`).first()).toBeVisible()

  await openPlace(window, `#/clients/${clientId}/timeline`)
  await window.keyboard.press('w')
  await expect(window.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await window.keyboard.type(canaries.slice(41, 49).join(' '))
  await expect(window.getByRole('status').filter({ hasText: /^Saved / })).toBeVisible()

  await window.keyboard.press('Control+k')
  await window.getByRole('combobox').first().fill(canary(41))
  await expect(window.getByRole('listbox')).toContainText(canary(5))
  await window.keyboard.press('Escape')
  await openPlace(window, `#/clients/${clientId}/documents`)
  await window.getByRole('button', { name: /^Open/ }).first().click()

  const id = '01890000-0000-7000-8000-000000000900'
  const history = await callApp(window, 'interviews.history', { clientId })
  const questionId = history.timeline.find(({ type }) => type === 'question')?.id ?? null
  await callApp(window, 'letters.create', { id, clientId, opportunityId, questionId })
  await openPlace(window, `#/letters/${id}`)
  await expect(window.getByRole('article', { name: /^Page 1/ }).locator('canvas')).toBeVisible()
  await answerSaveDialog(app, join(folders.exported, 'practice'))
  await callApp(window, 'importExport.savePractice', {})
  await inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
    },
    folders.stick,
  )
  await callApp(window, 'backups.makeNow', {})
  await callApp(window, 'backups.chooseSecond', {})
  // An error inside the app must not carry a text to the log either.
  await callApp(window, 'clients.list', { words: canary(49) } as never).catch(() => undefined)
  for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) {
    await window.keyboard.press(`Control+${key}`)
    await untilReady(window)
  }
}

const dropDocument = (window: Page, name: string, content: Uint8Array) =>
  window.evaluate(
    ([fileName, bytes]) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], fileName))
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        )
    },
    [name, [...content]] as const,
  )

test('nothing that is typed lies on the disk in plain, and nothing is reached over the network', async ({
  start,
}) => {
  const place = freshFolder()
  const folders = Object.fromEntries(
    ['data', 'home', 'tmp', 'config', 'cache', 'runtime', 'stick', 'exported', 'record'].map((name) => {
      mkdirSync(join(place, name), { mode: 0o700 })
      return [name, join(place, name)]
    }),
  ) as Record<
    'data' | 'home' | 'tmp' | 'config' | 'cache' | 'runtime' | 'stick' | 'exported' | 'record',
    string
  >
  const record = join(folders.record, 'calls')
  const app = await start({
    dataFolder: folders.data,
    executable: watchedElectron(folders.record, record),
    env: {
      HOME: folders.home,
      TMPDIR: folders.tmp,
      XDG_CONFIG_HOME: folders.config,
      XDG_CACHE_HOME: folders.cache,
    },
  })
  await inMain(app, ({ shell }) => {
    shell.openPath = async () => ''
  })
  await workADay(app, folders)
  await app.close()

  const searched = [folders.data, folders.home, folders.tmp, folders.config, folders.cache, folders.stick]
  expect(filesWith([folders.exported], canaries).length, 'the search finds what is plain').toBeGreaterThan(0)
  expect(filesUnder(folders.data).length).toBeGreaterThan(5)
  expect(filesWith(searched, canaries)).toEqual([])
  expect(readFileSync(record, 'utf8')).toMatch(/sa_family=AF_UNIX/)
  expect(reachedIn(record)).toEqual([])
  removeFolder(place)
})

test('a page that crashes leaves no picture of its memory behind', async ({ folder, start }) => {
  const app = await start()
  await callApp(app.window, 'clients.save', { fullName: canary(5) })
  await openPlace(app.window, '#/clients')
  await expect(app.window.getByRole('row', { name: new RegExp(canary(5)) })).toBeVisible()
  await inMain(app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await untilReady(app.window, 'The window stopped working')
  expect(await inMain(app, ({ crashReporter }) => crashReporter.getUploadToServer())).toBe(false)
  await app.kill()
  expect(filesUnder(folder).filter((file) => /\.dmp$|minidump/i.test(file))).toEqual([])
  expect(filesWith([folder], [canary(5)])).toEqual([])
})
