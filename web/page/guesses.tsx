// The guesses of a room: told by codes from phone to phone, and shown as dots.
import { useSpeech } from './words'

/** A class code of letters and digits as a seed; digits alone are the seed itself. */
export function seedOf(code: string): number {
  const plain = code.trim().toLowerCase()
  if (/^\d{1,9}$/.test(plain)) return Number(plain)
  let seed = 0
  for (const letter of plain) seed = (seed * 37 + (letter.codePointAt(0) ?? 0)) % 999_999_937
  return seed
}

/** What tells rooms apart: the code, and the shop without the seed that codes put into its text. */
export function roomOf(seed: number, text: string): string {
  const lines = text.split('\n').map(line => line.trim())
  return [seed, ...lines.filter(line => line && line !== '[simulation]' && !/^seed\s*=/.test(line))].join('\n')
}

/** Letters that look like no other letter and like no digit. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXY'

/** A guess as a phone shows it: the number, and a letter that is the same where the shop and the code are. */
export function guessCode(guess: number, room: string): string {
  return `${guess}${LETTERS[seedOf(room) % LETTERS.length]}`
}

/** The guesses in what a trainer types: those of this shop and code, and those that are of another. */
export function guessesIn(typed: string, room: string): { guesses: number[]; others: string[] } {
  const [guesses, others]: [number[], string[]] = [[], []]
  for (const word of typed.toUpperCase().split(/[\s,;.]+/)) {
    const [, digits, letter] = word.match(/^(\d{1,3})([A-Z]?)$/) ?? []
    if (digits === undefined) {
      if (word) others.push(word)
    } else if (Number(digits) > 100 || (letter && word !== guessCode(Number(digits), room))) others.push(word)
    else guesses.push(Number(digits))
  }
  return { guesses, others }
}

/** The guesses of the room as dots over a line from 0 to 100; what came out as a mark. */
export function Guesses({ guesses, truth }: { guesses: number[]; truth?: number }) {
  const { t } = useSpeech()
  if (guesses.length === 0) return null
  const sorted = [...guesses].sort((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  const stacks = new Map<number, number>()
  const tallest = Math.max(...sorted.map(guess => sorted.filter(other => other === guess).length), 4)
  const x = (guess: number) => 20 + guess * 6
  const step = Math.min(14, 90 / tallest)
  const label = t('lesson.guesses', { n: guesses.length, middle })
  return (
    <figure class="guesses">
      <svg viewBox="0 0 640 140" role="img" aria-label={label}>
        <line x1="20" x2="620" y1="110" y2="110" stroke="#1f2933" stroke-width="2" />
        {[0, 25, 50, 75, 100].map(at => (
          <text x={x(at)} y="134" text-anchor="middle" class="tick">{at}</text>
        ))}
        {truth !== undefined && <line x1={x(truth)} x2={x(truth)} y1="4" y2="118" stroke="#b44f00" stroke-width="5" />}
        {sorted.map(guess => {
          const height = stacks.get(guess) ?? 0
          stacks.set(guess, height + 1)
          return <circle cx={x(guess)} cy={102 - height * step} r={Math.min(6, step / 2)} fill="#0072b2" />
        })}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
