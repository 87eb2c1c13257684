// The engine by itself, as tests ask it: questions as JSON, bytes of files behind them.
import { readFileSync } from 'node:fs'

export async function engineOf(path) {
  const module = await WebAssembly.compile(readFileSync(path))
  const imports = {}
  for (const wanted of WebAssembly.Module.imports(module)) {
    imports[wanted.module] ??= {}
    imports[wanted.module][wanted.name] = () => {
      if (/_now_/.test(wanted.name)) return 0
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
    // Bytes may follow the line of an answer.
    const end = answer.indexOf(10)
    const told = JSON.parse(new TextDecoder().decode(end < 0 ? answer : answer.subarray(0, end)))
    if (end >= 0) told.attached = answer.slice(end + 1)
    return told
  }
}
