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

/** Few futures first, so that something is to be seen at once. */
const MANY = 1000
const STEPS = [200, MANY, 10_000]

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
}

type Change = (text: string) => Question

export function useShop(engine: Engine, language: Language, first: string): Shop {
  const [text, setText] = useState(first)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [problems, setProblems] = useState<Problem[]>([])
  const [result, setResult] = useState<Result | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const [mixes, setMixes] = useState<MixResult[] | null>(null)
  const [mixPaths, setMixPaths] = useState(0)
  const [failed, setFailed] = useState('')
  const [isBusy, setBusy] = useState(true)
  // What the loop works with: newer than what is shown.
  const now = useRef({ text: first, turn: 0, changes: new Map<string, Change>(), isWorking: false, isKnown: false, wantsMixes: false })

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
      while (turn !== state.turn) {
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
    const isStale = () => state.turn !== turn
    for (const [key, change] of [...state.changes]) {
      state.changes.delete(key)
      const answer = await engine.ask(change(state.text))
      if (answer.text) state.text = answer.text
      else if (answer.problems) return setProblems(answer.problems)
      else if (isDone(answer)) return
    }
    const text = state.text
    setText(text)
    // The few figures that move with a number first; what is said besides when nobody moves any.
    const opened = await engine.ask({ ask: 'open', text, mixes: false })
    if (isDone(opened)) return
    if (opened.problems) return void (await check(text))
    let have = 0
    let isChecked = false
    for (const paths of STEPS.map(step => Math.min(step, opened.wanted))) {
      if (paths <= have) break
      const grown = await engine.grow(have, paths, isStale)
      if (grown.stale || isDone(grown)) return
      have = paths
      const seen = await engine.ask({ ask: 'glance', language })
      if (isDone(seen)) return
      setFailed('')
      setProblems([])
      setResult({ ...(seen as Result), turn })
      if (isStale()) return
      // What the shop is called and can be changed in stays as it was while a number moves.
      if (have < MANY && have < opened.wanted && state.isKnown) continue
      if (!isChecked && !(await check(text))) return
      isChecked = true
      state.isKnown = true
      if (have < MANY && have < opened.wanted) continue
      if (isStale()) return
      const more = await engine.ask({ ask: 'result', language })
      if (isDone(more)) return
      setTold({ ...(more as Told), paths: have })
      if (isStale()) return
    }
    if (!state.wantsMixes) return setMixes(null)
    await engine.ask({ ask: 'open', text, mixes: true })
    const grown = await engine.grow(0, Math.min(MANY, opened.wanted), isStale)
    if (grown.stale || isDone(grown)) return
    const compared = await engine.ask({ ask: 'mixes', language })
    if (isDone(compared)) return
    setMixes(compared.mixes)
    setMixPaths(compared.paths)
  }

  /** What the text says; false where it cannot be used. */
  async function check(text: string): Promise<boolean> {
    const check = await engine.ask({ ask: 'check', language, text })
    if (isDone(check)) return false
    // What was right before stays to be seen beside what is wrong now.
    if (check.problems) setProblems(check.problems)
    else setChecked(check as Checked)
    return !check.problems
  }

  const begin = () => {
    now.current.turn += 1
    void work()
  }
  const change = (key: string, change: Change) => {
    now.current.changes.set(key, change)
    begin()
  }
  useEffect(begin, [language])
  useEffect(() => void engine.call(), [])

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
    setText: text => {
      now.current.text = text
      now.current.changes.clear()
      setText(text)
      begin()
    },
    move: (path, value) => change(path, text => ({ ask: 'set', text, path, value })),
    switchShock: (shock, on) => change(`shock ${shock}`, text => ({ ask: 'switch', text, shock, on })),
    putPossible: (shock, place, on) =>
      change(`possible ${shock} ${place}`, text => ({ ask: 'possible', language, text, shock, place, on })),
    compareMixes: () => {
      now.current.wantsMixes = true
      begin()
    },
  }
}
