/** A message to the reader: what happened, what was kept, what to do. */
import { type Html, html } from '../../html.ts'

export type NoticeTone = 'plain' | 'attention' | 'urgent' | 'done'

/** `status` answers what the reader just did, so that a screen reader says it (RGAA 7.5). */
export function notice(tone: NoticeTone, body: Html | string, role?: 'status' | 'alert'): Html {
  return html`<div class="notice ${tone}"${role && html` role="${role}"`}>${
    typeof body === 'string' ? html`<p>${body}</p>` : body
  }</div>`
}
