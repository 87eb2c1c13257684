// What an owner asks at a picture or a sentence, and an honest answer in a line.
import { useSpeech } from './words'

/** Questions of the book by their number, at the place where they are asked. */
export function Asked({ ask }: { ask: number[] }) {
  const { t } = useSpeech()
  return (
    <div class="asked">
      {ask.map(one => (
        <details key={one}>
          <summary>{t(`asked.${one}.question`)}</summary>
          <p>{t(`asked.${one}.answer`)}</p>
        </details>
      ))}
    </div>
  )
}
