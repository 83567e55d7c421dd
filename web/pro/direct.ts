/** Between a software and the portal (TD0.9): what is said when the page that was asked for does not open at once. */
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import type { Surroundings } from '../ui/page/page.ts'
import { pro as words } from '../words/pro.ts'
import { proUrls } from './addresses.ts'
import { type Pro, saidPage } from './shell.ts'

/** Another site led here: nothing is opened in his name before he says so. `again`: this very address. */
export function confirmDirectPage(pro: Pro, again: string): string {
  const { title, means, confirm } = words.direct
  const more = html`<div class="actions">${linkButton(confirm, again, 'main')}</div>`
  return saidPage(pro, { title, lines: [means], more })
}

export function directOverPage(pro: Pro): string {
  const { title, text } = words.direct.over
  const more = html`<div class="actions">${linkButton(words.open, proUrls.open, 'main')}</div>`
  return saidPage(pro, { title, lines: [text], more })
}

/** Whoever he is: the address alone says it. */
export function unknownAddressPage(surroundings: Surroundings): string {
  const { title, text } = words.direct.unknown
  const more = html`<div class="actions">${linkButton(words.entry.title, proUrls.home, 'main')}</div>`
  return saidPage(surroundings, { title, lines: [text], more })
}
