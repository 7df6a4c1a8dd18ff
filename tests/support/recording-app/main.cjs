// Stands before the app for the tests of a bad start: no test can press a native dialog, so each is answered with
// the next of GREENROOM_E2E_ANSWERS, a JSON list, and written down (one JSON line in GREENROOM_E2E_DIALOGS). A person takes
// a while to read it: a dialog that the app ends under their eyes is never answered and never written down.

const { appendFileSync } = require('node:fs')
const { setTimeout: sleep } = require('node:timers/promises')
const { dialog } = require('electron')

const {
  GREENROOM_E2E_APP: product,
  GREENROOM_E2E_DIALOGS: record,
  GREENROOM_E2E_ANSWERS: answers,
} = process.env
if (!product || !record || !answers) throw new Error('Started outside of its test')
const open = JSON.parse(answers)
const readingMs = 150

for (const name of ['showMessageBox', 'showOpenDialog']) {
  /** @param {readonly unknown[]} args the window, if any, and the options */
  const answerDialog = async (...args) => {
    await sleep(readingMs)
    appendFileSync(record, `${JSON.stringify({ name, options: args.at(-1) })}\n`)
    const answer = open.shift()
    if (answer === undefined) throw new Error(`No answer is left for ${name}`)
    return answer
  }
  Object.assign(dialog, { [name]: answerDialog })
}
require(product)
