// A lesson before a room: first a guess, then one future after the other.
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { Engine } from './engine'
import { short, ticks } from './fan'
import { guessCode, Guesses, guessesIn, roomOf, seedOf } from './guesses'
import { Dots, Problems } from './parts'
import { NumberMover } from './shop'
import { useSpeech } from './words'
import { useShop, type Checked, type Mix } from './work'

type Future = { out_on_day: number | null; flow: number; cash: number[] }
/** The futures of the room, of the shop that this text says. */
type Futures = { text: string; withShocks: Future[]; withoutShocks: Future[]; options: Option[] }
/** A mix, and the hundred futures of the room with it. */
type Option = { id: string; name: string; futures: Future[] }

const STEPS = ['shop', 'ordinary', 'shock', 'guess', 'reveal', 'array', 'what_if', 'decide', 'happened'] as const

export function Lesson(props: { engine: Engine; first: string; seed: number; onEnd: (text: string) => void }) {
  const { engine } = props
  const { t, language } = useSpeech()
  const shop = useShop(engine, language, props.first)
  const [at, setAt] = useState(0)
  const [code, setCode] = useState(String(props.seed))
  const [guess, setGuess] = useState(20)
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(0)
  const [futures, setFutures] = useState<Futures | null>(null)
  const [chosen, setChosen] = useState('')
  const frame = useRef<HTMLDivElement>(null)
  const { checked } = shop
  const hasShocks = !checked || checked.shocks.length > 0
  const steps = STEPS.filter(step => hasShocks || step !== 'shock')
  const step = steps[at] ?? 'shop'

  // The hundred futures of the room, whenever the shop stands still.
  useEffect(() => {
    if (shop.isBusy || shop.problems.length > 0 || !checked) return
    let isOld = false
    const turn = shop.turn()
    const isOver = () => isOld || shop.turn() !== turn
    void futuresOf(engine, shop.text, checked.mixes, isOver).then(found => found && setFutures(found))
    return () => {
      isOld = true
    }
  }, [shop.isBusy, shop.text])
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('h1')?.focus()
  }, [at])

  const useCode = (typed: string) => {
    setCode(typed)
    if (typed.trim()) shop.move('simulation.seed', seedOf(typed))
  }
  const fullScreen = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    else void document.documentElement.requestFullscreen?.().catch(() => undefined)
  }
  const outs = (all: Future[] | undefined) => (all ?? []).filter(one => one.out_on_day !== null).length
  // The same on every phone that has this shop and this code, whatever is changed later.
  const seed = code.trim() ? seedOf(code) : (checked?.seed ?? props.seed)
  const key = useMemo(() => roomOf(seed, props.first), [seed, props.first])
  const room = guessesIn(typed, key)
  const soFar = futures?.withShocks.slice(0, shown) ?? []

  return (
    <div class="lesson" ref={frame} data-step={step} data-ready={!shop.isBusy && futures?.text === shop.text}>
      <p class="actions quiet">
        <span>{t('lesson.step', { n: at + 1, of: steps.length })}</span>
        <label>
          {t('lesson.code')}{' '}
          <input class="code" value={code} maxLength={12} onInput={event => useCode(event.currentTarget.value)} />
        </label>
        <button onClick={fullScreen}>{t('lesson.full')}</button>
        <button onClick={async () => props.onEnd(await shop.latest())}>{t('lesson.end')}</button>
      </p>
      <Problems problems={shop.problems} />
      <h1 tabIndex={-1}>{t(`lesson.${step}`, { name: checked?.business ?? '' })}</h1>
      {!checked || !futures ? (
        <p role="status">{t(shop.problems.length > 0 ? 'result.after' : 'result.wait')}</p>
      ) : (
        <>
          {step === 'shop' && <ul class="said">{checked.month.slice(0, checked.channels.length + 3).map(line => <li>{line}</li>)}</ul>}
          {step === 'ordinary' && (
            <>
              <p>{t('lesson.ordinary_lead')}</p>
              <Line futures={futures.withoutShocks.slice(0, 10)} checked={checked} all={futures.withoutShocks} />
              <p class="big">{t('lesson.ordinary_out', { n: outs(futures.withoutShocks) })}</p>
            </>
          )}
          {step === 'shock' && (
            <ul class="said">
              {checked.shocks.map(shock => {
                const chance = shop.told?.shocks.find(one => one.id === shock.id)?.chance ?? ''
                return <li>{t('lesson.shock_line', { name: shock.name, chance })}</li>
              })}
            </ul>
          )}
          {step === 'guess' && (
            <div class="guess">
              <p>{t(hasShocks ? 'lesson.guess_lead' : 'lesson.guess_lead_plain')}</p>
              <label>
                {t('lesson.guess_label')}
                <input
                  type="range"
                  min="0"
                  max="100"
                  value={guess}
                  onInput={event => setGuess(Number(event.currentTarget.value))}
                />
              </label>
              <output class="huge">{guess}</output>
              <p>
                {t('lesson.guess_code')} <b class="big">{guessCode(guess, key)}</b>
              </p>
              <p class="quiet">{t('lesson.guess_hands')}</p>
              <label>
                {t('lesson.guess_room')}
                <input
                  type="text"
                  class="room"
                  value={typed}
                  autocomplete="off"
                  onInput={event => setTyped(event.currentTarget.value)}
                />
              </label>
              {room.others.length > 0 && (
                <p class="wrong" role="status">{t('lesson.guess_others', { codes: room.others.join(' ') })}</p>
              )}
              <Guesses guesses={room.guesses} />
            </div>
          )}
          {step === 'reveal' && (
            <>
              <p class="actions">
                {[1, 10, 100].map(more => (
                  <button class="main" disabled={shown >= 100} onClick={() => setShown(Math.min(100, shown + more))}>
                    {t(`lesson.more_${more}`)}
                  </button>
                ))}
                <button onClick={() => setShown(0)}>{t('lesson.again')}</button>
              </p>
              <div class="beside">
                <Line futures={soFar.slice(-1)} before={soFar.slice(0, -1)} checked={checked} all={futures.withShocks} />
                <div>
                  <Trail futures={soFar} />
                  <p class="big" aria-live="polite">
                    {t('lesson.so_far', { n: outs(soFar), of: shown })}
                  </p>
                </div>
              </div>
            </>
          )}
          {step === 'array' && (
            <>
              <div class="pair">
                <figure>
                  <Dots count={outs(futures.withShocks)} label={t('lesson.count', { n: outs(futures.withShocks) })} />
                  <figcaption>{t(hasShocks ? 'result.with' : 'result.plain')}: {outs(futures.withShocks)}</figcaption>
                </figure>
                {hasShocks && (
                  <figure>
                    <Dots count={outs(futures.withoutShocks)} label={t('lesson.count', { n: outs(futures.withoutShocks) })} />
                    <figcaption>{t('result.without')}: {outs(futures.withoutShocks)}</figcaption>
                  </figure>
                )}
              </div>
              <p class="big">{t('lesson.compared', { guess, n: outs(futures.withShocks) })}</p>
              <Guesses guesses={room.guesses} truth={outs(futures.withShocks)} />
            </>
          )}
          {step === 'what_if' && (
            <>
              <p>{t('lesson.what_if_lead')}</p>
              <WhatIf shop={shop} checked={checked} />
              <p class="big" aria-live="polite">
                {t(hasShocks ? 'lesson.now' : 'lesson.now_plain', { n: outs(futures.withShocks), without: outs(futures.withoutShocks) })}
              </p>
            </>
          )}
          {step === 'decide' && (
            <fieldset>
              <legend>{t('lesson.decide_lead')}</legend>
              {futures.options.map(option => (
                <label class="choice">
                  <input
                    type="radio"
                    name="choice"
                    checked={chosen === option.id}
                    onChange={() => setChosen(option.id)}
                  />
                  {option.id === 'today' ? t('mix.today') : option.name}
                </label>
              ))}
            </fieldset>
          )}
          {step === 'happened' && (
            <ul class="said happened">
              {futures.options.map(option => (
                <li class={option.id === chosen ? 'chosen' : ''}>
                  <b>{option.id === 'today' ? t('mix.today') : option.name}</b>{' '}
                  <Fate future={option.futures[0]} /> {t('lesson.of_all', { n: outs(option.futures) })}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <p class="actions steps">
        <button disabled={at === 0} onClick={() => setAt(at - 1)}>{t('lesson.back')}</button>
        <button class="main" disabled={at === steps.length - 1 || !futures} onClick={() => setAt(at + 1)}>
          {t('lesson.next')}
        </button>
      </p>
    </div>
  )
}

/** The hundred futures of the room with and without shocks, and with each mix; nothing where `isOver`. */
async function futuresOf(engine: Engine, text: string, mixes: Mix[], isOver: () => boolean): Promise<Futures | null> {
  // Nothing is asked for a shop that was changed: the engine has another one open by then.
  const lives = async (from: object) =>
    isOver() ? [] : ((await engine.ask({ ask: 'futures', ...from, from: 0, to: 100 })) as unknown as Future[][])
  const grown = async (withMixes: boolean) => {
    if (isOver()) return false
    const { shop } = await engine.open(text, withMixes)
    const answer = await engine.grow(shop, 0, 100, isOver)
    return !answer.stale && !answer.failed
  }
  if (!(await grown(false))) return null
  const pair = await lives({})
  if (!(await grown(true))) return null
  const options: Option[] = []
  for (const [mix, { id, name }] of [{ id: 'today', name: '' }, ...mixes].entries()) {
    options.push({ id, name, futures: (await lives({ mix }))[0] ?? [] })
  }
  if (isOver() || !Array.isArray(pair)) return null
  return { text, withShocks: pair[0] ?? [], withoutShocks: pair[1] ?? [], options }
}

/** How the first future of the room ended. */
function Fate({ future }: { future: Future | undefined }) {
  const { t } = useSpeech()
  if (!future) return null
  return <>{future.out_on_day === null ? t('lesson.survived') : t('lesson.ran_out', { week: Math.floor(future.out_on_day / 7) + 1 })}</>
}

/** Any number of the shop, moved before the room. */
function WhatIf({ shop, checked }: { shop: ReturnType<typeof useShop>; checked: Checked }) {
  const { t } = useSpeech()
  const [path, setPath] = useState('')
  const id = useId()
  const one = checked.movable.find(one => one.path === path) ?? checked.movable[0]
  if (!one) return null
  return (
    <>
      <p>
        <label for={id}>{t('lesson.what_number')}</label>
        <select id={id} value={one.path} onChange={event => setPath(event.currentTarget.value)}>
          {checked.movable.map(one => (
            <option value={one.path}>{t(`number.${one.label}`, { name: one.name })}</option>
          ))}
        </select>
      </p>
      <NumberMover key={one.path} one={one} shop={shop} />
    </>
  )
}

/** Which of the futures so far ran out of cash, in their order. */
function Trail({ futures }: { futures: Future[] }) {
  const { t } = useSpeech()
  const outs = futures.filter(one => one.out_on_day !== null).length
  return (
    <svg class="dots" viewBox="0 0 104 104" role="img" aria-label={t('lesson.so_far', { n: outs, of: futures.length })}>
      {Array.from({ length: 100 }, (_, place) => {
        const [x, y] = [(place % 10) * 10.4, Math.floor(place / 10) * 10.4]
        const future = futures[place]
        if (!future) return <circle cx={x + 5.2} cy={y + 5.2} r="1" fill="#9aa5b1" />
        return future.out_on_day !== null ? (
          <rect x={x + 0.6} y={y + 0.6} width="9" height="9" fill="#b44f00" />
        ) : (
          <circle cx={x + 5.2} cy={y + 5.2} r="3.6" fill="#fff" stroke="#0072b2" stroke-width="1.4" />
        )
      })}
    </svg>
  )
}

/** Cash by week: some futures in strong lines, those before them faint. */
function Line(props: { futures: Future[]; before?: Future[]; checked: Checked; all: Future[] }) {
  const { t, language } = useSpeech()
  const values = props.all.flatMap(one => one.cash)
  const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)]
  const weeks = Math.max(1, ...props.all.map(one => one.cash.length)) - 1 || 1
  const [width, height, left, foot] = [640, 360, 84, 34]
  const x = (week: number) => left + ((width - left - 8) * week) / weeks
  const y = (cash: number) => 10 + ((height - foot - 10) * (high - cash)) / (high - low)
  const line = (one: Future) =>
    one.cash.map((cash, week) => `${week ? 'L' : 'M'}${x(week).toFixed(1)} ${y(cash).toFixed(1)}`).join('')
  const colour = (one: Future) => (one.out_on_day !== null ? '#b44f00' : '#0072b2')
  return (
    <svg class="line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('lesson.line')}>
      {ticks(low, high).map(cash => (
        <>
          <line x1={left} x2={width} y1={y(cash)} y2={y(cash)} stroke={cash === 0 ? '#1f2933' : '#dfe3e8'} stroke-width="1.5" />
          <text x={left - 8} y={y(cash) + 6} text-anchor="end" class="tick">{short(cash, language, props.checked.currency_sign)}</text>
        </>
      ))}
      {(props.before ?? []).slice(-30).map(one => (
        <path d={line(one)} fill="none" stroke={colour(one)} stroke-width="1.5" opacity="0.3" />
      ))}
      {props.futures.map(one => (
        <path d={line(one)} fill="none" stroke={colour(one)} stroke-width="3.5" />
      ))}
      <text x={left} y={height - 8} class="tick">{t('lesson.week', { n: 1 })}</text>
      <text x={width - 8} y={height - 8} text-anchor="end" class="tick">{t('lesson.week', { n: weeks + 1 })}</text>
    </svg>
  )
}
