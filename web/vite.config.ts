// One file: the code, the style and the engine (gzip, base64) put into index.html.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
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
      const engine = gzipSync(withoutNotes(readFileSync(process.env.RAGAM_WASM ?? '')), { level: 9 })
      const page = readFileSync('index.html', 'utf8')
        .replace('/*STYLE*/', () => style.trim())
        .replace('/*ENGINE*/', () => engine.toString('base64'))
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
