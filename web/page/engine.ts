// The engine: in workers where there can be some, else in slices on the main thread.
import { unpacked } from './unpacked'

export type Answer = Record<string, any>
export type Question = { ask: string } & Record<string, unknown>

/** Sends one question at a time to an instance of the module. Self-contained: workers get its text. */
function serve(module: WebAssembly.Module): Promise<(question: unknown) => unknown> {
  const imports: Record<string, Record<string, unknown>> = {}
  for (const wanted of WebAssembly.Module.imports(module)) {
    const group = (imports[wanted.module] ??= {})
    // What crates for browsers would like to have. The engine calls none of it but the clock, whose time
    // it overwrites: so it is the same on every phone.
    group[wanted.name] = () => {
      if (/_now_/.test(wanted.name)) return 0
      throw new Error(wanted.name)
    }
  }
  return WebAssembly.instantiate(module, imports as WebAssembly.Imports).then(instance => {
    const out = instance.exports as any
    return question => {
      // How much memory this instance has taken: for those who measure.
      if ((question as { ask: string }).ask === 'memory') return { bytes: out.memory.buffer.byteLength }
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
      // So do bytes of an answer; they are copied, as the next question overwrites them.
      const end = answer.indexOf(10)
      const told = JSON.parse(new TextDecoder().decode(end < 0 ? answer : answer.subarray(0, end)))
      if (end >= 0) told.attached = answer.slice(end + 1)
      return told
    }
  })
}

const PATIENCE = 4000

/** A worker that has said that it is ready; nothing where there can be none. */
function workerOf(module: WebAssembly.Module): Promise<Worker | null> {
  const code = `const serve = ${serve.toString()};
    let ask;
    onmessage = async event => {
      try {
        if (!ask) { ask = await serve(event.data); postMessage('ready'); return; }
        const answer = ask(event.data);
        postMessage(answer, answer.attached ? [answer.attached.buffer] : []);
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

/** Puts a question to a worker; bytes that are given away go there and are gone here. */
function put(worker: Worker, question: any): Promise<Answer> {
  return new Promise(done => {
    worker.onmessage = event => done(event.data)
    worker.onerror = event => done({ failed: event.message, lost: true })
    const given = question.isGiven ? question.attached.map((bytes: Uint8Array) => bytes.buffer) : []
    worker.postMessage(question, given)
  })
}

/** A worker that makes some of the futures: one question after another. */
class Helper {
  private last: Promise<unknown> = Promise.resolve()
  /** Which shop it has opened. */
  opened = 0
  constructor(readonly worker: Worker) {}
  ask(question: Question): Promise<Answer> {
    const answer = this.last.then(() => put(this.worker, question))
    this.last = answer
    return answer
  }
}

/** More helpers than this would take more memory than they save time. */
const MOST_HELPERS = 3

/** Futures stand in blocks of so many. */
const BLOCK = 32

/** At most so many are made at a time by one that is free: what nobody wants any more ends soon. */
const MOST_AT_A_TIME = 512

/** The main thread stops after so long to look at what people do, milliseconds. */
const SLICE = 25

/** How much of the work goes to each in one turn: some turns each, so that nobody waits for long. */
const TURNS = 3

const blocks = (paths: number) => Math.ceil(paths / BLOCK) * BLOCK

export class Engine {
  private last: Promise<unknown> = Promise.resolve()
  private helpers: Helper[] = []
  private hasCalled = false
  /** What is open, and how many were opened before it. */
  private shop: Question | null = null
  private opened = 0
  private hasLeft = false
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

  /** How many work besides the first one. */
  get helping(): number {
    return this.helpers.length
  }

  /** Calls helpers, as many as the device has cores for. They come when there is time. */
  async call(most = MOST_HELPERS, cores = (navigator.hardwareConcurrency || 1) - 1): Promise<void> {
    if (!this.worker || this.hasCalled) return
    this.hasCalled = true
    while (this.helpers.length < Math.min(most, cores)) {
      const worker = await workerOf(this.module)
      if (!worker) return
      this.helpers.push(new Helper(worker))
    }
  }

  /** Bytes of memory that each instance has taken. */
  async memory(): Promise<number[]> {
    const all = await Promise.all([this.ask({ ask: 'memory' }), ...this.helpers.map(one => one.ask({ ask: 'memory' }))])
    return all.map(one => Number(one.bytes))
  }

  /** Answers questions in the order in which they are asked. */
  ask(question: Question): Promise<Answer> {
    if (question.ask === 'open') {
      this.shop = question
      this.opened += 1
      this.hasLeft = false
    }
    const answer = this.last.then(() => this.now(question))
    this.last = answer.catch(() => undefined)
    return answer
  }

  /** Opens a shop. Its number comes with the answer: who grows it by that never grows one opened later. */
  async open(text: string, mixes: boolean): Promise<Answer> {
    const answer = this.ask({ ask: 'open', text, mixes })
    const shop = this.opened
    return { ...(await answer), shop }
  }

  /** The number of the shop that was opened last. */
  get latest(): number {
    return this.opened
  }

  /** Whether no other shop was opened since. */
  isOpen(shop: number): boolean {
    return this.opened === shop
  }

  private async now(question: Question): Promise<Answer> {
    let answer: any
    if (this.worker) {
      answer = await put(this.worker, question)
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

  /** Answers a long question in a worker of its own, so that a shop can be changed meanwhile. */
  async aside(question: Question): Promise<Answer> {
    const worker = this.worker ? await workerOf(this.module) : null
    if (!worker) return this.ask(question)
    try {
      return await put(worker, question)
    } finally {
      worker.terminate()
    }
  }

  /** After a trap nothing in the instance can be trusted. */
  private async restart() {
    if (this.worker) {
      this.worker.terminate()
      this.worker = await workerOf(this.module)
    }
    if (!this.worker) this.here = await serve(this.module)
  }

  /**
   * Makes futures of a shop until there are so many, or until `isStale` says that nobody wants them, or
   * another shop is opened.
   */
  async grow(shop: number, from: number, to: number, isStale: () => boolean): Promise<Answer> {
    const isOver = () => !this.isOpen(shop) || isStale()
    if (isOver()) return { stale: true }
    return this.worker ? this.together(shop, from, to, isOver) : this.inSlices(from, to, isOver)
  }

  /** On the main thread: as many at a time as take it a moment. */
  private async inSlices(from: number, to: number, isOver: () => boolean): Promise<Answer> {
    let answer: Answer = {}
    let step = BLOCK
    for (let paths = from; paths < to; ) {
      if (isOver()) return { stale: true }
      const began = performance.now()
      paths = Math.min(to, paths + step)
      answer = await this.ask({ ask: 'grow', paths })
      if (answer.failed) return answer
      const took = performance.now() - began
      if (took < SLICE / 2) step *= 2
      else if (took > SLICE && step > BLOCK) step /= 2
    }
    return answer
  }

  /** Everybody takes the next of the futures that are missing; the first worker puts them together. */
  private async together(shop: number, from: number, to: number, isOver: () => boolean): Promise<Answer> {
    if (this.hasLeft) await this.ask({ ask: 'forget' })
    const hands = 1 + this.helpers.length
    const each = blocks((to - from) / (hands * TURNS))
    const step = Math.min(MOST_AT_A_TIME, Math.max(BLOCK, each))
    let next = blocks(from)
    let failed: Answer | null = null
    const take = () => {
      if (next >= to || failed || isOver()) return null
      const range = { from: next, to: Math.min(to, next + step), of: to }
      next = range.to
      return range
    }
    const first = async () => {
      for (let range = take(); range; range = take()) {
        const kept = await this.ask({ ask: 'keep', ...range })
        if (kept.failed) failed = kept
      }
    }
    const fail = (answer: Answer) => (failed ??= answer)
    await Promise.all([first(), ...this.helpers.map(helper => this.help(helper, shop, take, fail))])
    if (failed) return failed
    if (isOver()) {
      if (this.isOpen(shop)) this.hasLeft = true
      return { stale: true }
    }
    return this.ask({ ask: 'join', paths: to })
  }

  private async help(
    helper: Helper,
    shop: number,
    take: () => Record<string, number> | null,
    fail: (answer: Answer) => void,
  ) {
    if (helper.opened !== shop && this.shop) {
      helper.opened = shop
      const opened = await helper.ask(this.shop)
      if (opened.failed) return this.dismiss(helper)
    }
    for (let range = take(); range; range = take()) {
      const part = await helper.ask({ ask: 'part', ...range })
      if (!this.isOpen(shop)) return
      // What a helper cannot do, the first worker does.
      const kept = part.attached
        ? await this.ask({ ask: 'take', attached: [part.attached], isGiven: true })
        : await this.ask({ ask: 'keep', ...range })
      if (kept.failed) return fail(kept)
      if (!part.attached) return this.dismiss(helper)
    }
  }

  private dismiss(helper: Helper) {
    helper.worker.terminate()
    this.helpers = this.helpers.filter(one => one !== helper)
  }
}
