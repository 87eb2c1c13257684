// What may happen: the shocks of the shop and those of the library, each with its source.
import { useState } from 'preact/hooks'
import { Asked } from './asked'
import { Mover, Section } from './parts'
import { useSpeech } from './words'
import { ofPossible, ofShock, type Possible, type Shop, type ShockNumber } from './work'

/** The notes that an author wrote into the lines of a shock. */
function notesOf(text: string, shock: string): string {
  const blocks = text.replace(/^#~ /gm, '').split(/^\[\[shock\]\]\s*$/m).slice(1)
  const own = blocks.map(block => block.split(/^\[\[?(?!shock\.)[a-z]/m)[0] ?? '')
  const block = own.find(block => block.split('\n').some(line => line.trim() === `id = "${shock}"`)) ?? ''
  const notes = block.match(/#(?!~).*$/gm) ?? []
  return notes.map(note => note.replace(/^#+\s*/, '')).join(' · ')
}

export function Shocks({ shop }: { shop: Shop }) {
  const { t } = useSpeech()
  const on = shop.checked?.shocks ?? []
  const off = shop.checked?.aside ?? []
  const all = [
    ...on.map(one => ({ ...one, on: true })),
    ...off.map(one => ({ ...one, on: false, numbers: [] as ShockNumber[] })),
  ]
  all.sort((a, b) => (a.id < b.id ? -1 : 1))
  return (
    <Section title={t('shocks.title')} id="shocks">
      {all.length === 0 && <p>{t('shocks.none')}</p>}
      <ul class="shocks">
        {all.map(one => {
          const chance = shop.told?.shocks.find(shock => shock.id === one.id)?.chance
          const notes = notesOf(shop.text, one.id)
          return (
            <li key={one.id}>
              <label>
                <input
                  type="checkbox"
                  checked={Boolean(shop.asked.get(ofShock(one.id)) ?? one.on)}
                  onChange={event => shop.switchShock(one.id, event.currentTarget.checked)}
                />
                {one.name}
              </label>
              {one.on && chance && <span class="quiet">{t('shocks.chance', { chance })}</span>}
              {(notes || one.numbers.length > 0) && (
                <details>
                  <summary>{t('shocks.source')}</summary>
                  {notes && <p>{notes}</p>}
                  <Numbers numbers={one.numbers} shop={shop} />
                </details>
              )}
            </li>
          )
        })}
      </ul>
      <Asked ask={[2]} />
      <Library shop={shop} />
    </Section>
  )
}

/** Rates are counted in ten years, so that seldom things are whole numbers too. */
const SCALES: Record<string, { times: number; unit: string; most: number }> = {
  rate: { times: 10, unit: '', most: 100 },
  probability: { times: 100, unit: '%', most: 100 },
  days: { times: 1, unit: '', most: 90 },
  severity: { times: 100, unit: '%', most: 100 },
  boom: { times: 100, unit: '%', most: 1000 },
  points: { times: 100, unit: '%', most: 20 },
  dearer: { times: 100, unit: '%', most: 100 },
}

function Numbers({ numbers, shop }: { numbers: ShockNumber[]; shop: Shop }) {
  return (
    <div class="movers">
      {numbers.map(one => (
        <NumberOf key={one.path} one={one} shop={shop} />
      ))}
    </div>
  )
}

function NumberOf({ one, shop }: { one: ShockNumber; shop: Shop }) {
  const { t } = useSpeech()
  const scale = SCALES[one.label] ?? { times: 1, unit: '', most: 100 }
  const value = Number(shop.asked.get(one.path) ?? one.value) * scale.times
  // The scale stays where it was when the shop was opened.
  const [most] = useState(Math.max(scale.most, Math.ceil(value * 2)))
  const label = t(`shocks.number.${one.label}`) + (one.is_range ? ` ${t('number.range')}` : '')
  return (
    <Mover
      label={label}
      value={value}
      most={scale.unit === '%' && scale.most === 100 ? 100 : most}
      step={most <= 20 ? 0.5 : 1}
      unit={scale.unit}
      onMove={value => shop.move(one.path, value / scale.times)}
    />
  )
}

/** What may come to shops like this one: switched on, it stands in the text; off, nothing of it stays. */
function Library({ shop }: { shop: Shop }) {
  const { t } = useSpeech()
  const possible = shop.checked?.possible ?? []
  if (possible.length === 0) return null
  return (
    <details id="library">
      <summary>{t('library.show', { n: possible.length })}</summary>
      <p>{t('library.lead')}</p>
      <ul class="shocks">
        {possible.map(one => (
          <Choice key={one.id} one={one} shop={shop} />
        ))}
      </ul>
    </details>
  )
}

function Choice({ one, shop }: { one: Possible; shop: Shop }) {
  const { t } = useSpeech()
  const [chosen, setChosen] = useState(one.places[0]?.id ?? '')
  const place = one.places.find(place => place.id === chosen) ?? one.places[0]
  const isOn = shop.checked?.shocks.some(shock => shock.id === place?.shock) ?? false
  if (!place) return null
  return (
    <li data-shock={one.id}>
      <label>
        <input
          type="checkbox"
          checked={Boolean(shop.asked.get(ofPossible(one.id, place.id)) ?? isOn)}
          onChange={event => shop.putPossible(one.id, place.id, event.currentTarget.checked)}
        />
        {one.name}
        {place.name && one.places.length === 1 && ` (${place.name})`}
      </label>
      {one.places.length > 1 && (
        <label class="where">
          {t('library.where')}
          <select value={place.id} onChange={event => setChosen(event.currentTarget.value)}>
            {one.places.map(place => (
              <option value={place.id}>{place.name}</option>
            ))}
          </select>
        </label>
      )}
      <p class="quiet">{one.about}</p>
      <details>
        <summary>{t('shocks.source')}</summary>
        <ul class="assumptions">
          {one.numbers.map(number => (
            <li>
              <code>
                {number.key} = {number.value}
              </code>
              {number.note}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
