// report.html in Chromium: on a phone, on a laptop, on paper. Usage: node report.mjs REPORT [PICTURES]; with a
// second argument, pictures of what was seen are left in that folder.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// What the page of the program is tried with.
const require = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const [file, pictures] = process.argv.slice(2)
const address = pathToFileURL(resolve(file)).href
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
args.push('--disable-component-update', '--disable-sync')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })

async function opened(options) {
  const page = await (await browser.newContext(options)).newPage()
  page.troubles = []
  page.on('pageerror', error => page.troubles.push(String(error)))
  page.on('console', said => said.type() === 'error' && page.troubles.push(said.text()))
  page.on('request', asked => asked.url() !== address && !asked.url().startsWith('data:') && page.troubles.push(asked.url()))
  page.on('dialog', dialog => page.troubles.push(dialog.message()))
  page.setDefaultTimeout(120_000)
  await page.goto(address)
  return page
}

/** No fault of access (a picture counts as a whole, by its title), no way sideways, headings in order, one heading at the top, every picture told. */
async function looked(page, what) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run({ exclude: [['figure svg > *']] }, { resultTypes: ['violations'] }))
  const faults = found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`)
  assert.deepEqual(faults, [], what)
  const seen = await page.evaluate(() => {
    const shown = element => element.checkVisibility()
    const all = selector => [...document.querySelectorAll(selector)].filter(shown)
    return {
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      headings: all('h1, h2, h3').map(one => Number(one.tagName[1])),
      untold: all('figure svg').filter(one => !one.querySelector('title')?.textContent.trim()).length,
      pictures: all('figure svg').length,
      words: all('h2').map(one => one.textContent),
    }
  })
  assert.equal(seen.wide, 0, `${what}: sideways by ${seen.wide}`)
  assert.equal(seen.headings.filter(level => level === 1).length, 1, what)
  seen.headings.reduce((last, level) => {
    assert.ok(level <= last + 1, `${what}: a heading ${level} after ${last}`)
    return level
  }, 0)
  assert.equal(seen.untold, 0, what)
  assert.ok(seen.pictures >= 7, `${what}: ${seen.pictures} pictures`)
  return seen.words
}

for (const width of [360, 1280]) {
  for (const scheme of ['light', 'dark']) {
    const page = await opened({ viewport: { width, height: 800 }, colorScheme: scheme, javaScriptEnabled: true })
    const first = await looked(page, `${width} ${scheme}`)
    // The keyboard reaches the other language, with no program in the page.
    await page.locator('input[name=language]:checked').focus()
    await page.keyboard.press('ArrowRight')
    const second = await looked(page, `${width} ${scheme}, other language`)
    assert.notDeepEqual(first, second)
    if (pictures && scheme === 'light') {
      await page.screenshot({ path: join(pictures, `report-${width}-other.png`), fullPage: true })
      await page.keyboard.press('ArrowLeft')
      await page.screenshot({ path: join(pictures, `report-${width}.png`), fullPage: true })
    }
    assert.deepEqual(page.troubles, [])
    await page.context().close()
  }
}
const page = await opened({ viewport: { width: 794, height: 1123 } })
await page.emulateMedia({ media: 'print' })
await looked(page, 'on A4')
const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: pictures && join(pictures, 'report.pdf') })
assert.ok(paper.length > 10_000)
assert.deepEqual(page.troubles, [])
await browser.close()
console.log(`${file}: phone, laptop and A4 in both languages`)
