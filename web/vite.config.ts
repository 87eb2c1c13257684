// One file: the code, the style and the engine (xz, seven bits a letter) put into index.html.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

/** A module without its custom sections: names and notes of tools, which nothing here reads. */
function withoutNotes(module: Uint8Array): Uint8Array {
  const kept = [module.subarray(0, 8)]
  for (let at = 8; at < module.length; ) {
    let length = 0
    let body = at + 1
    for (let shift = 0; ; shift += 7) {
      const byte = module[body++]
      length |= (byte & 127) << shift
      if (byte < 128) break
    }
    if (module[at] !== 0) kept.push(module.subarray(at, body + length))
    at = body + length
  }
  return Buffer.concat(kept)
}

/** Packed by one thread, so that the bytes are always the same; with a check sum that the page knows. */
function packed(module: Uint8Array): Uint8Array {
  return execFileSync('xz', ['--format=xz', '-9e', '--threads=1', '--check=crc32', '--stdout'], {
    input: module,
    maxBuffer: 2 ** 28,
  })
}

/**
 * Bytes as text, seven bits a letter (base64 has six). Letters that a page would not give back as they are (zero,
 * line ends, the beginning of a tag) are put 128 higher, where they take two bytes: one in thirty.
 */
function inSevenBits(bytes: Uint8Array): string {
  const letters: number[] = []
  let [held, bits] = [0, 0]
  const put = (value: number) => letters.push([0, 10, 13, 60].includes(value) ? value + 128 : value)
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 7; bits -= 7) put((held >> (bits - 7)) & 127)
    held &= 127
  }
  if (bits > 0) put((held << (7 - bits)) & 127)
  const text: string[] = []
  for (let at = 0; at < letters.length; at += 8192) text.push(String.fromCharCode(...letters.slice(at, at + 8192)))
  return text.join('')
}

function onePage(): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let code = ''
      let style = ''
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk') code += file.code
        else if (name.endsWith('.css')) style += String(file.source)
        delete bundle[name]
      }
      const engine = packed(withoutNotes(readFileSync(process.env.RAGAM_WASM ?? '')))
      const page = readFileSync('index.html', 'utf8')
        .replace('/*STYLE*/', () => style.trim())
        .replace('/*ENGINE*/', () => inSevenBits(engine))
        .replace('/*CODE*/', () => code.trim().replaceAll('</script', '<\\/script'))
      this.emitFile({ type: 'asset', fileName: 'ragam.html', source: page })
    },
  }
}

export default defineConfig({
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [onePage()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: process.env.RAGAM_PAGE ?? 'dist',
    emptyOutDir: false,
    target: 'es2022',
    cssCodeSplit: false,
    lib: { entry: 'page/main.tsx', formats: ['iife'], name: 'ragam', fileName: 'page' },
  },
})
