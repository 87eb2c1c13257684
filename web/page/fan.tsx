// Cash by week, drawn at once while a number moves: letters stay legible on a phone.
import { useSpeech } from './words'
import type { Result } from './work'

/** Millions, as short as an axis needs. */
export function short(cash: number, language: 'id' | 'en', currency: string): string {
  const sign = cash < 0 ? '−' : ''
  const [size, id, en] = Math.abs(cash) >= 1e9 ? ([1e9, 'M', 'bn'] as const) : ([1e6, 'jt', 'm'] as const)
  const value = Math.abs(cash) / size
  const text = value >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1)
  const amount = language === 'id' ? `${text.replace('.', ',')} ${id}` : `${text}${en}`
  return `${sign}${currency}${currency === 'Rp' ? '' : ' '}${amount}`
}

/** Some round values from low to high, zero among them where it lies between. */
export function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 3 || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const steps = [10, 5, 2, 1, 0.5].map(times => times * power)
  // The widest that is wide enough and still shows two: one alone is no scale.
  const ticksOf = (step: number) => {
    const found: number[] = []
    for (let at = Math.ceil(low / step); at * step <= high; at++) found.push(at * step)
    return found
  }
  const fitting = steps.filter(step => step >= rough).reverse()
  const all = [...fitting, ...steps.filter(step => step < rough)].map(ticksOf)
  return all.find(found => found.length > 1) ?? all[0] ?? []
}

export function Fan({ result }: { result: Result }) {
  const { t, language } = useSpeech()
  const [p05, p25, p50, p75, p95] = result.fan
  if (!p05 || !p25 || !p50 || !p75 || !p95) return null
  const [low, high] = [Math.min(0, ...p05), Math.max(1, ...p95)]
  const weeks = Math.max(1, p50.length - 1)
  const [width, height, left, right, foot] = [480, 270, 78, 100, 26]
  const x = (week: number) => left + ((width - left - right) * week) / weeks
  const y = (cash: number) => 10 + ((height - foot - 10) * (high - cash)) / (high - low || 1)
  const points = (row: number[]) => row.map((cash, week) => `${x(week).toFixed(1)} ${y(cash).toFixed(1)}`)
  const band = (under: number[], over: number[]) =>
    `M${points(over).join('L')}L${points(under).reverse().join('L')}Z`
  // Labels at the right edge, pushed apart.
  const labels = [
    { text: t('fan.outer'), at: y((p95.at(-1) ?? 0) * 0.5 + (p75.at(-1) ?? 0) * 0.5) },
    { text: t('fan.inner'), at: y((p75.at(-1) ?? 0) * 0.6 + (p50.at(-1) ?? 0) * 0.4) },
    { text: t('fan.middle'), at: y(p50.at(-1) ?? 0) },
  ]
  labels.forEach((label, at) => {
    const before = labels[at - 1]
    if (before) label.at = Math.max(label.at, before.at + 17)
  })
  return (
    <svg class="fan" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('fan.label')}>
      {ticks(low, high).map(cash => (
        <>
          <line x1={left} x2={width - right} y1={y(cash)} y2={y(cash)} stroke={cash === 0 ? '#1f2933' : '#dfe3e8'} stroke-width={cash === 0 ? 1.5 : 1} />
          <text x={left - 6} y={y(cash) + 5} text-anchor="end">{short(cash, language, result.currency_sign)}</text>
        </>
      ))}
      <path d={band(p05, p95)} fill="#bfdcec" />
      <path d={band(p25, p75)} fill="#66aad1" />
      <path d={`M${points(p50).join('L')}`} fill="none" stroke="#00486f" stroke-width="3" />
      <line x1={left} x2={width - right} y1={y(0)} y2={y(0)} stroke="#1f2933" stroke-width="1.5" />
      {labels.map(label => (
        <text x={width - right + 5} y={label.at + 5}>{label.text}</text>
      ))}
      <text x={left} y={height - 6}>{t('lesson.week', { n: 1 })}</text>
      <text x={width - right} y={height - 6} text-anchor="end">{t('lesson.week', { n: weeks + 1 })}</text>
    </svg>
  )
}
