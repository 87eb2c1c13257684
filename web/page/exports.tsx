// Files of a shop: what was read is said back, the few things that no file says are asked, and the
// fitted shop opens. Nothing leaves the page, and no file is kept.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Engine } from './engine'
import { Section } from './parts'
import { useSpeech } from './words'

export type Dropped = { name: string; bytes: Uint8Array }
type Asked = { word: string; sentence: string; example: string }
type ReadBack = {
  told: string[]
  refused: { file: string; message: string; help: string }[]
  sells: boolean
  names_no_channel: boolean
  questions: Asked[]
}
type Fitted = { told: string[]; text: string }

/** What a table without a channel may be of; their ids are those of the library. */
const CHANNELS = ['shopee', 'tiktok_shop', 'tokopedia', 'offline'] as const

/** A scenario by its name or by its first line; anything else is an export. */
export function isScenario({ name, bytes }: Dropped): boolean {
  if (/\.toml$/i.test(name)) return true
  return /^\s*format\s*=/m.test(new TextDecoder().decode(bytes.subarray(0, 65_536)))
}

export async function contents(files: ArrayLike<File>): Promise<Dropped[]> {
  return Promise.all(
    Array.from(files, async file => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

export function Exports(props: {
  engine: Engine
  files: Dropped[]
  onOpen: (text: string) => void
  onLeave: () => void
}) {
  const { engine, files } = props
  const { t, language } = useSpeech()
  const [read, setRead] = useState<ReadBack | null>(null)
  const [failed, setFailed] = useState('')
  const [fitted, setFitted] = useState<Fitted | null>(null)
  const [isFitting, setFitting] = useState(false)
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [channel, setChannel] = useState('')
  const [shock, setShock] = useState({ from: '', to: '' })
  const [wrong, setWrong] = useState<Record<string, string>>({})

  useEffect(() => {
    const names = files.map(file => [file.name, file.bytes.length])
    // The engine keeps only what it has read; a later question finds it there.
    const asked = engine.ask({ ask: 'exports', files: names, attached: files.map(file => file.bytes) })
    void asked.then(answer => answer.failed && setFailed(t('exports.too_much')))
  }, [files])
  // A fit is of its answers: after another one, and in another language, there is none.
  const given = useRef(0)
  useEffect(() => {
    given.current += 1
    setFitted(null)
  }, [files, language, answers, channel, shock])
  useEffect(() => {
    // They would be said in the language of before.
    setWrong({})
    if (read) setFailed('')
  }, [language])
  useEffect(() => {
    void engine.ask({ ask: 'read_back', language }).then(answer => {
      if (!answer.failed) setRead(answer as ReadBack)
    })
  }, [files, language])

  const fit = async (event: Event) => {
    event.preventDefault()
    setFitting(true)
    setFailed('')
    setFitted(null)
    const of = given.current
    const shocks = shock.from || shock.to ? [`${shock.from}..${shock.to}`] : []
    const shop = { name: answers.name ?? '', channel, answers: Object.entries(answers), shocks }
    const answer = await engine.ask({ ask: 'fit', language, ...shop })
    setFitting(false)
    if (given.current !== of) return
    setWrong(answer.wrong ?? {})
    if (answer.failed) return setFailed([answer.failed, answer.help].filter(Boolean).join('. '))
    if (answer.wrong) return document.getElementById(`export-${Object.keys(answer.wrong)[0]}`)?.focus()
    setFitted(answer as Fitted)
  }
  const field = (word: string, label: string, type: 'text' | 'date', value: string, onInput: (value: string) => void, hint = '') => (
    <div class="question">
      <label for={`export-${word}`}>{label}</label>
      <input
        id={`export-${word}`}
        {...({ type } as { type: 'text' })}
        autocomplete="off"
        placeholder={hint}
        value={value}
        aria-invalid={word in wrong}
        aria-describedby={word in wrong ? `export-wrong-${word}` : undefined}
        onInput={event => onInput(event.currentTarget.value)}
      />
      {word in wrong && (
        <p class="wrong" id={`export-wrong-${word}`} role="alert">
          {wrong[word]}
        </p>
      )}
    </div>
  )
  const answered = (word: string) => (value: string) => setAnswers({ ...answers, [word]: value })

  return (
    <>
      <h1>{t('exports.title')}</h1>
      <p class="lead">{t('exports.lead')}</p>
      {failed && (
        <p class="wrong" role="alert">
          {failed}
        </p>
      )}
      {!read && !failed && <p role="status">{t('exports.reading')}</p>}
      {read && (
        <Section title={t('exports.read')} id="read">
          {read.refused.length > 0 && (
            <div class="problems" role="alert">
              <ul>
                {read.refused.map(one => (
                  <li>
                    <b>{one.file}:</b> {one.message}
                    <br />
                    {one.help}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Told lines={read.told} />
        </Section>
      )}
      {read && !read.sells && (
        <p class="wrong" role="alert">
          {t('exports.nothing')}
        </p>
      )}
      {read?.sells && (
        <form onSubmit={fit} noValidate>
          <Section title={t('exports.ask')} id="asked">
            <p class="quiet">{t('exports.ask_hint')}</p>
            {field('name', t('exports.name'), 'text', answers.name ?? '', answered('name'))}
            {read.names_no_channel && (
              <div class="question">
                <label for="export-channel">{t('exports.channel.ask')}</label>
                <select id="export-channel" value={channel} onChange={event => setChannel(event.currentTarget.value)}>
                  <option value="">{t('exports.channel.other')}</option>
                  {CHANNELS.map(id => (
                    <option value={id}>{t(`exports.channel.${id}`)}</option>
                  ))}
                </select>
              </div>
            )}
            {read.questions.map(one =>
              field(one.word, one.sentence, 'text', answers[one.word] ?? '', answered(one.word), one.example),
            )}
            <p>{t('exports.shock.ask')}</p>
            <div class="pair">
              {field('shock', t('exports.shock.from'), 'date', shock.from, from => setShock({ ...shock, from }))}
              {field('shock-to', t('exports.shock.to'), 'date', shock.to, to => setShock({ ...shock, to }))}
            </div>
            <p class="actions">
              <button class={fitted ? '' : 'main'} disabled={isFitting}>
                {t(fitted ? 'exports.again' : 'exports.fit')}
              </button>
              {isFitting && <span role="status">{t('exports.fitting')}</span>}
            </p>
          </Section>
        </form>
      )}
      {fitted && (
        <Section title={t('exports.found')} id="found">
          <Told lines={fitted.told} />
          <p class="actions">
            <button class="main" onClick={() => props.onOpen(fitted.text)}>
              {t('exports.open')}
            </button>
          </p>
        </Section>
      )}
      <p class="actions">
        <button onClick={props.onLeave}>{t('exports.back')}</button>
      </p>
    </>
  )
}

/** Lines as the program says them: what is set in belongs to the line above it. */
function Told({ lines }: { lines: string[] }) {
  return (
    <ul class="told">
      {lines.map(line => (
        <li class={line.startsWith(' ') ? 'within' : undefined}>{line.trim()}</li>
      ))}
    </ul>
  )
}
