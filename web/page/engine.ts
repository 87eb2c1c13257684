// The engine: in a worker where there can be one, else in slices on the main thread.

export type Answer = Record<string, any>
export type Question = { ask: string } & Record<string, unknown>

/** Sends one question at a time to an instance of the module. Self-contained: workers get its text. */
function serve(module: WebAssembly.Module): Promise<(question: unknown) => unknown> {
  const imports: Record<string, Record<string, unknown>> = {}
  for (const wanted of WebAssembly.Module.imports(module)) {
    const group = (imports[wanted.module] ??= {})
    // What crates for browsers would like to have; the engine calls none of it.
    group[wanted.name] = () => {
      throw new Error(wanted.name)
    }
  }
  return WebAssembly.instantiate(module, imports as WebAssembly.Imports).then(instance => {
    const out = instance.exports as any
    return question => {
      // Bytes of files follow the line of the question.
      const { attached = [], ...asked } = question as { attached?: Uint8Array[] }
      const line = new TextEncoder().encode(`${JSON.stringify(asked)}\n`)
      const all = [line, ...attached]
      const size = all.reduce((sum, part) => sum + part.length, 0)
      let at: number = out.ragam_room(size)
      for (const part of all) {
        new Uint8Array(out.memory.buffer, at, part.length).set(part)
        at += part.length
      }
      const length = out.ragam_ask()
      const answer = new Uint8Array(out.memory.buffer, out.ragam_answer(), length)
      return JSON.parse(new TextDecoder().decode(answer))
    }
  })
}

async function unpacked(): Promise<WebAssembly.Module> {
  const text = document.getElementById('engine')?.textContent ?? ''
  const packed = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return WebAssembly.compile(await new Response(stream).arrayBuffer())
}

const PATIENCE = 4000

/** A worker that has said that it is ready; nothing where there can be none. */
function workerOf(module: WebAssembly.Module): Promise<Worker | null> {
  const code = `const serve = ${serve.toString()};
    let ask;
    onmessage = async event => {
      try {
        if (!ask) { ask = await serve(event.data); postMessage('ready'); return; }
        postMessage(ask(event.data));
      } catch (error) { postMessage({ failed: String(error), lost: true }); }
    };`
  return new Promise(done => {
    try {
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
      const worker = new Worker(address)
      const give = (it: Worker | null) => {
        clearTimeout(timer)
        worker.onmessage = worker.onerror = null
        URL.revokeObjectURL(address)
        if (!it) worker.terminate()
        done(it)
      }
      const timer = setTimeout(() => give(null), PATIENCE)
      worker.onerror = () => give(null)
      worker.onmessage = event => give(event.data === 'ready' ? worker : null)
      worker.postMessage(module)
    } catch {
      done(null)
    }
  })
}

/** Futures that the main thread makes before it looks at what people do. */
const SLICE = 64

export class Engine {
  private last: Promise<unknown> = Promise.resolve()
  private constructor(
    private module: WebAssembly.Module,
    private worker: Worker | null,
    private here: ((question: unknown) => unknown) | null,
  ) {}

  static async start(mayWork = true): Promise<Engine> {
    const module = await unpacked()
    const worker = mayWork && typeof Worker !== 'undefined' ? await workerOf(module) : null
    return new Engine(module, worker, worker ? null : await serve(module))
  }

  /** Whether the page stays free while the engine works. */
  get inWorker(): boolean {
    return this.worker !== null
  }

  /** Answers questions in the order in which they are asked. */
  ask(question: Question): Promise<Answer> {
    const answer = this.last.then(() => this.now(question))
    this.last = answer.catch(() => undefined)
    return answer
  }

  private async now(question: Question): Promise<Answer> {
    let answer: any
    if (this.worker) {
      const worker = this.worker
      answer = await new Promise(done => {
        worker.onmessage = event => done(event.data)
        worker.onerror = event => done({ failed: event.message, lost: true })
        worker.postMessage(question)
      })
    } else {
      // People come first: a task of its own for each question.
      await new Promise(done => setTimeout(done))
      try {
        answer = this.here?.(question)
      } catch (error) {
        answer = { failed: String(error), lost: true }
      }
    }
    if (answer.lost) await this.restart()
    return answer
  }

  /** After a trap nothing in the instance can be trusted. */
  private async restart() {
    if (this.worker) {
      this.worker.terminate()
      this.worker = await workerOf(this.module)
    }
    if (!this.worker) this.here = await serve(this.module)
  }

  /** Makes futures until there are so many, or until `isStale` says that nobody wants them. */
  async grow(from: number, to: number, isStale: () => boolean): Promise<Answer> {
    const step = this.inWorker ? 1000 : SLICE
    let answer: Answer = {}
    for (let paths = from; paths < to; ) {
      if (isStale()) return { stale: true }
      paths = Math.min(to, paths + step)
      answer = await this.ask({ ask: 'grow', paths })
      if (answer.failed) return answer
    }
    return answer
  }
}
