// Sentences, from the translation files of the library.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type Language = 'id' | 'en'
export type Text = (key: string, places?: Record<string, string | number>) => string
export type Speech = { language: Language; t: Text; number: (value: number) => string; tenths: (value: number) => string }

export function speech(language: Language, sentences: Record<string, string>): Speech {
  // Written out, not asked of the system: a phone's own language changes nothing.
  const separator = language === 'id' ? '.' : ','
  return {
    language,
    t: (key, places = {}) =>
      // A place such as {n:day|days} is the first word where n is 1, else the second.
      (sentences[`web.${key}`] ?? `[web.${key}]`).replace(
        /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g,
        (all, name: string, one?: string, many?: string) => {
          if (!(name in places)) return all
          const value = String(places[name])
          return one === undefined || many === undefined ? value : value === '1' ? one : many
        },
      ),
    tenths: value => String(Math.round(value * 10) / 10).replace('.', language === 'id' ? ',' : '.'),
    number: value => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, separator),
  }
}

export const Speaking = createContext<Speech>(speech('id', {}))
export const useSpeech = () => useContext(Speaking)
