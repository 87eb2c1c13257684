// The page in Chromium, for tests. Usage of each test: node TEST.mjs PAGE FOLDER PATHS; FOLDER holds the
// results of `ragam run scenarios/*.toml --no-charts --paths PATHS`.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before } from 'node:test'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

export const [file, folder, paths] = process.argv.slice(2)
export const address = pathToFileURL(resolve(file)).href
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const patience = { timeout: 60_000 }
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
flags.push('--disable-component-update', '--disable-sync')

let browser
export let downloads
before(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
  downloads = mkdtempSync(join(tmpdir(), 'ragam-'))
})
after(async () => {
  await browser.close()
  rmSync(downloads, { recursive: true })
})

/** A page that fails the test on any error and on any request that leaves it. */
export async function opened(options = {}, at = address) {
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(patience.timeout)
  page.troubles = []
  page.on('pageerror', error => page.troubles.push(String(error)))
  page.on('console', said => said.type() === 'error' && page.troubles.push(said.text()))
  page.on('dialog', dialog => {
    page.troubles.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    if (!/^(file|blob|data|about):/.test(request.url())) page.troubles.push(request.url())
  })
  await page.goto(at)
  return page
}

export async function closed(page) {
  assert.deepEqual(page.troubles, [])
  await page.context().close()
}

export const settled = page => page.waitForSelector('#status[data-done="true"]')

export async function example(page, place = 1) {
  await page.click(`.cases li:nth-child(${place}) button`)
  await settled(page)
}

/** Waits until a text is another one. */
export async function changed(page, selector, old) {
  await page.waitForFunction(([at, was]) => {
    const now = document.querySelector(at)?.textContent
    return now && now !== was
  }, [selector, old])
  await settled(page)
  return page.textContent(selector)
}

export async function accessible(page, where) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  const told = found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 90))}`)
  assert.deepEqual(told, [], where)
}

export async function narrowEnough(page, where) {
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  assert.ok(wide[0] <= wide[1], `${where}: ${wide}`)
}

export const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Drops files as a file manager does. */
export async function dropped(page, files) {
  const data = await page.evaluateHandle(given => {
    const data = new DataTransfer()
    for (const [name, base64] of given) {
      data.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name))
    }
    return data
  }, files.map(([name, bytes]) => [name, bytes.toString('base64')]))
  await page.dispatchEvent('main > div', 'drop', { dataTransfer: data })
}

/** Saves what a click lets the page give away; the path of the file. */
export async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  const path = join(downloads, `${Date.now()}-${download.suggestedFilename()}`)
  await download.saveAs(path)
  return path
}
