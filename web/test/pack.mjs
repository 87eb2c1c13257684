// What the page gives to take along is what `ragam pack` writes, byte for byte.
// Usage: node pack.mjs MODULE PROGRAM
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { engineOf } from './engine.mjs'

const [modulePath, program] = process.argv.slice(2)
const ask = await engineOf(modulePath)
const folder = mkdtempSync(join(tmpdir(), 'ragam-pack-'))
after(() => rmSync(folder, { recursive: true }))
const text = readFileSync('scenarios/live-shutdown.toml', 'utf8')
const { kinds } = ask({ ask: 'kinds' })
writeFileSync(join(folder, 'toko.toml'), text)

// The page makes no PDF, so its plan of the lesson asks for none.
const withoutPrinted = plan =>
  Buffer.from(plan.toString().split('\n').filter(line => !/^- .*\.pdf/.test(line)).join('\n'))

for (const kind of kinds) {
  test(`${kind}: the bytes of the program`, () => {
    const out = join(folder, kind)
    const typed = ['pack', join(folder, 'toko.toml'), '--paths', '64', '--lang', 'id', '--only', kind, '--out', out, '--quiet']
    execFileSync(program, typed, { stdio: ['ignore', 'ignore', 'pipe'] })
    const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    const made = ask({ ask: 'pack', language: 'id', text, paths: 64, only: [kind] })
    assert.equal(made.failed, undefined)
    assert.ok(made.files.length > 0)
    let at = 0
    for (const { name, length } of made.files) {
      const entry = written.find(entry => entry.name === name)
      assert.ok(entry, `the program has written ${name}`)
      const bytes = made.attached.subarray(at, (at += length))
      const file = readFileSync(join(entry.parentPath ?? entry.path, name))
      assert.deepEqual(Buffer.from(bytes), name.endsWith('.md') ? withoutPrinted(file) : file, name)
    }
    assert.equal(at, made.attached.length)
  })
}

test('a report and the figures are among them', () => {
  assert.ok(kinds.includes('report') && kinds.includes('figures'), String(kinds))
})
