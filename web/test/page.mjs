// The page in Chromium, as people use it. Usage: see browser.mjs.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import {
  accessible, address, changed, closed, dropped, example, file, folder, narrowEnough, opened, paths, patience, saved,
  settled, sheet,
} from './browser.mjs'
import { cashBook, dailyTable, ordersAsWorkbook } from './shop_files.mjs'

test('an owner: ten questions, a wrong answer, results, a moved number, a shock less, a mix', async () => {
  const page = await opened()
  await page.click('section button.main')
  await page.fill('#answer-name', 'Toko Ibu Sri')
  await page.fill('#answer-cash', 'banyak')
  await page.click('form button.main')
  await page.waitForSelector('#wrong-cash')
  assert.equal(await page.inputValue('#answer-cash'), 'banyak')
  assert.equal(await page.inputValue('#answer-name'), 'Toko Ibu Sri')
  await accessible(page, 'a wrong answer')
  await page.fill('#answer-cash', '10 juta')
  await page.click('form button.main')
  await settled(page)
  assert.equal(await page.textContent('h1'), 'Toko Ibu Sri')
  const first = await page.textContent('#sentence')
  assert.match(first, /Uang kas habis dalam .*Tanpa gangguan: /)
  assert.match(await page.textContent('#status'), /10\.000/)
  assert.match(await page.textContent('#month'), /Rp12 jt/)

  const cash = page.locator('#numbers .mover').first()
  await cash.locator('input[type=range]').fill('30000000')
  const richer = await changed(page, '#sentence', first)
  await cash.locator('.field input').fill('10.000.000')
  await cash.locator('.field input').press('Enter')
  assert.equal(await changed(page, '#sentence', richer), first)

  await page.uncheck('#shocks input')
  await page.waitForFunction(() => document.querySelectorAll('#result .dots').length === 1)
  await settled(page)
  await page.check('#shocks input')
  await page.waitForFunction(() => document.querySelectorAll('#result .dots').length === 2)
  await settled(page)
  assert.equal(await page.textContent('#sentence'), first)

  await page.locator('#share-0').fill('35')
  const shares = await page.locator('.share').allTextContents()
  assert.equal(shares.reduce((sum, share) => sum + parseInt(share, 10), 0), 100)
  await page.click('#mixes fieldset button')
  await page.waitForSelector('#mixes table')
  await settled(page)
  assert.match(await page.textContent('#mixes table'), /Seperti sekarang.*Campuran saya/)
  await accessible(page, 'shop')
  await closed(page)
})

test('what else may happen is switched on with its sources, and off without a trace', async () => {
  const page = await opened({ viewport: { width: 360, height: 740 } })
  await example(page)
  const text = await page.inputValue('textarea')
  const sentence = await page.textContent('#sentence')
  await page.click('#library > summary')
  assert.equal(await page.locator('#library [data-shock]').count(), 14)
  const closure = page.locator('[data-shock="shop_closure"]')
  assert.match(await closure.textContent(), /69 hari/)
  await closure.locator('select').selectOption('tiktok')
  await closure.locator('input').check()
  await page.waitForFunction(() => /possible_shop_closure_tiktok/.test(document.querySelector('textarea').value))
  await settled(page)
  const with_it = await page.inputValue('textarea')
  assert.ok(with_it.startsWith(text.trimEnd()))
  assert.match(with_it, /^severity = 1\.0 +# dilaporkan: tidak ada yang bisa dibeli/m)
  assert.notEqual(await page.textContent('#sentence'), sentence)
  assert.match(await page.textContent('#shocks > .shocks'), /Platform ditutup \(TikTok Live, Etalase TikTok\)/)
  await accessible(page, 'the library of shocks')
  await narrowEnough(page, 'the library of shocks')
  // Its numbers are moved as those of the shop.
  await page.locator('#shocks > .shocks > li', { hasText: 'Platform ditutup' }).locator('summary').click()
  await page.locator('#shocks .mover', { hasText: 'Berapa kali dalam 10 tahun' }).last().locator('input[type=range]').fill('20')
  await page.waitForFunction(() => /rate_per_year = \[0\.5, 2, 5\]/.test(document.querySelector('textarea').value))
  await settled(page)
  await closure.locator('input').uncheck()
  await page.waitForFunction(() => !/possible_/.test(document.querySelector('textarea').value))
  await settled(page)
  assert.equal(await page.inputValue('textarea'), text)
  assert.equal(await page.textContent('#sentence'), sentence)
  // A kiosk has no platform that could close.
  const kiosk = 'format = 1\n[business]\nname = "Kios"\nopening_cash = 5_000_000\n[[channel]]\nid = "offline"\nweekly_sales = 900_000\n'
  await page.click('#text summary')
  await page.fill('textarea', kiosk)
  await page.waitForFunction(() => document.querySelector('h1').textContent === 'Kios')
  await settled(page)
  const offered = await page.locator('[data-shock]').evaluateAll(all => all.map(one => one.dataset.shock))
  assert.deepEqual(offered, ['power_cut', 'protest', 'weak_demand', 'dear_goods'])
  await closed(page)
})

test('a trainer: guess first, then one future at a time; a class code is the same in every phone', async () => {
  const [counts, codes] = [[], []]
  for (const width of [360, 1920]) {
    const page = await opened({ viewport: { width, height: 800 } })
    await example(page)
    await page.click('.actions button.main')
    await page.fill('.code', 'kelas 7')
    await page.waitForSelector('.lesson[data-ready="true"]')
    const next = () => page.click('.steps button.main')
    for (const step of ['shop', 'ordinary', 'shock', 'guess', 'reveal', 'array', 'what_if', 'decide', 'happened']) {
      await page.waitForSelector(`.lesson[data-step="${step}"]`)
      await page.waitForSelector('.steps button', patience)
      await accessible(page, step)
      await narrowEnough(page, step)
      if (step === 'guess') {
        await page.locator('.guess input[type=range]').fill('33')
        const code = await page.textContent('.guess b.big')
        codes.push(code)
        // Another letter is that of another room; no letter is taken as it is.
        const other = code === '33A' ? '33B' : '33A'
        await page.fill('.room', `${code} 20 47; ${other} 101`)
        assert.match(await page.textContent('.guesses figcaption'), /^3 tebakan; yang di tengah 33$/)
        assert.match(await page.textContent('.guess .wrong'), new RegExp(`${other} 101$`))
        await accessible(page, 'guesses')
        await narrowEnough(page, 'guesses')
      }
      if (step === 'what_if') {
        await page.selectOption('.lesson select', { label: 'Sewa sebulan' })
        const now = await page.textContent('.big')
        await page.locator('.lesson .mover input[type=range]').fill('3000000')
        await page.waitForFunction(was => document.querySelector('.big')?.textContent !== was, now)
        await page.waitForSelector('.lesson[data-ready="true"]')
      }
      if (step === 'reveal') {
        const more = page.locator('.actions button.main')
        await more.nth(0).click()
        assert.match(await page.textContent('.beside .big'), /dari 1$/)
        await more.nth(2).click()
        assert.match(await page.textContent('.beside .big'), /dari 100$/)
      }
      if (step === 'array') {
        const said = await page.textContent('.big')
        assert.match(said, /Tebakan: 33\./)
        counts.push(said)
      }
      if (step === 'decide') await page.locator('.choice input').last().check()
      if (step === 'happened') {
        assert.equal(await page.locator('.chosen').count(), 1)
        for (const fate of await page.locator('.happened li').allTextContents()) {
          assert.match(fate, /(Kasnya cukup sepanjang tahun|Kasnya habis di minggu \d+)\. \(Dari 100 kemungkinan tadi, habis dalam \d+\.\)$/)
        }
      }
      if (step !== 'happened') await next()
    }
    await closed(page)
  }
  assert.equal(counts[0], counts[1])
  assert.equal(codes[0], codes[1])
  assert.match(codes[0], /^33[A-Z]$/)
})

test('what is wrong is told with its line, and nothing that was typed is lost', async () => {
  const page = await opened()
  await example(page)
  const sentence = await page.textContent('#sentence')
  await page.click('#text summary')
  const text = await page.inputValue('textarea')
  const wrong = text.replace('commission = 0.08', 'comission = 0.08')
  await page.fill('textarea', wrong)
  await page.waitForSelector('.problems')
  const line = text.slice(0, text.indexOf('commission = 0.08')).split('\n').length
  assert.match(await page.textContent('.problems'), new RegExp(`Baris ${line}, kolom 1:.*comission`, 's'))
  assert.equal(await page.inputValue('textarea'), wrong)
  assert.equal(await page.textContent('#sentence'), sentence)
  await page.fill('textarea', 'format = 1 [')
  await page.waitForFunction(() => /Baris 1/.test(document.querySelector('.problems')?.textContent ?? ''))
  await page.fill('textarea', text)
  await page.waitForFunction(() => !document.querySelector('.problems'))
  await settled(page)
  assert.equal(await page.textContent('#sentence'), sentence)
  await closed(page)
})

test('a shop is taken along: as text, as a picture, as a page that opens with it', async () => {
  const page = await opened()
  await example(page, 2)
  await page.locator('#numbers .mover .field input').first().fill('9.876.543')
  await page.locator('#numbers .mover .field input').first().press('Enter')
  await page.waitForFunction(() => /9_876_543/.test(document.querySelector('textarea')?.value ?? ''))
  await settled(page)
  const sentence = await page.textContent('#sentence')
  const text = await saved(page, () => page.locator('.actions button').nth(2).click())
  assert.match(readFileSync(text, 'utf8'), /^opening_cash = 9_876_543/m)
  await page.click('#pictures summary')
  for (const [place, width, height] of [[0, 1920, 1080], [1, 1080, 1080], [2, 3508, 2480]]) {
    const picture = readFileSync(await saved(page, () => page.locator('figure.chart').first().locator('button').nth(place).click()))
    assert.equal(picture.toString('latin1', 1, 4), 'PNG')
    assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [width, height])
  }
  const kept = await saved(page, () => page.locator('.actions button').nth(1).click())
  await closed(page)

  const again = await opened({}, pathToFileURL(kept).href)
  await settled(again)
  assert.equal(await again.textContent('#sentence'), sentence)
  // What was saved can be saved once more.
  const [twice] = await Promise.all([again.waitForEvent('download'), again.locator('.actions button').nth(1).click()])
  assert.equal(readFileSync(await twice.path(), 'utf8').length, readFileSync(kept, 'utf8').length)
  await again.locator('.actions button').nth(3).click()
  await again.setInputFiles('input[type=file]', text)
  await settled(again)
  assert.equal(await again.textContent('#sentence'), sentence)
  await closed(again)
})

test('hostile names are only names', async () => {
  const name = `</script><img src=x onerror="window.hacked=1"><b>&amp;`
  const text = readFileSync('scenarios/live-shutdown.toml', 'utf8')
    .replace('"Toko yang hidup dari Live"', `'${name}'`)
    .replaceAll('"TikTok Live"', `'${name}'`)
    .replace('"Penutupan TikTok Live"', `'${name}'`)
  const page = await opened()
  await page.setInputFiles('input[type=file]', { name: 'x.toml', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await settled(page)
  assert.equal(await page.textContent('h1'), name)
  await page.click('#pictures summary')
  await page.waitForSelector('figure.chart svg')
  const path = await saved(page, () => page.locator('.actions button').nth(1).click())
  assert.equal(await page.evaluate(() => window.hacked), undefined)
  assert.equal(await page.locator('img').count(), 0)
  await closed(page)
  const again = await opened({}, pathToFileURL(path).href)
  await settled(again)
  assert.equal(await again.textContent('h1'), name)
  assert.equal(await again.evaluate(() => window.hacked), undefined)
  await closed(again)
})

test('a shop in another currency is shown in that currency everywhere', async () => {
  const text = readFileSync('scenarios/live-shutdown.toml', 'utf8')
    .replace('[business]', '[business]\ncurrency = "MYR"')
  const page = await opened()
  await page.setInputFiles('input[type=file]', { name: 'x.toml', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await settled(page)
  for (const place of ['#result', '#month', '#numbers']) {
    const said = await page.textContent(place)
    assert.match(said, /MYR/, place)
    assert.doesNotMatch(said, /Rp/, place)
  }
  await closed(page)
})

test('both languages say everything', async () => {
  // Whatever the phone itself is set to.
  const page = await opened({ locale: 'ar-EG', timezoneId: 'Pacific/Kiritimati' })
  await page.waitForSelector('.cases button')
  for (const [place, language, said] of [[1, 'en', /Cash runs out in/], [0, 'id', /Uang kas habis dalam/]]) {
    await page.locator('nav button').nth(place).click()
    await page.waitForFunction(code => document.documentElement.lang === code, language)
    await accessible(page, `start ${language}`)
    await page.click('section button.main')
    await accessible(page, `questions ${language}`)
    await example(page)
    await page.waitForFunction(text => new RegExp(text).test(document.querySelector('#sentence').textContent), said.source)
    await settled(page)
    assert.doesNotMatch(await page.innerText('body'), /\[(web|new|terminal|chart)\./)
    await accessible(page, `shop ${language}`)
    await page.locator('.actions button').nth(3).click()
  }
  await closed(page)
})

test('exports of a seller are dropped, read back, fitted and opened as a shop', async () => {
  const page = await opened({ viewport: { width: 360, height: 740 } })
  await page.waitForSelector('.cases button')
  await dropped(page, [['Order.all.xlsx', ordersAsWorkbook()], ['kas.csv', cashBook()], ['foto.jpg', Buffer.from([0xff, 0xd8])]])
  await page.waitForSelector('#read')
  const told = await page.textContent('#read')
  assert.match(told, /pesanan Shopee.*buku kas/s)
  assert.match(told, /dibatalkan \d+ pesanan/)
  assert.match(await page.textContent('#read .problems'), /foto\.jpg/)
  assert.doesNotMatch(await page.content(), /rahasia|081234567/)
  // The rent stands in the cash book and is not asked.
  assert.equal(await page.locator('#export-rent').count(), 0)
  await page.fill('#export-name', 'Toko dari Unduhan')
  await page.fill('#export-cash', 'banyak')
  await page.click('#asked button')
  await page.waitForSelector('#export-wrong-cash')
  assert.equal(await page.inputValue('#export-cash'), 'banyak')
  await accessible(page, 'exports, a wrong answer')
  await narrowEnough(page, 'exports')
  await page.fill('#export-cash', '9 juta')
  await page.click('#asked button')
  await page.waitForSelector('#found')
  // The two weeks without an order were seen.
  assert.match(await page.textContent('#found'), /Gangguan 11 April 2025, 14 hari/)
  await page.locator('nav button').nth(1).click()
  await page.waitForFunction(() => /orders of Shopee/.test(document.querySelector('#read')?.textContent ?? ''))
  await accessible(page, 'exports, English')
  await page.locator('nav button').nth(0).click()
  await page.waitForFunction(() => /pesanan Shopee/.test(document.querySelector('#read')?.textContent ?? ''))
  await page.click('#asked button')
  await page.waitForSelector('#found')
  await accessible(page, 'exports, fitted')
  await narrowEnough(page, 'exports, fitted')
  await page.click('#found button')
  await settled(page)
  assert.equal(await page.textContent('h1'), 'Toko dari Unduhan')
  assert.match(await page.inputValue('textarea'), /^opening_cash = 9_000_000 .*jawaban pemilik toko/m)
  assert.match(await page.inputValue('textarea'), /diukur: Order\.all\.xlsx/)
  assert.match(await page.textContent('#sentence'), /Uang kas habis dalam/)
  await narrowEnough(page, 'a fitted shop')
  await closed(page)
})

test('a table without a channel is asked for it, and files are chosen as well as dropped', async () => {
  const page = await opened()
  await page.waitForSelector('.cases button')
  await page.setInputFiles('input[type=file][multiple]', { name: 'omzet.csv', mimeType: 'text/csv', buffer: dailyTable() })
  await page.waitForSelector('#export-channel')
  await page.selectOption('#export-channel', 'tiktok_shop')
  await page.click('#asked button')
  await page.waitForSelector('#found')
  await page.click('#found button')
  await settled(page)
  assert.match(await page.inputValue('textarea'), /^id = "tiktok_shop"/m)
  // A scenario by any name is a scenario, and what is none says so.
  const text = readFileSync('scenarios/live-shutdown.toml')
  await page.locator('.actions button').nth(3).click()
  await page.setInputFiles('input[type=file][multiple]', { name: 'toko.txt', mimeType: 'text/plain', buffer: text })
  await settled(page)
  await page.locator('.actions button').nth(3).click()
  await page.setInputFiles('input[type=file][multiple]', [{ name: 'x.xlsx', mimeType: sheet, buffer: Buffer.from('PK rusak') }])
  await page.waitForSelector('#read .problems')
  assert.equal(await page.locator('#asked').count(), 0)
  await accessible(page, 'nothing to fit')
  await closed(page)
})

test('no screen is wider than a phone', async () => {
  const page = await opened({ viewport: { width: 360, height: 740 } })
  await page.waitForSelector('.cases button')
  await narrowEnough(page, 'start')
  await page.click('section button.main')
  await narrowEnough(page, 'questions')
  await example(page)
  await page.locator('#share-0').fill('50')
  await page.click('#mixes fieldset button')
  await page.waitForSelector('#mixes table')
  for (const summary of await page.locator('summary').all()) await summary.click()
  await page.waitForSelector('figure.chart svg')
  await narrowEnough(page, 'shop')
  await accessible(page, 'shop, all open')
  await closed(page)
})

test('without an origin, storage or workers the page works in slices', async () => {
  const page = await opened({}, 'about:blank')
  const html = readFileSync(file, 'utf8')
  await page.setContent('<iframe sandbox="allow-scripts" style="width:700px;height:900px"></iframe>')
  await page.evaluate(text => {
    document.querySelector('iframe').srcdoc = text.replace('<head>', '<head><script>delete window.Worker</script>')
  }, html)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  await frame.waitForSelector('.cases button', patience)
  assert.equal(await frame.evaluate(() => window.ragam.inWorker), false)
  assert.equal(await frame.evaluate(() => window.origin), 'null')
  await frame.click('.cases li:nth-child(1) button')
  // What people do comes between the slices: another language before all is computed.
  await frame.waitForSelector('#sentence', patience)
  await frame.locator('nav button').nth(1).click()
  await frame.waitForFunction(() => /Cash runs out/.test(document.querySelector('#sentence').textContent), null, patience)
  await frame.waitForSelector('#status[data-done="true"]', patience)
  await closed(page)
})

test('a phone that tells slowly tells of fewer futures, and of how many', async () => {
  const page = await opened({}, 'about:blank')
  // Without workers, and with a clock by which everything takes a second.
  await page.addInitScript(() => {
    delete window.Worker
    let now = 0
    performance.now = () => (now += 1000)
  })
  await page.goto(address)
  await example(page)
  assert.equal(await page.getAttribute('#status', 'data-paths'), '10000')
  assert.match(await page.textContent('#told'), / 200 kemungkinan/)
  await accessible(page, 'told of fewer')
  const said = await page.textContent('#result ul.said')
  await page.locator('#numbers .mover input[type=range]').first().fill('0')
  await page.waitForFunction(said => document.querySelector('#result ul.said').textContent !== said, said)
  await settled(page)
  assert.match(await page.textContent('#told'), / 200 kemungkinan/)
  await closed(page)
})

test('several workers make the futures that one makes, to the bit, and what nobody wants is left', async () => {
  const page = await opened()
  await page.waitForSelector('.cases button')
  const text = readFileSync('scenarios/live-halt-2025.toml', 'utf8')
  const found = await page.evaluate(async text => {
    const engine = window.ragam
    const summary = async helpers => {
      engine.hasCalled = false
      await engine.call(helpers, helpers)
      const { shop } = await engine.open(text, true)
      for (const [from, to] of [[0, 200], [200, 1000], [1000, 1300]]) await engine.grow(shop, from, to, () => false)
      const mixes = await engine.ask({ ask: 'mixes', language: 'id' })
      return JSON.stringify([(await engine.ask({ ask: 'summary', name: 'x' })).summary, mixes])
    }
    const alone = await summary(0)
    const together = await summary(3)
    const helping = engine.helping
    // Left in the middle, then asked again: the same.
    const { shop } = await engine.open(text, true)
    let looks = 0
    const left = await engine.grow(shop, 0, 5000, () => (looks += 1) > 3)
    const again = await summary(0)
    // A shop that was opened before another one grows no more, and takes nothing from it.
    const old = await engine.grow(shop, 0, 5000, () => false)
    const last = JSON.stringify((await engine.ask({ ask: 'summary', name: 'x' })).summary)
    const isSame = alone === together && alone === again && alone.startsWith(`[${last}`)
    return { helping, left, old, isSame, length: alone.length }
  }, text)
  const stale = { stale: true }
  assert.deepEqual({ ...found, length: 0 }, { helping: 3, left: stale, old: stale, isSame: true, length: 0 })
  assert.ok(found.length > 10_000)
  await closed(page)
})

test('every figure of every shipped scenario is that of the program, to the bit', async () => {
  const page = await opened()
  await page.waitForSelector('.cases button')
  const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const names = folders.map(entry => entry.name).sort()
  assert.ok(names.length >= 20, 'the program has run the scenarios')
  for (const name of names) {
    const text = readFileSync(join(folder, name, 'scenario.toml'), 'utf8')
    const summary = await page.evaluate(async ([text, name, paths]) => {
      const engine = window.ragam
      const { shop } = await engine.open(text, false)
      await engine.grow(shop, 0, paths, () => false)
      return (await engine.ask({ ask: 'summary', name })).summary
    }, [text, `${name}.toml`, Number(paths)])
    assert.equal(summary, readFileSync(join(folder, name, 'summary.json'), 'utf8'), name)
  }
  await closed(page)
})
