// What the engine fits in WebAssembly is what `ragam fit` writes, byte for byte.
// Usage: node fit.mjs MODULE PROGRAM
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { engineOf } from './engine.mjs'
import { cashBook, dailyTable, ordersAsCsv, ordersAsWorkbook } from './shop_files.mjs'

const [modulePath, program] = process.argv.slice(2)
const ask = await engineOf(modulePath)
const folder = mkdtempSync(join(tmpdir(), 'ragam-fit-'))
after(() => rmSync(folder, { recursive: true }))

/** The scenario that the program prints, and what it says besides. */
function byProgram(files, flags) {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const typed = ['fit', ...Object.keys(files).map(name => join(folder, name)), ...flags]
  return execFileSync(program, typed, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function byEngine(files, language, given) {
  const names = Object.entries(files).map(([name, bytes]) => [name, bytes.length])
  assert.deepEqual(ask({ ask: 'exports', files: names }, Object.values(files)), {})
  const read = ask({ ask: 'read_back', language })
  assert.deepEqual(read.refused, [])
  return { read, ...ask({ ask: 'fit', language, ...given }) }
}

const cases = [
  ['orders as a table', { 'Order.all.csv': ordersAsCsv() }, ['--lang', 'id'], {}],
  ['orders as a workbook', { 'Order.all.xlsx': ordersAsWorkbook() }, ['--lang', 'en'], {}],
  [
    'orders and a cash book, with answers',
    { 'Order.all.xlsx': ordersAsWorkbook(), 'kas.csv': cashBook() },
    ['--lang', 'id', '--cash', '12 juta', '--goods', '55', '--name', 'Toko Uji', '--shock', '2025-02-01..2025-02-09'],
    { name: ' Toko Uji ', answers: [['cash', '12 juta'], ['goods', '55%'], ['family', ' ']], shocks: ['2025-02-01..2025-02-09'] },
  ],
  ['a table without a channel', { 'harian.csv': dailyTable() }, ['--lang', 'id', '--channel', 'offline'], { channel: 'offline' }],
]
for (const [name, files, flags, given] of cases) {
  test(`${name}: the text of the program`, () => {
    const text = byProgram(files, flags)
    const fitted = byEngine(files, flags[1], given)
    assert.ok(text.length > 2000, 'the program has written a scenario')
    assert.equal(fitted.text, text)
    assert.ok(fitted.told.length > 0 && fitted.read.told.length > 3)
    assert.doesNotMatch(JSON.stringify(fitted), /rahasia|081234567/)
    assert.equal(ask({ ask: 'check', language: flags[1], text }).problems, undefined)
  })
}

test('what cannot be fitted is an answer', () => {
  assert.match(ask({ ask: 'exports', files: [['a.csv', 99]] }, [Buffer.from('kurang')]).failed, /a\.csv/)
  byEngine({ 'kas.csv': cashBook() }, 'id', {})
  const wrong = ask({ ask: 'fit', language: 'id', answers: [['cash', 'banyak']], shocks: ['kapan-kapan'] }).wrong
  assert.deepEqual(Object.keys(wrong), ['cash', 'shock'])
  // A file without a table is named, and the others are used.
  const files = { 'foto.jpg': Buffer.from([0xff, 0xd8, 0, 10, 13, 7]), 'kas.csv': cashBook() }
  const names = Object.entries(files).map(([name, bytes]) => [name, bytes.length])
  ask({ ask: 'exports', files: names }, Object.values(files))
  const read = ask({ ask: 'read_back', language: 'en' })
  assert.equal(read.refused[0].file, 'foto.jpg')
  assert.equal(read.sells, true)
  // A name cannot leave its comment.
  const hostile = 'kas.csv\nopening_cash = 0\r'
  const { text } = byEngine({ [hostile]: cashBook() }, 'id', {})
  assert.equal(ask({ ask: 'check', language: 'id', text }).problems, undefined)
  assert.doesNotMatch(text, /^opening_cash = 0\b/m)
  ask({ ask: 'exports', files: [] })
  assert.equal(ask({ ask: 'read_back', language: 'en' }).sells, false)
  assert.ok(ask({ ask: 'fit', language: 'en' }).help)
})
