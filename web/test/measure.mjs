// How fast the page is and how much memory it takes, measured in Chromium as people use it.
// No test: it says what it found, and nothing fails. Usage: node measure.mjs PAGE [THROTTLE...]
import { readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [file, ...throttles] = process.argv.slice(2)
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
flags.push('--disable-component-update', '--disable-sync', '--enable-precise-memory-info')
const MOVES = 7
const scenario = process.env.RAGAM_MEASURED ?? 'scenarios/live-shutdown.toml'
const text = readFileSync(scenario, 'utf8')
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const milliseconds = values => `${Math.round(median(values))} (${Math.round(Math.min(...values))}-${Math.round(Math.max(...values))})`

/** What is measured of one move: milliseconds until so many futures are shown. */
async function moved(page, value) {
  return page.evaluate(async value => {
    const field = document.querySelector('#numbers input[type=range]')
    const old = document.querySelector('#sentence').textContent
    const shown = {}
    const began = performance.now()
    const done = new Promise(finished => {
      const look = () => {
        const status = document.querySelector('#status')
        const paths = Number(status.dataset.paths)
        const isNew = window.ragamShown !== paths || document.querySelector('#sentence').textContent !== old
        if (isNew && !(paths in shown) && status.dataset.turn === window.ragamTurn) shown[paths] = performance.now() - began
        if (status.dataset.done === 'true' && 10000 in shown) {
          shown.all = performance.now() - began
          watch.disconnect()
          finished()
        }
      }
      const watch = new MutationObserver(look)
      watch.observe(document.querySelector('#result'), { subtree: true, childList: true, characterData: true, attributes: true })
    })
    window.ragamTurn = String(Number(document.querySelector('#status').dataset.turn) + 1)
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await done
    return shown
  }, String(value))
}

/** The longest the page was frozen while a number moved, milliseconds. */
const longest = page => page.evaluate(() => Math.round(Math.max(0, ...window.ragamLong)))

async function measure(browser, throttle, workers) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  page.setDefaultTimeout(240_000)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await page.addInitScript(workers => {
    if (!workers) delete window.Worker
    window.ragamLong = []
    new PerformanceObserver(list => list.getEntries().forEach(one => window.ragamLong.push(one.duration)))
      .observe({ type: 'longtask', buffered: true })
  }, workers)
  const began = performance.now()
  await page.goto(pathToFileURL(resolve(file)).href)
  await page.waitForSelector('.cases button')
  const open = performance.now() - began
  await page.setInputFiles('input[type=file][accept*=toml]', { name: 'x.toml', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.waitForSelector('#sentence')
  const first = performance.now() - began - open
  await page.waitForSelector('#status[data-done="true"]')
  await page.evaluate(() => (window.ragamLong = []))
  const times = {}
  for (let at = 0; at < MOVES; at++) {
    const shown = await moved(page, 20_000_000 + at * 3_000_000)
    for (const [paths, time] of Object.entries(shown)) (times[paths] ??= []).push(time)
  }
  const helping = await page.evaluate(() => window.ragam.helping)
  console.log(`\nthrottling ${throttle}x, ${workers ? `a worker and ${helping} helping` : 'no worker: in slices'}`)
  console.log(`  opens in ${Math.round(open)} ms; a shop's first sentence after ${Math.round(first)} ms more`)
  for (const [paths, found] of Object.entries(times)) {
    console.log(`  ${paths === 'all' ? 'everything said' : `${paths} futures shown`}: ${milliseconds(found)} ms`)
  }
  console.log(`  the page was never frozen for more than ${await longest(page)} ms`)
  const frozen = await memory(browser, page)
  console.log(`  memory: ${frozen}`)
  await context.close()
}

/** What the scripts of the page and its workers hold, and what their modules take. */
async function memory(browser, page) {
  const found = await page.evaluate(async () => {
    const memory = window.ragam.memory ? await window.ragam.memory() : null
    return { memory, heap: performance.memory?.usedJSHeapSize }
  })
  const mega = bytes => `${(bytes / 1e6).toFixed(0)} MB`
  const engines = (found.memory ?? []).map(mega).join(' + ')
  return `${mega(found.heap)} of scripts on the page; modules ${engines || 'unknown'}`
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
const load = loadavg().map(one => one.toFixed(1)).join(' ')
console.log(`${scenario}, ${MOVES} moves: median (least-most); ${cpus().length} cores (${cpus()[0].model}), load ${load}`)
for (const throttle of throttles.length > 0 ? throttles.map(Number) : [1, 4]) {
  await measure(browser, throttle, true)
  await measure(browser, throttle, false)
}
console.log(`load at the end ${loadavg().map(one => one.toFixed(1)).join(' ')}`)
await browser.close()
