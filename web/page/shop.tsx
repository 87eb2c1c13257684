// A shop: what it is, what may happen, what comes of it, what could be done.
import { useEffect, useState } from 'preact/hooks'
import type { Engine } from './engine'
import { Mixes } from './mixes'
import { Mover, Problems, Section } from './parts'
import { ResultView } from './result'
import { fileName, pageWith, save } from './save'
import { useSpeech } from './words'
import { useShop, type Movable, type Shop } from './work'

export function ShopPage(props: {
  engine: Engine
  first: string
  onLesson: (text: string) => void
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
        <button class="main" disabled={!checked} onClick={() => props.onLesson(shop.text)}>
          {t('lesson.begin')}
        </button>
        <button onClick={() => save(fileName(name, 'html'), 'text/html', pageWith(name, shop.text))}>
          {t('save.page')}
        </button>
        <button onClick={() => save(fileName(name, 'toml'), 'text/plain', shop.text)}>{t('save.toml')}</button>
        <button onClick={props.onLeave}>{t('leave')}</button>
      </p>
      {shop.result && (
        <p class="summary" aria-hidden="true">
          {t('result.short', {
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
          <Mixes shop={shop} engine={props.engine} />
          <Assumptions text={shop.text} />
        </div>
      )}
      </div>
      <TextView shop={shop} />
    </>
  )
}

const isShare = (one: Movable) => one.label === 'goods_share'

function NumberMover({ one, shop }: { one: Movable; shop: Shop }) {
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
      value={Math.round(one.value * factor)}
      most={most}
      step={step}
      unit={isShare(one) ? '%' : (shop.checked?.currency_sign ?? 'Rp')}
      onMove={value => shop.move(one.path, value / factor)}
    />
  )
}

/** The notes that an author wrote into the lines of a shock. */
function notesOf(text: string, shock: string): string {
  const blocks = text.replace(/^#~ /gm, '').split(/^\[\[shock\]\]\s*$/m).slice(1)
  const own = blocks.map(block => block.split(/^\[\[?(?!shock\.)[a-z]/m)[0] ?? '')
  const block = own.find(block => new RegExp(`^id\\s*=\\s*"${shock}"`, 'm').test(block)) ?? ''
  const notes = block.match(/#(?!~).*$/gm) ?? []
  return notes.map(note => note.replace(/^#+\s*/, '')).join(' ')
}

function Shocks({ shop }: { shop: Shop }) {
  const { t } = useSpeech()
  const on = shop.checked?.shocks ?? []
  const off = shop.checked?.aside ?? []
  // What was just asked for shows at once, before the engine has answered.
  const [asked, setAsked] = useState<Record<string, boolean>>({})
  useEffect(() => setAsked({}), [shop.checked, shop.problems])
  const all = [...on.map(one => ({ ...one, on: true })), ...off.map(one => ({ ...one, on: false }))]
  all.sort((a, b) => (a.id < b.id ? -1 : 1))
  return (
    <Section title={t('shocks.title')} id="shocks">
      {all.length === 0 && <p>{t('shocks.none')}</p>}
      <ul class="shocks">
        {all.map(one => {
          const chance = shop.result?.shocks.find(shock => shock.id === one.id)?.chance
          const notes = notesOf(shop.text, one.id)
          return (
            <li>
              <label>
                <input
                  type="checkbox"
                  checked={asked[one.id] ?? one.on}
                  onChange={event => {
                    setAsked({ ...asked, [one.id]: event.currentTarget.checked })
                    shop.switchShock(one.id, event.currentTarget.checked)
                  }}
                />
                {one.name}
              </label>
              {one.on && chance && <span class="quiet">{t('shocks.chance', { chance })}</span>}
              {notes && (
                <details>
                  <summary>{t('shocks.source')}</summary>
                  <p>{notes}</p>
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

type Assumption = { line: number; what: string; mark: string; note: string }

/** Every number that carries a note, with the mark of the note. */
function assumptionsIn(text: string): Assumption[] {
  const found: Assumption[] = []
  let table = ''
  let above: string[] = []
  text.split('\n').forEach((line, at) => {
    const bare = line.trim()
    if (bare.startsWith('#')) return void above.push(bare.replace(/^#+~?\s*/, ''))
    const header = bare.match(/^\[\[?([^\]]+)\]/)
    if (header) table = header[1] ?? ''
    const key = bare.match(/^("[^"]+"|[\w.]+)\s*=\s*([^#]*?)\s*(?:#\s*(.*))?$/)
    if (key) {
      const note = key[3] ?? above.join(' ')
      const mark = note.match(/^(reported|assumed|fitted|measured|published)\b/i)?.[1]?.toLowerCase() ?? ''
      if (note && table) found.push({ line: at + 1, what: `${table}: ${key[1]} = ${key[2]}`, mark, note })
    }
    above = []
  })
  return found
}

function Assumptions({ text }: { text: string }) {
  const { t } = useSpeech()
  const found = assumptionsIn(text)
  const marks: Record<string, string> = {
    reported: t('mark.reported'),
    assumed: t('mark.assumed'),
    fitted: t('mark.fitted'),
    measured: t('mark.reported'),
    published: t('mark.reported'),
  }
  return (
    <Section title={t('assumptions.title')} id="assumptions">
      <details>
        <summary>{t('assumptions.show', { n: found.length })}</summary>
        <ul class="assumptions">
          {found.map(one => (
            <li>
              <code>{one.what}</code>
              <span class={`mark ${one.mark}`}>{marks[one.mark] ?? t('mark.note')}</span>
              <span>{one.note.replace(/^(reported|assumed|fitted|measured|published)\s*:?\s*/i, '')}</span>
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
