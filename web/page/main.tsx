import { render } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Engine } from './engine'
import { Exports, type Dropped } from './exports'
import { Lesson } from './lesson'
import { ShopPage } from './shop'
import { Start } from './start'
import { shopsInside } from './save'
import './style.css'
import { Speaking, speech, type Language } from './words'

type Sentences = Record<Language, Record<string, string>>

/** Where people are; a shop's text goes with them. */
export type Place =
  | { at: 'start' }
  | { at: 'shop'; text: string }
  | { at: 'lesson'; text: string; seed: number }
  | { at: 'exports'; files: Dropped[] }

function App({ engine, sentences }: { engine: Engine; sentences: Sentences }) {
  const [language, setLanguage] = useState<Language>('id')
  const inside = useMemo(shopsInside, [])
  const [place, setPlace] = useState<Place>(
    inside.length === 1 && inside[0] ? { at: 'shop', text: inside[0].text } : { at: 'start' },
  )
  const says = useMemo(() => speech(language, sentences[language]), [language])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = says.t('title')
  }, [says])
  useEffect(() => {
    // A file that misses its place must not take the page, and what was typed into it, away.
    const keep = (event: DragEvent) => event.preventDefault()
    window.addEventListener('dragover', keep)
    window.addEventListener('drop', keep)
    return () => {
      window.removeEventListener('dragover', keep)
      window.removeEventListener('drop', keep)
    }
  }, [])
  useEffect(() => {
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('main')?.focus()
  }, [place.at])
  return (
    <Speaking.Provider value={says}>
      <header>
        <button class="name" onClick={() => setPlace({ at: 'start' })}>
          Ragam
        </button>
        <nav aria-label={says.t('language')}>
          {(['id', 'en'] as const).map(code => (
            <button lang={code} aria-pressed={language === code} onClick={() => setLanguage(code)}>
              {code === 'id' ? 'Indonesia' : 'English'}
            </button>
          ))}
        </nav>
      </header>
      <main tabIndex={-1} class={place.at}>
        {place.at === 'start' && (
          <Start
            engine={engine}
            inside={inside}
            onOpen={text => setPlace({ at: 'shop', text })}
            onExports={files => setPlace({ at: 'exports', files })}
          />
        )}
        {place.at === 'exports' && (
          <Exports
            engine={engine}
            files={place.files}
            onOpen={text => setPlace({ at: 'shop', text })}
            onLeave={() => setPlace({ at: 'start' })}
          />
        )}
        {place.at === 'shop' && (
          <ShopPage
            engine={engine}
            first={place.text}
            onLesson={(text, seed) => setPlace({ at: 'lesson', text, seed })}
            onLeave={() => setPlace({ at: 'start' })}
          />
        )}
        {place.at === 'lesson' && (
          <Lesson engine={engine} first={place.text} seed={place.seed} onEnd={text => setPlace({ at: 'shop', text })} />
        )}
      </main>
      <footer>{says.t('footer')}</footer>
    </Speaking.Provider>
  )
}

async function begin() {
  const root = document.getElementById('app')
  if (!root) return
  try {
    const engine = await Engine.start()
    const [id, en] = await Promise.all(
      (['id', 'en'] as const).map(language => engine.ask({ ask: 'words', language })),
    )
    root.textContent = ''
    render(<App engine={engine} sentences={{ id: id ?? {}, en: en ?? {} } as Sentences} />, root)
    // For tests: the same door that the page uses.
    Object.assign(window, { ragam: engine })
  } catch (error) {
    const told = document.createElement('p')
    told.setAttribute('role', 'alert')
    told.textContent = `Peramban ini terlalu tua untuk halaman ini. / This browser is too old for this page. (${error})`
    root.append(told)
  }
}

void begin()
