/** The whole style of a document's content. The policy of its page allows this text and no other, by its hash. */
export const documentContentStyle = `
:root { color-scheme: light dark; --ink: #14212b; --soft: #46525c; --sheet: #fff; --line: #b9b0a0; --fold: #f6f1e8; --tab: #0f5257 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f3eee4; --soft: #c3c9ca; --sheet: #1a2228; --line: #56626a; --fold: #12181c; --tab: #8bd8d3 }
}
:root[data-contrast="strong"] { --ink: #000; --soft: #000; --sheet: #fff; --line: #000; --fold: #fff; --tab: #00363a }
@media (prefers-color-scheme: dark) {
  :root[data-contrast="strong"] { --ink: #fff; --soft: #fff; --sheet: #000; --line: #fff; --fold: #000; --tab: #a8f0ec }
}
* { box-sizing: border-box }
html { font-size: 112.5%; background: var(--sheet) }
html[data-text="large"] { font-size: 168.75% }
html[data-text="largest"] { font-size: 225% }
html[data-spacing="wide"] { letter-spacing: .12em; word-spacing: .16em; --line-height: 1.8 }
body { margin: 0; padding: 1rem; color: var(--ink); font: 1rem/var(--line-height, 1.5) system-ui, sans-serif; overflow-wrap: break-word; font-variant-numeric: tabular-nums }
main { max-width: 68ch; margin: 0 auto }
h1 { margin: 0 0 .5rem; font-size: 1.44rem; line-height: 1.25 }
h2 { margin: 1.75rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.2rem; line-height: 1.25 }
h3, h4 { margin: 1.25rem 0 .25rem; font-size: 1rem }
p { margin: .5rem 0 }
ul, ol { margin: .5rem 0; padding-left: 1.5rem }
li > p { margin: 0 }
dl.facts { margin: 1rem 0; padding: .75rem 1rem; background: var(--fold); border-radius: 6px }
dl.facts div { display: flex; flex-wrap: wrap; gap: 0 .75rem }
dt { flex: 0 0 6rem; color: var(--soft) }
dd { flex: 1 1 9rem; margin: 0 }
.table { margin: 1rem 0; overflow-x: auto }
.table:focus-visible { outline: 3px solid var(--tab); outline-offset: 2px }
table { border-collapse: collapse; min-width: 100% }
caption { padding-bottom: .5rem; font-weight: 640; text-align: left }
th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top }
th { background: var(--fold) }
img { max-width: 100%; height: auto }
.no-image { padding: .75rem; border: 1px dashed var(--line); color: var(--soft) }
@media print { html { font-size: 14pt } .table { overflow: visible } h2, tr { break-inside: avoid } }
`

/** The same, of the page that is printed: what is around the document stays on the screen. */
export const documentPrintStyle = `${documentContentStyle}
nav { max-width: 68ch; margin: 0 auto 1.5rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 6px }
a { color: var(--tab); padding: .35rem 0; display: inline-block }
a:focus-visible { outline: 3px solid var(--tab); outline-offset: 2px }
html[data-print="large"] { font-size: 150% }
@media print {
  :root, :root[data-contrast="strong"] { color-scheme: light; --ink: #000; --soft: #222; --sheet: #fff; --fold: #fff; --line: #777 }
  nav { display: none }
  html[data-print="large"] { font-size: 20pt }
  main { max-width: none }
  body { padding: 0 }
}
`
