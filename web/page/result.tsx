// What comes of it: with and without, the fan, the sentences, how much cash to hold.
import { useEffect, useState } from 'preact/hooks'
import type { Engine } from './engine'
import { Asked } from './asked'
import { Fan } from './fan'
import { Dots, Section } from './parts'
import { fileName, painted, save, SIZES } from './save'
import { useSpeech } from './words'
import type { Shop } from './work'

const ofHundred = (share: number) => Math.round(share * 100)

export function ResultView({ engine, shop, name }: { engine: Engine; shop: Shop; name: string }) {
  const { t, number } = useSpeech()
  const { result } = shop
  const hasShocks = (shop.checked?.shocks.length ?? 0) > 0
  return (
    <Section title={t('result.title')} id="result">
      {!result && <p role="status">{shop.problems.length > 0 ? t('result.after') : t('result.wait')}</p>}
      {result && (
        <div class={shop.problems.length > 0 ? 'stale' : ''}>
          <p class="sentence" aria-live="polite" id="sentence">
            {hasShocks
              ? t('result.both', { with: result.with.out_said, without: result.without.out_said })
              : t('result.one', { with: result.with.out_said })}
          </p>
          <div class="pair">
            <figure>
              <Dots count={ofHundred(result.with.out)} label={`${t('result.with')}: ${result.with.out_said}`} />
              <figcaption>{hasShocks ? t('result.with') : t('result.plain')}</figcaption>
            </figure>
            {hasShocks && (
              <figure>
                <Dots
                  count={ofHundred(result.without.out)}
                  label={`${t('result.without')}: ${result.without.out_said}`}
                />
                <figcaption>{t('result.without')}</figcaption>
              </figure>
            )}
          </div>
          <p class="quiet">{t('result.dots')}</p>
          <Asked ask={hasShocks ? [1, 3, 7] : [1, 7]} />
          <Cash shop={shop} hasShocks={hasShocks} />
          <Asked ask={[10]} />
          <Fan result={result} />
          <Asked ask={hasShocks ? [6, 8] : [6]} />
          <ul class="said">
            {(shop.told?.sentences ?? []).map(sentence => (
              <li>{sentence}</li>
            ))}
          </ul>
          {shop.told && !shop.isBusy && shop.told.paths < result.paths && (
            <p class="quiet" id="told">{t('result.told', { n: number(shop.told.paths) })}</p>
          )}
          <Asked ask={[5, 11, 12]} />
          <p class="quiet" role="status" id="status" data-done={!shop.isBusy} data-paths={result.paths} data-turn={result.turn}>
            {t(shop.isBusy ? 'result.more' : 'result.paths', { n: number(result.paths) })}
          </p>
          <Pictures engine={engine} shop={shop} name={name} />
        </div>
      )}
    </Section>
  )
}

function Cash({ shop, hasShocks }: { shop: Shop; hasShocks: boolean }) {
  const { t } = useSpeech()
  const { result } = shop
  if (!result) return null
  const [have, need] = [result.opening_cash, result.with.cash_needed]
  const most = Math.max(have, need, result.without.cash_needed, 1)
  const rows: [string, number, string, string][] = [
    [t('cash.have'), have, result.opening_cash_said, 'have'],
    [t('cash.need'), need, result.with.cash_needed_said, 'need'],
  ]
  if (hasShocks) {
    rows.push([t('cash.need_without'), result.without.cash_needed, result.without.cash_needed_said, 'without'])
  }
  return (
    <div class="cash">
      <h3>{t('cash.title')}</h3>
      <dl>
        {rows.map(([label, value, said, kind]) => (
          <>
            <dt>{label}</dt>
            <dd>
              <span class={`bar ${kind}`} style={{ width: `${(70 * value) / most}%` }} />
              <b>{said}</b>
            </dd>
          </>
        ))}
      </dl>
    </div>
  )
}

type Chart = { name: string; title: string; svg: string }

/** The program's own pictures, drawn when they are wanted. */
function Pictures({ engine, shop, name }: { engine: Engine; shop: Shop; name: string }) {
  const { t, language } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const [charts, setCharts] = useState<Chart[]>([])
  const [failed, setFailed] = useState('')
  useEffect(() => {
    // Below what is wrong, the pictures of what was right stay.
    if (!isOpen || shop.isBusy || shop.problems.length > 0) return
    let isOld = false
    void (async () => {
      if (!(await shop.reopen()) || isOld) return
      const answer = await engine.ask({ ask: 'charts', language })
      if (isOld) return
      setFailed(answer.failed ?? '')
      if (answer.charts) setCharts(answer.charts)
    })()
    return () => {
      isOld = true
    }
  }, [isOpen, shop.isBusy, shop.text, shop.problems, language])
  const draw = async (chart: Chart, size: keyof typeof SIZES) => {
    try {
      save(fileName(`${name} ${chart.name} ${size}`, 'png'), 'image/png', await painted(chart.svg, size))
    } catch {
      // The engine draws by itself what a browser cannot.
      if (!(await shop.reopen())) return
      const drawn = await engine.ask({ ask: 'picture', language, chart: chart.name })
      if (drawn.png) save(fileName(`${name} ${chart.name}`, 'png'), 'image/png', new Uint8Array(drawn.png))
      else setFailed(String(drawn.failed))
    }
  }
  return (
    <details id="pictures" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('save.pictures')}</summary>
      {failed && <p role="alert">{failed}</p>}
      {charts.map(chart => (
        <figure class="chart">
          <div class="svg" role="img" aria-label={chart.title} dangerouslySetInnerHTML={{ __html: scaled(chart.svg) }} />
          <figcaption class="actions">
            {t('save.picture')}
            {(Object.keys(SIZES) as (keyof typeof SIZES)[]).map(size => (
              <button aria-label={`${chart.title}: ${t(`save.${size}`)}`} onClick={() => draw(chart, size)}>
                {t(`save.${size}`)}
              </button>
            ))}
          </figcaption>
        </figure>
      ))}
    </details>
  )
}

/** The picture with a frame that can be made smaller. */
function scaled(svg: string): string {
  return /^[^>]*viewBox/.test(svg) ? svg : svg.replace('<svg ', '<svg viewBox="0 0 1920 1080" ')
}
