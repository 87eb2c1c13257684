// One file: the code, the style and the engine (gzip, base64) put into index.html.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

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
      const engine = gzipSync(readFileSync(process.env.RAGAM_WASM ?? ''), { level: 9 })
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
