import { spawn } from 'node:child_process'
import { endLimitMs } from '../support/bad-start'
import {
  appEnvironment,
  appFolder,
  electronPath,
  exitOf,
  expect,
  sandboxArgs,
  test,
  untilReady,
} from '../support/greenroom-app'

/** How often; `GREENROOM_FAULTS_N=50` for the release figure. A second start must end by itself within two seconds of work. */
const times = Number(process.env.GREENROOM_FAULTS_N ?? '') || 3

test('a second start ends by itself and leaves the one window to the first', async ({ start }) => {
  test.setTimeout(60_000 + times * 15_000)
  const app = await start()
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const began = performance.now()
    const second = spawn(electronPath(), [...sandboxArgs, appFolder], {
      env: appEnvironment(app.dataFolder),
      stdio: 'ignore',
      timeout: endLimitMs,
      killSignal: 'SIGKILL',
    })
    await exitOf(second)
    took.push(Math.round(performance.now() - began))
    expect(second.exitCode).toBe(0)
    expect(app.electron.windows()).toHaveLength(1)
  }
  await app.window.keyboard.press('Control+2')
  await untilReady(app.window, 'Clients')
  console.log(
    `instances: ${times} second starts ended by themselves, the slowest after ${Math.max(...took)} ms`,
  )
})

test('a start after kill -9 opens the practice, whatever was left behind', async ({ start }) => {
  const kills = Math.ceil(times * 0.4)
  test.setTimeout(60_000 + kills * 30_000)
  for (let kill = 0; kill < kills; kill += 1) {
    const app = await start()
    await untilReady(app.window)
    await app.kill()
  }
  const { window } = await start()
  await window.keyboard.press('Control+2')
  await untilReady(window, 'Clients')
  console.log(`instances: opened after each of ${kills} kills`)
})
