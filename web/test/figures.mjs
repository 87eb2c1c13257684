// Every figure of the shipped scenarios is that of the program, to the bit: the summaries of both
// are compared as texts. Usage: node figures.mjs MODULE FOLDER PATHS, where FOLDER holds the
// results of `ragam run scenarios/*.toml --no-charts --paths PATHS`.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { engineOf } from './engine.mjs'

const [modulePath, folder, paths] = process.argv.slice(2)
const ask = await engineOf(modulePath)

// Beside the folders of scenarios stand tables over all of them.
const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
const names = folders.map(entry => entry.name).sort()
assert.ok(names.length >= 3, 'the program has run some scenarios')
for (const name of names) {
  test(`${name}: the figures of the program`, () => {
    const text = readFileSync(join(folder, name, 'scenario.toml'), 'utf8')
    assert.equal(ask({ ask: 'open', text, mixes: false }).failed, undefined)
    // In steps, as the page does it.
    for (const step of [64, 200, Number(paths)]) ask({ ask: 'grow', paths: step })
    const { summary } = ask({ ask: 'summary', name: `${name}.toml` })
    assert.equal(summary, readFileSync(join(folder, name, 'summary.json'), 'utf8'))
  })
}

// The lesson told every mix but the first that its cash ran out in week 1.
test('futures of a mix are those of that mix', () => {
  const text = readFileSync(join(folder, 'live-shutdown', 'scenario.toml'), 'utf8')
  assert.equal(ask({ ask: 'open', text, mixes: true }).failed, undefined)
  ask({ ask: 'grow', paths: 100 })
  const { mixes } = ask({ ask: 'mixes', language: 'id' })
  assert.ok(mixes.length > 2)
  const counts = mixes.map((told, mix) => {
    const [lives] = ask({ ask: 'futures', mix, from: 0, to: 100 })
    assert.equal(lives.length, 100)
    const count = lives.filter(one => one.out_on_day !== null).length
    assert.equal(count, Math.round(told.out * 100), told.name)
    return count
  })
  assert.ok(new Set(counts).size > 2, String(counts))
  assert.deepEqual(ask({ ask: 'futures', mix: mixes.length, from: 0, to: 100 }), [[], []])
})

test('bad input is an answer, never the end of the engine', () => {
  for (const text of ['', 'format = ', 'format = 1\n[[channel]]', '\0', '[['.repeat(9999), '<script>']) {
    const checked = ask({ ask: 'check', language: 'id', text })
    assert.ok(checked.problems.length > 0, text.slice(0, 20))
  }
  assert.ok(ask({ ask: 'nothing' }).failed)
  assert.ok(ask({ ask: 'words', language: 'xx' }).failed)
})
