// The engine by itself, as tests ask it: questions as JSON, bytes of files behind them.
import { readFileSync } from 'node:fs'

export async function engineOf(path) {
  const module = await WebAssembly.compile(readFileSync(path))
  const imports = {}
  for (const wanted of WebAssembly.Module.imports(module)) {
    imports[wanted.module] ??= {}
    imports[wanted.module][wanted.name] = () => {
      throw new Error(`the engine called ${wanted.name}`)
    }
  }
  const engine = (await WebAssembly.instantiate(module, imports)).exports
  return (question, attached = []) => {
    const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(question)}\n`), ...attached])
    const room = engine.ragam_room(bytes.length)
    new Uint8Array(engine.memory.buffer, room, bytes.length).set(bytes)
    const length = engine.ragam_ask()
    const answer = new Uint8Array(engine.memory.buffer, engine.ragam_answer(), length)
    return JSON.parse(new TextDecoder().decode(answer))
  }
}
