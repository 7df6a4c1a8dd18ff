import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { type Mischief, type ScriptedServer, scriptedServer } from '../support/mail-server'
import { parseMails, partText } from '../support/parse-mail'
import { callApp, letterhead, openPlace, saveSettings } from '../support/practice-calls'
import { mailAccount, realServer, trusting } from '../support/real-mail-server'
import { answerSaveDialog } from '../support/save-dialog'

// A start of the app, a crash, another start: more than the usual test takes.
test.describe.configure({ timeout: 180_000 })

const words = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })

/** A client with an address and a letter that may leave. */
async function seedLetter({ window }: RunningApp) {
  await saveSettings(window, letterhead)
  const client = await callApp(window, 'clients.save', {
    fullName: 'Marie Keller',
    email: 'marie@client.example',
  })
  const id = '01890000-0000-7000-8000-00000000aaaa'
  await callApp(window, 'letters.create', {
    id,
    clientId: client.id,
    opportunityId: null,
    questionId: null,
    kind: 'email',
  })
  await callApp(window, 'letters.save', {
    id,
    title: 'While you wait',
    kind: 'email',
    body: {
      type: 'doc',
      content: [words('Dear Marie,'), words('Waiting is the hardest part. Write again on Friday.')],
    },
    opportunityId: null,
    roundId: null,
    questionId: null,
    topics: [],
    filled: [],
  })
  return { clientId: client.id, letterId: id }
}

const chooseWay = async (window: Page, way: RegExp) => {
  await window.getByRole('button', { name: 'E-mail' }).click()
  await window.getByRole('menuitem', { name: way }).click()
}

test('an account is tested, a letter is confirmed and sent, arrives, and the timeline and the ledger say so', async ({
  start,
}) => {
  const server = await realServer()
  const app = await start(trusting)
  const { window } = app
  const { clientId, letterId } = await seedLetter(app)

  await openPlace(window, '#/settings')
  const part = window.getByRole('region', { name: 'Mail account' })
  await part.getByLabel('Outgoing server (SMTP)').fill('localhost')
  await part.getByLabel('Port').fill(String(server.port))
  await part.getByLabel('Password or app password').fill('wrong')
  await part.getByRole('button', { name: 'Test it' }).click()
  await expect(part.getByText('The server refused the name or the password.')).toBeVisible()
  await part.getByLabel('Password or app password').fill('s3cret')
  await part.getByRole('button', { name: 'Test it' }).click()
  await expect(part.getByText('The server let Greenroom in. Nothing was sent.')).toBeVisible()
  expect(server.mailbox).toEqual([])
  await part.getByText('Which providers take a password').click()
  await expect(part.getByRole('row', { name: /Outlook\.com/ })).toContainText('No password of any kind')
  await expectAccessible(window, 'mail account')
  await part.getByRole('button', { name: 'Save the account' }).click()
  await expect(part.getByText('The account is saved.')).toBeVisible()

  await openPlace(window, `#/letters/${letterId}`)
  await window.keyboard.press('Control+Shift+E')
  const dialog = window.getByRole('dialog', { name: 'Send this e-mail' })
  await expect(dialog.getByLabel('Address')).toHaveValue('marie@client.example')
  await expect(dialog.getByLabel('Subject')).toHaveValue('While you wait')
  await expect(dialog).toContainText('Ellen Marsh <ellen@marsh.example>')
  await expect(dialog).toContainText('Waiting is the hardest part.')
  await expect(dialog).toContainText('While you wait - Marie Keller - 2026-05-15.pdf')
  await expectAccessible(window, 'confirm screen')
  await dialog.getByLabel('Address').fill('marie@client.example, evil@attacker.example')
  await dialog.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(dialog.getByText('This is not one plain e-mail address.')).toBeVisible()
  await dialog.getByLabel('Address').fill('marie@client.example')
  await dialog.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => server.mailbox.length).toBe(1)

  const [mail] = server.mailbox
  expect(mail).toMatchObject({ from: 'ellen@marsh.example', to: ['marie@client.example'] })
  const [parsed] = parseMails([mail?.content ?? Buffer.alloc(0)])
  expect(parsed?.subject).toBe('While you wait')
  expect(partText(parsed?.parts[0])).toContain('Dear Marie,\n\nWaiting is the hardest part.')
  expect(parsed?.parts[1]?.type).toBe('text/html')
  expect(
    Buffer.from(parsed?.parts[2]?.content ?? '', 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  await expect(window.getByText(/^E-mailed .* to marie@client\.example$/)).toBeVisible()
  await openPlace(window, `#/clients/${clientId}/timeline`)
  await expect(window.getByText('E-mailed to marie@client.example')).toBeVisible()
  await window.keyboard.press('Control+Shift+O')
  await untilReady(window, 'Sent and outbox')
  const pane = window.getByRole('region', { name: 'The chosen line' })
  await expect(pane).toContainText('Marie Keller <marie@client.example>')
  await expect(pane).toContainText('Waiting is the hardest part.')
  await expectAccessible(window, 'outbox')

  await window.keyboard.press('y')
  const reply = window.getByRole('dialog', { name: 'Reply of Marie Keller' })
  const eml = [
    'From: Marie <marie@client.example>',
    'Subject: Re: While you wait',
    'Date: Thu, 14 May 2026 09:00:00 +0000',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Thank you, Ellen. I will write on Friday.',
    '',
    'On Thu, 14 May 2026 at 08:00, Ellen Marsh <ellen@marsh.example> wrote:',
    '> Waiting is the hardest part.',
  ].join('\r\n')
  const files = await window.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'reply.eml', { type: 'message/rfc822' }))
    return data
  }, eml)
  await window.dispatchEvent('body', 'drop', { dataTransfer: files })
  await expect(reply.getByLabel('What they wrote')).toHaveValue('Thank you, Ellen. I will write on Friday.')
  await expect(reply.getByLabel('Sent on')).toHaveValue('2026-05-14')
  await expectAccessible(window, 'reply')
  await reply.getByRole('button', { name: 'Keep the reply' }).click()
  await expect(reply).toBeHidden()
  await openPlace(window, `#/clients/${clientId}/timeline`)
  await expect(window.getByText('Marie replied by e-mail')).toBeVisible()
  await expect(window.getByText('Thank you, Ellen. I will write on Friday.')).toBeVisible()
  expect(app.strangers).toEqual([])
  expect(app.complaints).toEqual([])
  await server.close()
})

test('another client’s address holds the letter until there is a reason; a strange name is only pointed out', async ({
  start,
}) => {
  const server = await realServer()
  const app = await start(trusting)
  const { window } = app
  const { letterId } = await seedLetter(app)
  await callApp(window, 'clients.save', { fullName: 'Tomasz Oduya', email: 'tomasz@client.example' })
  await callApp(window, 'sending.saveAccount', mailAccount(server.port))
  await openPlace(window, `#/letters/${letterId}`)
  await window.keyboard.press('Control+Shift+E')
  const dialog = window.getByRole('dialog', { name: 'Send this e-mail' })
  const findings = dialog.getByRole('list', { name: 'What the checks found' })
  const send = dialog.getByRole('button', { name: 'Send', exact: true })
  await expect(dialog.getByLabel('Address')).toHaveValue('marie@client.example')
  await expect(findings).toBeHidden()

  await dialog.getByLabel('To', { exact: true }).fill('Ruth Adler')
  await expect(findings).toContainText(
    'The recipient is called Ruth Adler, and the letter is to Marie Keller.',
  )
  await dialog.getByLabel('To', { exact: true }).fill('Marie Keller')
  await expect(findings).toBeHidden()

  await dialog.getByLabel('Address').fill('Tomasz@Client.example')
  await expect(findings).toContainText(
    'Tomasz@Client.example is the address of Tomasz Oduya, and the letter is to Marie Keller.',
  )
  await expect(findings).toContainText('Holds the letter')
  await expectAccessible(window, 'another client’s address')
  await send.click()
  await expect(dialog.getByRole('alert').last()).toContainText('Tomasz Oduya')
  await expect(dialog).toBeVisible()
  expect(await callApp(window, 'sending.list', { part: 'all' })).toEqual([])

  await findings.getByRole('button', { name: /^Keep it all the same/ }).click()
  await expect(findings.getByLabel('Why it is right')).toBeFocused()
  await window.keyboard.type('They share one mailbox')
  await window.keyboard.press('Enter')
  await expect(findings).toBeHidden()
  await expect(dialog).toBeVisible()
  await send.click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => server.mailbox.map(({ to }) => to)).toEqual([['Tomasz@Client.example']])
  await server.close()
})

type Start = (options?: typeof trusting) => Promise<RunningApp>

/**
 * Sends a letter to a server that falls silent at one place of its first connection, kills the app as soon as the server has
 * come that far, and answers with the app that is started then.
 */
async function startAfterKill(
  start: Start,
  silentAt: Mischief['at'],
  hasComeThatFar: (server: ScriptedServer) => boolean,
): Promise<{ readonly server: ScriptedServer; readonly app: RunningApp }> {
  const server = await scriptedServer({
    security: 'tls',
    user: 'ellen@marsh.example',
    mischief: (connection) => (connection === 0 ? { at: silentAt, does: 'silence' } : null),
  })
  const first = await start(trusting)
  const { letterId } = await seedLetter(first)
  await callApp(first.window, 'sending.saveAccount', mailAccount(server.port))
  await openPlace(first.window, `#/letters/${letterId}`)
  await chooseWay(first.window, /Send it now/)
  await first.window.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click()
  await expect.poll(() => hasComeThatFar(server)).toBe(true)
  await first.kill()
  return { server, app: await start(trusting) }
}

test('kill -9 after the end of a message leaves it unknown: Today says so, and it goes again only when asked to', async ({
  start,
}) => {
  const { server, app } = await startAfterKill(start, 'dot', ({ ended }) => ended.length === 1)
  const { window, complaints } = app
  await openPlace(window, '#/today')
  const lines = window.getByRole('region', { name: 'E-mails that did not leave' }).locator('[data-line]')
  await expect(lines).toContainText('Marie Keller')
  await expect(lines).toContainText('may have left')
  await lines.focus()
  await window.keyboard.press('Enter')
  await untilReady(window, 'Sent and outbox')
  const pane = window.getByRole('region', { name: 'The chosen line' })
  await expect(pane).toContainText('Greenroom ended while the message was being handed over.')
  expect(server.connections()).toBe(1)
  await window.keyboard.press('s')
  const question = window.getByRole('dialog', { name: 'Send it once more?' })
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(window, 'send again')
  await question.getByRole('button', { name: 'Send once more' }).click()
  await expect.poll(() => server.taken.length).toBe(1)
  await expect(
    window.getByText('Nothing waits in the outbox.').or(pane.getByText('250 2.0.0 taken')),
  ).toBeVisible()
  expect(complaints).toEqual([])
  await server.close()
})

test('kill -9 before the end of a message: it leaves by itself after the next start, once', async ({
  start,
}) => {
  const { server, app } = await startAfterKill(start, 'data', ({ heard }) =>
    heard.some(({ line }) => line === 'DATA'),
  )
  // The frozen clock of tests begins anew with each start, so the moment of the first try has to come once more.
  await expect.poll(() => server.taken.length, { timeout: 90_000 }).toBe(1)
  await expect
    .poll(async () => (await callApp(app.window, 'sending.list', { part: 'all' })).map(({ state }) => state))
    .toEqual(['sent'])
  await server.close()
})

test('without an account, and with the consent withdrawn, the confirm screen says so and nothing leaves', async ({
  start,
  folder,
}) => {
  const app = await start()
  const { window } = app
  const { clientId, letterId } = await seedLetter(app)
  await openPlace(window, `#/letters/${letterId}`)
  await chooseWay(window, /Send it later/)
  const dialog = window.getByRole('dialog', { name: 'Send it later' })
  await expect(dialog.getByRole('alert')).toContainText('There is no mail account yet.')
  // By the app's own clock it is one in the afternoon in London, whatever the real one says.
  await expect(dialog.getByLabel('Day')).toHaveValue('2026-05-15')
  await expect(dialog.getByLabel('Time')).toHaveValue('14:00')
  await dialog.getByLabel('Time').fill('12:30')
  await dialog.getByRole('button', { name: 'Put into the outbox' }).click({ force: true })
  await expect(dialog.getByText('Choose a moment that lies ahead.')).toBeVisible()
  await window.keyboard.press('Escape')

  await callApp(window, 'records.saveConsent', {
    clientId,
    purpose: 'email',
    state: 'withdrawn',
    happenedOn: '2026-05-14',
  })
  await openPlace(window, `#/letters/${letterId}`)
  await chooseWay(window, /Open as a draft/)
  const draft = window.getByRole('dialog', { name: 'Open as a draft' })
  await expect(draft.getByRole('alert')).toContainText(
    'Marie Keller withdrew the consent to e-mail on Thu 14 May',
  )
  await draft.getByRole('button', { name: 'Open the draft' }).click({ force: true })
  await expect(draft).toBeVisible()
  await window.keyboard.press('Escape')
  expect(await callApp(window, 'sending.list', { part: 'all' })).toEqual([])

  // Paper and pasting are no e-mail of the app's: the first button still serves.
  await answerSaveDialog(app, `${folder}/letter.pdf`)
  await window.getByRole('button', { name: 'Copy and save PDF' }).click()
  await expect(window.getByText(/^Saved as a PDF/)).toBeVisible()
  const clip = await inMain(app, ({ clipboard }) => {
    // Answers at once in the Electron of the tests, though newer ones promise to.
    const { readText, readHTML } = clipboard as unknown as Record<'readText' | 'readHTML', () => string>
    return { text: readText(), html: readHTML() }
  })
  expect(clip.text).toContain('Dear Marie,\n\nWaiting is the hardest part.')
  expect(clip.html).toContain('<p>Dear Marie,</p>')
  const sent = await callApp(window, 'sending.list', { part: 'all' })
  expect(sent.map(({ way }) => way)).toEqual(['pdf', 'copy'])
})
