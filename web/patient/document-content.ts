/**
 * The page inside the sandboxed frame: a CDA made readable, with our markup and our one style sheet.
 * It holds no script, no link and no address to load; its policy is
 * `default-src 'none'; style-src '<hash of documentContentStyle>'; img-src data:; sandbox`. Spec: people.md P-05.
 */
import type { ReadableDocument, ReadableSection } from '@carnet/core/model/readable-document.ts'
import { type Display, displayAttributes, plainDisplay } from '../display.ts'
import { type Html, html, renderPage, styleText } from '../html.ts'
import { documentPrintUrl, documentUrl } from '../urls.ts'
import { birthDateInWords, dtmInWords } from '../words/dates.ts'
import { printing, content as words } from '../words/document.ts'
import { gluedSigns } from '../words/typography.ts'
import { blocksToHtml } from './document-block.ts'
import { documentContentStyle, documentPrintStyle } from './document-content-style.ts'

/** `display`: the frame looks as the page around it. */
export function documentContentPage(document: ReadableDocument, display: Display = plainDisplay): string {
  return renderPage(html`<html lang="${languageOf(document)}"${displayAttributes(display)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.title}</title>
<style>${styleText(documentContentStyle)}</style>
</head>
<body>
<main>
${documentContent(document)}
</main>
</body>
</html>`)
}

/** The same on a page of its own, whole, to be printed by the menu of the browser: as little is loaded or run there. */
export function documentPrintPage(
  document: ReadableDocument,
  { id, large, display }: { readonly id: string; readonly large: boolean; readonly display: Display },
): string {
  return renderPage(html`<html lang="${languageOf(document)}"${displayAttributes(display)}${large && html` data-print="large"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.title}</title>
<style>${styleText(documentPrintStyle)}</style>
</head>
<body>
<nav lang="fr" aria-label="${printing.about}">
<p>${printing.how}</p>
<p><a href="${documentPrintUrl(id, !large)}">${large ? printing.ordinary : printing.large}</a></p>
<p><a href="${documentUrl(id)}">${printing.back}</a></p>
</nav>
<main>
${documentContent(document)}
</main>
</body>
</html>`)
}

/** Whose it is, then what it says; who wrote it and when comes last: it would fill the first screen of a telephone. */
export function documentContent(document: ReadableDocument): Html {
  const { patient, title, sections } = document
  return html`<h1>${gluedSigns(title)}</h1>
${factList([
  [words.patient, patient.name],
  [words.born, patient.birthDate === undefined ? '' : birthDateInWords(patient.birthDate)],
])}
${sections.length === 0 && html`<p>${words.empty}</p>`}
${sections.map((section) => sectionToHtml(section, 2))}
${origin(document)}`
}

function origin(document: ReadableDocument): Html | false {
  const written = document.authors.map(({ name, speciality, organisation }) =>
    [name, speciality, organisation].filter(Boolean).join(', '),
  )
  return factList([
    [words.writtenBy, written.join(' ; ')],
    [words.writtenOn, dtmInWords(document.effectiveTime)],
    [words.careOf, document.serviceTime === undefined ? '' : dtmInWords(document.serviceTime)],
    [words.keptBy, document.custodian ?? ''],
  ])
}

/** Those that the document gives. */
function factList(facts: readonly (readonly [name: string, value: string])[]): Html | false {
  const given = facts.filter(([, value]) => value !== '')
  return (
    given.length > 0 &&
    html`<dl class="facts">${given.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
  )
}

/** A section without title adds no level, so that no heading is ever skipped. */
function sectionToHtml(section: ReadableSection, level: number): Html {
  const titled = section.title !== ''
  const below = titled ? level + 1 : level
  return html`<section>
${titled && headingOf(level, section.title)}
${blocksToHtml(section.blocks, below)}
${section.sections.map((inner) => sectionToHtml(inner, below))}
</section>`
}

function headingOf(level: number, title: string): Html {
  if (level === 2) return html`<h2>${title}</h2>`
  if (level === 3) return html`<h3>${title}</h3>`
  return html`<h4>${title}</h4>`
}

/** A language tag that a document invents would mislead a screen reader: French unless it has the shape of one. */
export function languageOf({ language }: ReadableDocument): string {
  return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(language) ? language : 'fr'
}
