// What a trainer carries into the room, made here: the documents of `ragam pack` that need no printer.
import { useEffect, useState } from 'preact/hooks'
import type { Engine } from './engine'
import { Section } from './parts'
import { fileName, save } from './save'
import { useSpeech } from './words'
import type { Shop } from './work'

/** Enough for a lesson, and made on a phone in some seconds. */
const PATHS = 1000

const TYPES: Record<string, string> = {
  html: 'text/html',
  md: 'text/markdown',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

export function Pack({ engine, shop, name }: { engine: Engine; shop: Shop; name: string }) {
  const { t, language, number } = useSpeech()
  const [kinds, setKinds] = useState<string[]>([])
  const [making, setMaking] = useState('')
  const [failed, setFailed] = useState('')
  useEffect(() => {
    void engine.ask({ ask: 'kinds' }).then(answer => setKinds(answer.kinds ?? []))
  }, [])
  if (kinds.length === 0) return null
  const make = async (kind: string) => {
    setMaking(kind)
    setFailed('')
    const made = await engine.aside({ ask: 'pack', language, text: await shop.latest(), paths: PATHS, only: [kind] })
    setMaking('')
    if (!made.files) return setFailed(String(made.failed ?? made.rendered))
    let at = 0
    for (const file of made.files as { name: string; length: number }[]) {
      const [stem, ending] = file.name.split(/\.(?=[^.]+$)/)
      const bytes = made.attached.slice(at, (at += file.length))
      save(fileName(`${name} ${stem}`, ending ?? ''), TYPES[ending ?? ''] ?? 'application/octet-stream', bytes)
    }
  }
  return (
    <Section title={t('pack.title')} id="pack">
      <p>{t('pack.lead', { n: number(PATHS) })}</p>
      <p class="actions">
        {kinds.map(kind => (
          <button key={kind} disabled={making !== '' || shop.problems.length > 0} onClick={() => make(kind)}>
            {t(`pack.${kind}`)}
          </button>
        ))}
        <span role="status">{making && t('pack.making')}</span>
      </p>
      {failed && (
        <p role="alert" class="wrong">
          {failed}
        </p>
      )}
    </Section>
  )
}
