// Small parts of the page.
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { useSpeech } from './words'
import type { Problem } from './work'

/** A hundred futures as dots: those that run out of cash are dark squares. */
export function Dots({ count, label }: { count: number; label: string }) {
  const dots = Array.from({ length: 100 }, (_, place) => place)
  return (
    <svg class="dots" viewBox="0 0 104 104" role="img" aria-label={label}>
      {dots.map(place => {
        const [x, y] = [(place % 10) * 10.4, Math.floor(place / 10) * 10.4]
        return place < count ? (
          <rect x={x + 0.6} y={y + 0.6} width="9" height="9" fill="#b44f00" />
        ) : (
          <circle cx={x + 5.2} cy={y + 5.2} r="3.6" fill="#fff" stroke="#0072b2" stroke-width="1.4" />
        )
      })}
    </svg>
  )
}

const WORDS: Record<string, number> = { '': 1, '%': 1, ribu: 1e3, rb: 1e3, thousand: 1e3, juta: 1e6, jt: 1e6, million: 1e6 }

/** A number as people write it: `10.000.000`, `Rp12,5 juta`, `33%`; nothing where it is none. */
export function amountIn(text: string): number | null {
  const [, digits, word = ''] = text.trim().match(/^(?:[^\d\s.,-]{1,4}\s*)?(\d[\d.,\s_]*?)\s*([A-Za-z%]*)$/) ?? []
  const times = WORDS[word.toLowerCase()]
  if (digits === undefined || times === undefined) return null
  // A point between thousands and a comma before tenths, or the other way round: two digits tell them apart.
  const tenths = digits.match(/^(\d+)[.,](\d{1,2})$/)
  const value = tenths ? Number(`${tenths[1]}.${tenths[2]}`) : Number(digits.replace(/\D/g, ''))
  return value * times
}

/** A slider and a field for the same number. */
export function Mover(props: {
  label: string
  value: number
  most: number
  step: number
  unit: string
  onMove: (value: number) => void
}) {
  const { t, number, tenths } = useSpeech()
  const id = useId()
  const [value, setValue] = useState(props.value)
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  useEffect(() => setValue(props.value), [props.value])
  const move = (next: number) => {
    if (!Number.isFinite(next) || next < 0) return
    setValue(next)
    props.onMove(next)
  }
  const written = value < 100 ? tenths(value) : number(value)
  return (
    <div class="mover">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="range"
        min="0"
        max={props.most}
        step={props.step}
        value={value}
        aria-valuetext={props.unit === '%' ? `${written}%` : `${props.unit} ${written}`.trim()}
        onInput={event => {
          setTyped(null)
          setWrong(false)
          move(Number(event.currentTarget.value))
        }}
      />
      <span class="field">
        {props.unit && props.unit !== '%' && <span aria-hidden="true">{props.unit}</span>}
        <input
          type="text"
          inputMode="numeric"
          aria-label={props.label}
          aria-invalid={isWrong}
          value={typed ?? written}
          onInput={event => {
            setTyped(event.currentTarget.value)
            setWrong(false)
          }}
          onBlur={event => {
            if (typed === null) return
            const value = typed.trim() ? amountIn(event.currentTarget.value) : props.value
            // What cannot be read stays to be mended, and moves nothing.
            if (value === null) return setWrong(true)
            if (typed.trim()) move(value)
            setTyped(null)
          }}
          onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
        />
        {props.unit === '%' && <span aria-hidden="true">%</span>}
      </span>
      {isWrong && <p class="wrong" role="alert">{t('number.unread')}</p>}
    </div>
  )
}

export function Problems({ problems }: { problems: Problem[] }) {
  const { t } = useSpeech()
  if (problems.length === 0) return null
  return (
    <div class="problems" role="alert">
      <strong>{t('problems', { n: problems.length })}</strong>
      <ul>
        {problems.slice(0, 20).map(problem => (
          <li>
            {problem.line !== null && <b>{t('line', { line: problem.line, column: problem.column ?? 1 })} </b>}
            {problem.message}
            {problem.label && ` (${problem.label})`}
            {problem.help && <pre>{problem.help}</pre>}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Section({ title, children, id }: { title: string; children: ComponentChildren; id?: string }) {
  const own = useId()
  return (
    <section aria-labelledby={own} id={id}>
      <h2 id={own}>{title}</h2>
      {children}
    </section>
  )
}
