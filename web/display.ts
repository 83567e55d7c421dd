/** How pages look and speak on one device, as its reader chose. Spec: people.md P-30. */
import { type Html, html } from './html.ts'
import { languages } from './language.ts'

/** Texts in plain French, or in « facile à lire et à comprendre ». */
export type Reading = 'standard' | 'falc'

/** Of each choice, what it may be: the first is what nobody chose. */
export const displayChoices = {
  /** Of the main texts (web/words/languages). */
  language: languages,
  text: ['normal', 'large', 'largest'],
  contrast: ['normal', 'strong'],
  spacing: ['normal', 'wide'],
  motion: ['normal', 'none'],
  reading: ['standard', 'falc'],
  /** « / » leads to the search: a key alone, which may be turned off (WCAG 2.1.4). */
  shortcut: ['on', 'off'],
  /** Somebody helps beside the reader: lists wait behind a tap (people.md P-32). */
  beside: ['alone', 'helped'],
} as const

export type Display = {
  readonly [choice in keyof typeof displayChoices]: (typeof displayChoices)[choice][number]
}

export type DisplayChoice = keyof Display

export const plainDisplay: Display = {
  language: 'fr',
  text: 'normal',
  contrast: 'normal',
  spacing: 'normal',
  motion: 'normal',
  reading: 'standard',
  shortcut: 'on',
  beside: 'alone',
}

/** What was chosen, from what a form or a cookie says; what is no choice is as if nothing was said. */
export function displayOf(said: Readonly<Record<string, unknown>>): Display {
  const chosen = Object.entries(displayChoices).map(([choice, values]) => {
    const value = values.find((each) => each === said[choice])
    return [choice, value ?? values[0]]
  })
  return Object.fromEntries(chosen) as Display
}

/** « text=large&contrast=strong »: what is kept on the device. It says of nobody who he is. */
export function formatDisplay(display: Display): string {
  return new URLSearchParams(Object.fromEntries(chosenIn(display))).toString()
}

export function parseDisplay(text: string | undefined): Display {
  return displayOf(Object.fromEntries(new URLSearchParams(text ?? '')))
}

/** On the root of a page: the style sheet does the rest. The language has an attribute of its own. */
export function displayAttributes(display: Display): Html {
  const seen = chosenIn(display).filter(([choice]) => choice !== 'language')
  return html`${seen.map(([choice, value]) => html` data-${choice}="${value}"`)}`
}

function chosenIn(display: Display): readonly (readonly [DisplayChoice, string])[] {
  return (Object.keys(displayChoices) as DisplayChoice[])
    .map((choice) => [choice, display[choice]] as const)
    .filter(([choice, value]) => value !== displayChoices[choice][0])
}
