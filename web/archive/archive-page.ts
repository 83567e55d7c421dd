/** The frame of the pages inside an archive: one file each, nothing loaded, opened by a double click. */
import { type Html, html, renderPage, scriptText, styleText } from '../html.ts'
import { documentContentStyle } from '../patient/document-content-style.ts'

const style = `${documentContentStyle}
a { color: var(--tab) }
.links a, p > a:only-child { display: inline-block; min-height: 2.75rem; padding: .6rem .25rem .6rem 0 }
a:focus-visible { outline: 3px solid var(--tab); outline-offset: 2px }
nav { max-width: 68ch; margin: 0 auto 1rem }
dl div { display: flex; flex-wrap: wrap; gap: 0 .75rem }
dl dt { flex: 0 1 14rem }
dl dt, dl dd { min-width: 0; overflow-wrap: anywhere }
.keep { padding: .75rem 1rem; border: 2px solid var(--line); border-radius: 6px; font-weight: 640 }
.entry { margin: 1rem 0; padding-bottom: .5rem; border-bottom: 1px solid var(--line) }
.entry p { margin: .15rem 0 }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none }
.links.apart { flex-direction: column }
.soft { color: var(--soft) }
.search label { display: block; font-weight: 640 }
.search input { box-sizing: border-box; width: 100%; max-width: 28rem; min-height: 2.75rem; padding: .5rem; border: 2px solid var(--line); border-radius: 6px; background: transparent; color: inherit; font: inherit }
.search input:focus-visible { outline: 3px solid var(--tab); outline-offset: 2px }
[hidden] { display: none }
.chips { display: flex; flex-wrap: wrap; gap: .25rem .5rem; margin: .25rem 0; padding: 0; list-style: none }
.chips li { min-width: 0; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 6px; overflow-wrap: anywhere }
.access { margin: 1rem 0; padding-bottom: .5rem; border-bottom: 1px solid var(--line) }
.access p { margin: .15rem 0 }
.access svg { width: 1rem; height: 1rem }
.off-screen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
`

/** Forbids what the pages never do, should a document hold what we did not see. */
export const archivePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** Our own, in the page itself: `hash`, SHA-256 in base64, is all that the policy lets run. */
export type InlineScript = { readonly source: string; readonly hash: string }

/** Of a page that holds one. */
export function policyWith({ hash }: InlineScript): string {
  return `${archivePolicy}; script-src 'sha256-${hash}'`
}

/** In parts, so that a long page need not stand in memory: what comes before the body, and after. */
export function archivePageParts(title: string): { readonly head: string; readonly foot: string } {
  const [head = '', foot = ''] = archivePage({ title, body: html`${placeOfBody}` }).split(placeOfBody)
  return { head, foot }
}

const placeOfBody = '\u0000'

export type ArchivePage = {
  readonly title: string
  readonly body: Html
  /** What leads elsewhere. */
  readonly around?: Html
  /** Of the body, when it may be another than ours. */
  readonly language?: string
  readonly script?: InlineScript | undefined
}

export function archivePage({ title, body, around, language, script }: ArchivePage): string {
  return renderPage(html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${script === undefined ? archivePolicy : policyWith(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${styleText(style)}</style>
</head>
<body>
${around}
<main${language !== undefined && html` lang="${language}"`}>
${body}
</main>
${script && html`<script type="module">${scriptText(script.source)}</script>`}
</body>
</html>`)
}
