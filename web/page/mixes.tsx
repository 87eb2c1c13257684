// Mixes: today and others over the same futures, and one of one's own whose shares sum to one.
import { useState } from 'preact/hooks'
import { Asked } from './asked'
import { Section } from './parts'
import { useSpeech } from './words'
import type { Shop } from './work'

const OWN = 'my_own_mix'

export function Mixes({ shop }: { shop: Shop }) {
  const { t } = useSpeech()
  const channels = shop.checked?.channels ?? []
  if (channels.length < 2) return null
  return (
    <Section title={t('mix.title')} id="mixes">
      <p>{t('mix.lead')}</p>
      {shop.mixes ? <Table shop={shop} /> : (
        (shop.checked?.mixes.length ?? 0) > 0 && (
          <button onClick={shop.compareMixes}>{t('mix.compare')}</button>
        )
      )}
      <Own shop={shop} />
      <Asked ask={[9]} />
    </Section>
  )
}

function Table({ shop }: { shop: Shop }) {
  const { t, number } = useSpeech()
  const mixes = shop.mixes ?? []
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t('mix.compare')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('mix.name')}</th>
            <th scope="col">{t('mix.out')}</th>
            <th scope="col">{t('mix.median')}</th>
            <th scope="col">{t('mix.needed')}</th>
          </tr>
        </thead>
        <tbody>
          {mixes.map(mix => (
            <tr>
              <th scope="row">{mix.id === 'today' ? t('mix.today') : mix.name}</th>
              <td>
                <span class="bar need" style={{ width: `${mix.out * 4}em` }} />
                {Math.round(mix.out * 100)}
              </td>
              <td>{mix.median_said}</td>
              <td>{mix.cash_needed_said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t('mix.paths', { n: number(shop.mixPaths) })}</p>
    </div>
  )
}

/** Percents that sum to a hundred after one of them was set: the others give or take in proportion. */
export function shared(percents: number[], at: number, value: number): number[] {
  const others = percents.reduce((sum, percent, place) => (place === at ? sum : sum + percent), 0)
  const rest = 100 - value
  const exact = percents.map((percent, place) =>
    place === at ? value : others > 0 ? (percent * rest) / others : rest / (percents.length - 1),
  )
  const whole = exact.map(Math.floor)
  let missing = 100 - whole.reduce((sum, percent) => sum + percent, 0)
  const order = exact.map((percent, place) => [percent - Math.floor(percent), place] as const)
  order.sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, place] of order) {
    if (missing <= 0) break
    if (place === at) continue
    whole[place] = (whole[place] ?? 0) + 1
    missing -= 1
  }
  return whole
}

function Own({ shop }: { shop: Shop }) {
  const { t } = useSpeech()
  const channels = shop.checked?.channels ?? []
  const own = shop.checked?.mixes.find(mix => mix.id === OWN)
  const now = (): number[] => {
    const shares = channels.map(channel =>
      own ? (own.shares.find(([id]) => id === channel.id)?.[1] ?? 0) * 100 : channel.share * 100,
    )
    return shared(shares, -1, 0)
  }
  // What was put here stays; until something was, and when there are other channels, it is what the shop has.
  const names = channels.map(channel => channel.id).join()
  const [put, setPut] = useState<{ names: string; percents: number[] } | null>(null)
  const percents = put?.names === names ? put.percents : now()
  const compare = () => {
    const shares = channels.map((channel, at): [string, number] => [channel.id, percents[at] ?? 0])
    shop.putMix(OWN, t('mix.own'), shares.filter(([, percent]) => percent > 0))
  }
  return (
    <fieldset class="movers">
      <legend>{t('mix.own')}</legend>
      {channels.map((channel, at) => (
        <div class="mover">
          <label for={`share-${at}`}>{channel.name}</label>
          <input
            id={`share-${at}`}
            type="range"
            min="0"
            max="100"
            value={percents[at] ?? 0}
            onInput={event => setPut({ names, percents: shared(percents, at, Number(event.currentTarget.value)) })}
          />
          <output for={`share-${at}`} class="field share">
            {percents[at] ?? 0}%
          </output>
        </div>
      ))}
      <p>
        {t('mix.sum')} <button onClick={compare}>{t('mix.compare_own')}</button>
      </p>
    </fieldset>
  )
}
