// A shop that is open: its text is all its state; every change is a change of the text, and what
// is shown is what the engine says of that text.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, Engine, Question } from './engine'
import type { Language } from './words'

export type Channel = { id: string; name: string; weekly_sales: number; share: number }
export type Named = { id: string; name: string }
export type Mix = Named & { shares: [string, number][] }
export type Movable = {
  path: string
  name: string
  label: string
  value: number
  is_range: boolean
  said: string
}
export type Problem = {
  is_error: boolean
  message: string
  label: string
  help: string | null
  line: number | null
  column: number | null
}
/** A number of a shock that can be moved. */
export type ShockNumber = { path: string; label: string; value: number; is_range: boolean }
/** A shock of the library: where it can come, and where its numbers come from. */
export type Possible = Named & {
  about: string
  numbers: { key: string; value: string; note: string }[]
  places: (Named & { shock: string })[]
}
export type Assumption = { key: string; name: string; value: string; mark: string; note: string; line: number }
export type Checked = {
  business: string
  seed: number
  paths: number
  days: number
  start: string
  month: string[]
  channels: Channel[]
  shocks: (Named & { numbers: ShockNumber[] })[]
  aside: Named[]
  possible: Possible[]
  assumptions: Assumption[]
  mixes: Mix[]
  currency_sign: string
  movable: Movable[]
  warnings: Problem[]
}
export type Said = {
  out: number
  out_said: string
  cash_needed: number
  cash_needed_said: string
  median: number
  median_said: string
}
/** What more is said of the same futures; it takes longer, and comes later. */
export type Told = { paths: number; sentences: string[]; shocks: (Named & { chance: string })[] }
export type Result = {
  /** Which change of the shop it is of. */
  turn: number
  paths: number
  with: Said
  without: Said
  opening_cash: number
  opening_cash_said: string
  currency_sign: string
  fan: number[][]
}
export type MixResult = Named & { out: number; median_said: string; cash_needed_said: string }

/** Always the same, so that nothing shows anew because there is nothing to show. */
const none: Problem[] = []

/** Few futures first, so that something is to be seen at once. */
const MANY = 1000
const STEPS = [200, MANY, 10_000]

/** What is told besides may stop a page without workers for so long, milliseconds. */
const MOMENT = 150

export type Shop = {
  text: string
  checked: Checked | null
  problems: Problem[]
  result: Result | null
  told: Told | null
  mixes: MixResult[] | null
  mixPaths: number
  failed: string
  isBusy: boolean
  setText: (text: string) => void
  move: (path: string, value: number) => void
  switchShock: (shock: string, on: boolean) => void
  putPossible: (shock: string, place: string, on: boolean) => void
  compareMixes: () => void
  putMix: (id: string, name: string, percents: [string, number][]) => void
  /** What was put where, and shows at once: until the engine has answered, `checked` does not have it. */
  asked: ReadonlyMap<string, Put>
  /** Which change of the shop is the last: newer than what is shown. */
  turn: () => number
  /** The text with all that was put, also what the engine has yet to put into it. */
  latest: () => Promise<string>
  /** Makes sure that the engine has this shop open with the futures that are shown; false where it cannot. */
  reopen: () => Promise<boolean>
}

/** What a number or a switch was put to. */
type Put = number | boolean
type Change = (text: string) => Question

/** The names under which `asked` has what was put. */
export const ofShock = (shock: string) => `shock ${shock}`
export const ofPossible = (shock: string, place: string) => `possible ${shock} ${place}`

export function useShop(engine: Engine, language: Language, first: string): Shop {
  const [text, setText] = useState(first)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [problems, setProblems] = useState<Problem[]>(none)
  const [result, setResult] = useState<Result | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const [mixes, setMixes] = useState<MixResult[] | null>(null)
  const [mixPaths, setMixPaths] = useState(0)
  const [failed, setFailed] = useState('')
  const [isBusy, setBusy] = useState(true)
  const [asked, setAsked] = useState<ReadonlyMap<string, Put>>(new Map())
  // What the loop works with: newer than what is shown. Of each future it tells in so many milliseconds.
  const now = useRef({ text: first, language, turn: 0, changes: new Map<string, Change>(), puts: new Map<string, number>(), isWorking: false, isWriting: false, isLeft: false, shop: 0, reopened: Promise.resolve(true), waiting: [] as ((text: string) => void)[], isKnown: false, wantsMixes: false, tells: Infinity })

  const isDone = (answer: Answer): boolean => {
    if (answer.failed) setFailed(String(answer.failed))
    return Boolean(answer.failed)
  }

  async function work() {
    const state = now.current
    if (state.isWorking) return
    state.isWorking = true
    setBusy(true)
    try {
      let turn = -1
      while (!state.isLeft && turn !== state.turn) {
        turn = state.turn
        await once(turn)
      }
    } finally {
      state.isWorking = false
      setBusy(false)
    }
  }

  async function once(turn: number) {
    const state = now.current
    const isStale = () => state.isLeft || state.turn !== turn
    const put = await putIn()
    // The engine works for one page at a time: who has left opens nothing any more.
    if (state.isLeft || !put) return
    const text = state.text
    setText(text)
    if (put.refused) return setProblems(put.refused)
    // The few figures that move with a number first; what is said besides when nobody moves any.
    const opened = await engine.open(text, false)
    state.shop = opened.shop
    state.reopened = Promise.resolve(true)
    if (isDone(opened)) return
    if (opened.problems) return void (await check(text, turn))
    const isOver = () => isStale() || !engine.isOpen(opened.shop)
    let have = 0
    let isChecked = false
    let isTold = false
    for (const paths of STEPS.map(step => Math.min(step, opened.wanted))) {
      if (paths <= have) break
      const grown = await engine.grow(opened.shop, have, paths, isStale)
      if (grown.stale || isDone(grown) || isOver()) return
      have = paths
      const seen = await engine.ask({ ask: 'glance', language: state.language })
      if (isDone(seen)) return
      setFailed('')
      setProblems(none)
      setResult({ ...(seen as Result), turn })
      if (isOver()) return
      // What the shop is called and can be changed in stays as it was while a number moves.
      const isEarly = have < MANY && have < opened.wanted && isShort(MANY)
      if (isEarly && state.isKnown) continue
      if (!isChecked && !(await check(text, turn))) return
      isChecked = true
      state.isKnown = true
      if (isEarly || (isTold && !isShort(have))) continue
      if (isOver() || !(await tell(have)) || isOver()) return
      isTold = true
    }
    if (!state.wantsMixes) return setMixes(null)
    const all = await engine.open(text, true)
    const grown = await engine.grow(all.shop, 0, Math.min(MANY, opened.wanted), isStale)
    if (grown.stale || isDone(grown) || !engine.isOpen(all.shop)) return
    const compared = await engine.ask({ ask: 'mixes', language: state.language })
    if (isDone(compared)) return
    setMixes(compared.mixes)
    setMixPaths(compared.paths)
  }

  /** Puts what was changed into the text; nothing where it is of no use any more. */
  async function putIn(): Promise<{ refused: Problem[] | null } | null> {
    const state = now.current
    let refused: Problem[] | null = null
    state.isWriting = true
    try {
      for (const key of [...state.changes.keys()]) {
        // Moved again meanwhile, it is the newer one that counts.
        const change = state.changes.get(key)
        if (!change) continue
        state.changes.delete(key)
        const before = state.text
        const answer = await engine.ask(change(before))
        // What was typed meanwhile is newer than what came of the text before it.
        if (state.text !== before) return null
        if (answer.text) state.text = answer.text
        else if (answer.problems) refused = answer.problems
        else if (isDone(answer)) return null
      }
      return { refused }
    } finally {
      state.isWriting = false
      written()
    }
  }

  /** Whether more can be said of so many futures while nobody waits: in a worker, or in a moment. */
  const isShort = (paths: number) => engine.inWorker || paths * now.current.tells <= MOMENT

  /** What more is said of so many futures; false where it failed. */
  async function tell(paths: number): Promise<boolean> {
    const began = performance.now()
    const more = await engine.ask({ ask: 'result', language: now.current.language })
    if (isDone(more)) return false
    now.current.tells = (performance.now() - began) / paths
    setTold({ ...(more as Told), paths })
    return true
  }

  /** What the text says; false where it cannot be used. */
  async function check(text: string, turn: number): Promise<boolean> {
    const check = await engine.ask({ ask: 'check', language: now.current.language, text })
    if (isDone(check)) return false
    // What was right before stays to be seen beside what is wrong now.
    if (check.problems) setProblems(check.problems)
    else setChecked(check as Checked)
    answered(turn)
    return !check.problems
  }

  /** What was put by this turn stands in the text now. What was refused stays as it was put, below what is wrong. */
  function answered(turn: number) {
    const { puts } = now.current
    const old = [...puts].filter(([, put]) => put <= turn).map(([key]) => key)
    if (old.length === 0) return
    old.forEach(key => puts.delete(key))
    setAsked(asked => new Map([...asked].filter(([key]) => puts.has(key))))
  }

  /** Gives the text to those who wait for what was put to stand in it. */
  function written() {
    const { waiting, text, changes, isWriting } = now.current
    if (changes.size === 0 && !isWriting) waiting.splice(0).forEach(give => give(text))
  }

  /** The mixes may be open, with fewer futures: opens the shop itself once more. False where it changed. */
  async function reopen(): Promise<boolean> {
    const state = now.current
    if (state.isWorking || !result || problems.length > 0) return false
    if (!engine.isOpen(state.shop)) state.reopened = grownAnew(state.turn, result.paths)
    // Who asks while it grows waits for it too.
    return state.reopened
  }

  async function grownAnew(turn: number, paths: number): Promise<boolean> {
    const state = now.current
    const isOver = () => state.isLeft || state.turn !== turn
    const opening = engine.open(state.text, false)
    state.shop = engine.latest
    await opening
    const grown = await engine.grow(state.shop, 0, paths, isOver)
    return !grown.stale && !grown.failed && !isOver()
  }

  const begin = () => {
    now.current.turn += 1
    void work()
  }
  const change = (key: string, change: Change, put?: Put) => {
    now.current.changes.set(key, change)
    if (put !== undefined) {
      now.current.puts.set(key, now.current.turn + 1)
      setAsked(asked => new Map(asked).set(key, put))
    }
    begin()
  }
  useEffect(() => {
    // The loop may be at work since before: it must not go on in the other language.
    now.current.language = language
    begin()
  }, [language])
  useEffect(() => {
    void engine.call()
    return () => {
      now.current.isLeft = true
    }
  }, [])

  return {
    text,
    checked,
    problems,
    result,
    told,
    mixes,
    mixPaths,
    failed,
    isBusy,
    asked,
    turn: () => now.current.turn,
    latest: () => new Promise(give => {
      now.current.waiting.push(give)
      written()
    }),
    reopen,
    setText: text => {
      now.current.text = text
      now.current.changes.clear()
      answered(now.current.turn)
      setText(text)
      begin()
    },
    move: (path, value) => change(path, text => ({ ask: 'set', text, path, value }), value),
    switchShock: (shock, on) => change(ofShock(shock), text => ({ ask: 'switch', text, shock, on }), on),
    putPossible: (shock, place, on) =>
      change(ofPossible(shock, place), text => ({ ask: 'possible', language: now.current.language, text, shock, place, on }), on),
    compareMixes: () => {
      now.current.wantsMixes = true
      begin()
    },
    putMix: (id, name, percents) => {
      now.current.wantsMixes = true
      change('mix', text => ({ ask: 'mix', text, id, name, percents }))
    },
  }
}
