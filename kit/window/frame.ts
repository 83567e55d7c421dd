/** The frame of the few pages that a program of the kit shows by itself: its style stands in the page, which nobody answers for later. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Html, html, renderPage, styleText } from '@carnet/web/html.ts'

const style = [
  '@carnet/web/tokens.css',
  '@carnet/web/ui/button/button.css',
  '@carnet/web/ui/field/field.css',
  '@carnet/web/ui/notice/notice.css',
  './window.css',
]
  .map((part) => readFileSync(fileURLToPath(import.meta.resolve(part)), 'utf8'))
  .join('\n')

/** As a policy names that style. */
export const frameStyle = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

export function framePage(title: string, body: Html): string {
  return renderPage(html`<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} — Carnet</title>
<link rel="icon" href="data:,">
<style>${styleText(style)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>`)
}
