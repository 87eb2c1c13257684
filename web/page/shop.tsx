// A shop: what it is, what may happen, what comes of it, what could be done.
import { useEffect, useState } from 'preact/hooks'
import type { Engine } from './engine'
import { Asked } from './asked'
import { Mixes } from './mixes'
import { Mover, Problems, Section } from './parts'
import { Pack } from './pack'
import { ResultView } from './result'
import { Shocks } from './shocks'
import { fileName, pageWith, save } from './save'
import { useSpeech } from './words'
import { useShop, type Movable, type Shop } from './work'

export function ShopPage(props: {
  engine: Engine
  first: string
  onLesson: (text: string, seed: number) => void
  onLeave: () => void
}) {
  const { t, language } = useSpeech()
  const shop = useShop(props.engine, language, props.first)
  const { checked } = shop
  const name = checked?.business ?? t('title')
  return (
    <>
      <h1>{name}</h1>
      {shop.failed && <p role="alert" class="wrong">{t('failed', { why: shop.failed })}</p>}
      <Problems problems={shop.problems} />
      <p class="actions">
        <button
          class="main"
          disabled={!checked || shop.problems.length > 0}
          onClick={async () => props.onLesson(await shop.latest(), checked?.seed ?? 0)}
        >
          {t('lesson.begin')}
        </button>
        <button onClick={async () => save(fileName(name, 'html'), 'text/html', pageWith(name, await shop.latest()))}>
          {t('save.page')}
        </button>
        <button onClick={async () => save(fileName(name, 'toml'), 'text/plain', await shop.latest())}>{t('save.toml')}</button>
        <button onClick={props.onLeave}>{t('leave')}</button>
      </p>
      {shop.result && (
        <p class="summary" aria-hidden="true">
          {t((checked?.shocks.length ?? 0) > 0 ? 'result.short' : 'result.short_plain', {
            with: Math.round(shop.result.with.out * 100),
            without: Math.round(shop.result.without.out * 100),
          })}
        </p>
      )}
      <div class="columns">
      <ResultView engine={props.engine} shop={shop} name={name} />
      {checked && (
        <div class="controls">
          <Section title={t('shop.month')} id="month">
            <ul class="said">
              {checked.month.map(line => (
                <li>{line}</li>
              ))}
            </ul>
            <Asked ask={[4]} />
          </Section>
          <Section title={t('shop.numbers')} id="numbers">
            <p>{t('shop.numbers_lead')}</p>
            <div class="movers">
              {checked.movable.map(one => (
                <NumberMover key={one.path} one={one} shop={shop} />
              ))}
            </div>
          </Section>
          <Shocks shop={shop} />
          <Mixes shop={shop} />
          <Assumptions shop={shop} />
          <Pack engine={props.engine} shop={shop} name={name} />
        </div>
      )}
      </div>
      <TextView shop={shop} />
    </>
  )
}

const isShare = (one: Movable) => one.label === 'goods_share'

/** A slider and a field for a number of the shop. */
export function NumberMover({ one, shop }: { one: Movable; shop: Shop }) {
  const { t } = useSpeech()
  // The scale stays where it was when the shop was opened.
  const [first] = useState(one.value)
  const factor = isShare(one) ? 100 : 1
  const most = isShare(one) ? 100 : Math.max(first * 3, 1000)
  const step = isShare(one) ? 1 : 10 ** Math.max(0, Math.floor(Math.log10(most)) - 2)
  const label = t(`number.${one.label}`, { name: one.name }) + (one.is_range ? ` ${t('number.range')}` : '')
  return (
    <Mover
      label={label}
      value={Math.round(Number(shop.asked.get(one.path) ?? one.value) * factor)}
      most={most}
      step={step}
      unit={isShare(one) ? '%' : (shop.checked?.currency_sign ?? 'Rp')}
      onMove={value => shop.move(one.path, value / factor)}
    />
  )
}

const MARKS = ['reported', 'measured', 'answered', 'assumed', 'note', 'unmarked'] as const

/** Every number of the text, with what is said of where it comes from. */
function Assumptions({ shop }: { shop: Shop }) {
  const { t } = useSpeech()
  const found = shop.checked?.assumptions ?? []
  const counts = MARKS.map(mark => [mark, found.filter(one => one.mark === mark).length] as const)
  return (
    <Section title={t('assumptions.title')} id="assumptions">
      <p>
        {counts
          .filter(([, count]) => count > 0)
          .map(([mark, count]) => (
            <span class={`mark ${mark}`}>{t(`mark.count.${mark}`, { n: count })}</span>
          ))}
      </p>
      <details>
        <summary>{t('assumptions.show', { n: found.length })}</summary>
        <ul class="assumptions">
          {found.map(one => (
            <li>
              {one.name && <b>{one.name} </b>}
              <code>
                {one.key} = {one.value}
              </code>
              <span class={`mark ${one.mark}`}>{t(`mark.${one.mark}`)}</span>
              <span>{one.note}</span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  )
}

function TextView({ shop }: { shop: Shop }) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (shop.problems.length > 0) setOpen(true)
  }, [shop.problems])
  const bad = new Set(shop.problems.map(problem => problem.line))
  const text = typed ?? shop.text
  return (
    <Section title={t('text.title')} id="text">
      <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{t('text.show')}</summary>
        <p>{t('text.lead')}</p>
        <div class="text">
          <textarea
            aria-label={t('text.title')}
            aria-invalid={shop.problems.length > 0}
            spellcheck={false}
            wrap="off"
            rows={24}
            value={text}
            onInput={event => {
              setTyped(event.currentTarget.value)
              shop.setText(event.currentTarget.value)
            }}
            onBlur={() => setTyped(null)}
          />
        </div>
        {shop.problems.length > 0 && (
          <ol class="lines">
            {text.split('\n').map((line, at) =>
              bad.has(at + 1) ? (
                <li value={at + 1}>
                  <code>{line}</code>
                  {shop.problems
                    .filter(problem => problem.line === at + 1)
                    .map(problem => (
                      <p class="wrong">
                        {problem.message} {problem.help}
                      </p>
                    ))}
                </li>
              ) : null,
            )}
          </ol>
        )}
      </details>
    </Section>
  )
}
