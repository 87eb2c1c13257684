// Where a shop comes from: a shipped one, ten questions, a file.
import { useEffect, useState } from 'preact/hooks'
import type { Engine } from './engine'
import { contents, isScenario, type Dropped } from './exports'
import { Section } from './parts'
import { useSpeech } from './words'

type Case = { name: string; sentence: string; text: string }
type Asked = { flag: string; sentence: string; example: string }

/** By name and by kind: pickers of phones know one or the other. */
const EXPORTS =
  '.xlsx,.csv,text/csv,text/comma-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function Start(props: {
  engine: Engine
  inside: { name: string; text: string }[]
  onOpen: (text: string) => void
  onExports: (files: Dropped[]) => void
}) {
  const { engine, onOpen, onExports } = props
  const { t, language } = useSpeech()
  const [cases, setCases] = useState<Case[]>([])
  const [isAsking, setAsking] = useState(false)
  useEffect(() => {
    void engine.ask({ ask: 'cases', language }).then(answer => setCases(answer as Case[]))
  }, [language])
  const [failed, setFailed] = useState('')
  const open = async (files: FileList | null | undefined) => {
    if (!files?.length) return
    try {
      const found = await contents(files)
      const [first] = found
      if (found.length === 1 && first && isScenario(first)) onOpen(new TextDecoder().decode(first.bytes))
      else onExports(found)
    } catch {
      setFailed(t('start.unreadable'))
    }
  }
  return (
    <div
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        void open(event.dataTransfer?.files)
      }}
    >
      <h1>{t('start.title')}</h1>
      <p class="lead">{t('start.lead')}</p>
      {props.inside.length > 0 && (
        <Section title={t('start.inside')}>
          <ul class="cases">
            {props.inside.map(shop => (
              <li>
                <button onClick={() => onOpen(shop.text)}>{shop.name}</button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('start.own')}>
        {isAsking ? (
          <Questions engine={engine} onOpen={onOpen} />
        ) : (
          <button class="main" onClick={() => setAsking(true)}>
            {t('start.ask')}
          </button>
        )}
        <p>
          <label class="file">
            {t('start.exports')}
            <input class="hidden" type="file" multiple accept={EXPORTS} onChange={event => open(event.currentTarget.files)} />
          </label>
        </p>
        <p class="quiet">{t('start.exports_hint')}</p>
        <p>
          <label class="file">
            {t('start.file')}
            <input class="hidden" type="file" accept=".toml,text/plain" onChange={event => open(event.currentTarget.files)} />
          </label>
        </p>
        {failed && (
          <p class="wrong" role="alert">
            {failed}
          </p>
        )}
      </Section>
      <Section title={t('start.cases')}>
        <ul class="cases">
          {cases.map(one => (
            <li>
              <button onClick={() => onOpen(one.text)}>{one.sentence}</button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Questions({ engine, onOpen }: { engine: Engine; onOpen: (text: string) => void }) {
  const { t, language } = useSpeech()
  const [asked, setAsked] = useState<Asked[]>([])
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [wrong, setWrong] = useState<Record<string, string>>({})
  useEffect(() => {
    void engine.ask({ ask: 'questions', language }).then(answer => setAsked(answer as Asked[]))
  }, [language])
  const drafted = () => {
    const given = asked.map(one => [one.flag, answers[one.flag] ?? one.example])
    return engine.ask({ ask: 'draft', language, answers: given })
  }
  useEffect(() => {
    // What is wrong is said in the language of the page.
    if (Object.keys(wrong).length > 0) void drafted().then(draft => setWrong(draft.wrong ?? {}))
  }, [language])
  const send = async (event: Event) => {
    event.preventDefault()
    const draft = await drafted()
    if (draft.text) return onOpen(draft.text)
    setWrong(draft.wrong ?? {})
    document.getElementById(`answer-${Object.keys(draft.wrong ?? {})[0]}`)?.focus()
  }
  return (
    <form onSubmit={send} noValidate>
      {asked.map(one => (
        <div class="question">
          <label for={`answer-${one.flag}`}>{one.sentence}</label>
          <input
            id={`answer-${one.flag}`}
            type="text"
            autocomplete="off"
            value={answers[one.flag] ?? one.example}
            aria-invalid={one.flag in wrong}
            aria-describedby={one.flag in wrong ? `wrong-${one.flag}` : undefined}
            onInput={event => setAnswers({ ...answers, [one.flag]: event.currentTarget.value })}
          />
          {one.flag in wrong && (
            <p class="wrong" id={`wrong-${one.flag}`} role="alert">
              {wrong[one.flag]}
            </p>
          )}
        </div>
      ))}
      <button class="main">{t('start.done')}</button>
    </form>
  )
}
