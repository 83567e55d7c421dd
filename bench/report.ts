/**
 * The results as a table, and as docs/exploiter/performances.md. `node bench/report.ts` writes the page again from
 * bench/results/latest.json and growth.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bars } from './bars.ts'
import { type Growth, type GrowthRow, type Results, type Row, readGrowth, readResults } from './results.ts'

const columns: readonly { readonly title: string; readonly text: (row: Row) => string }[] = [
  { title: 'Mesure (row)', text: ({ name }) => name },
  { title: 'Clients', text: ({ clients }) => String(clients) },
  { title: 'Par s (rate)', text: ({ perSecond }) => number(perSecond) },
  { title: 'p50 ms', text: ({ p50Ms }) => number(p50Ms) },
  { title: 'p95 ms', text: ({ p95Ms }) => number(p95Ms) },
  { title: 'p99 ms', text: ({ p99Ms }) => number(p99Ms) },
  { title: 'Plafond/s (ceiling)', text: ({ ceilingPerSecond }) => number(ceilingPerSecond) },
  { title: 'Rapport (ratio)', text: ({ name, ratio }) => ratioText(name, ratio) },
]

export function formatTable({ rows }: Pick<Results, 'rows'>, { head = true } = {}): string {
  const widths = columns.map(({ title }) => Math.max(title.length, 9))
  widths[0] = 17
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, rank) => (rank === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[rank]!)))
      .join('  ')
  return [
    ...(head ? [line(columns.map(({ title }) => title))] : []),
    ...rows.map((row) => line(columns.map(({ text }) => text(row)))),
  ].join('\n')
}

const growthColumns: readonly { readonly title: string; readonly text: (row: GrowthRow) => string }[] = [
  { title: 'Mesure (row)', text: ({ name }) => name },
  { title: 'Documents (base)', text: ({ baseDocuments }) => number(baseDocuments) },
  { title: 'Par s (rate)', text: ({ perSecond }) => number(perSecond) },
  { title: 'Blocs par réponse', text: ({ blocks }) => number(blocks) },
  { title: 'Serveur ms', text: ({ serverMs }) => number(serverMs) },
]

/** Each measure on the small base, then on the large one. */
export function formatGrowth(rows: readonly GrowthRow[]): string {
  return [growthColumns.map(({ title }) => title), ...bySize(rows)]
    .map((cells) => cells.map((cell, rank) => (rank === 0 ? cell.padEnd(17) : cell.padStart(17))).join('  '))
    .join('\n')
}

function bySize(rows: readonly GrowthRow[]): readonly (readonly string[])[] {
  return [...Map.groupBy(rows, ({ name }) => name).values()]
    .flat()
    .map((row) => growthColumns.map(({ text }) => text(row)))
}

function growthSection({ commit, machine, at, rows }: Growth): string {
  const cells = (values: readonly string[]) => `| ${values.join(' | ')} |`
  return `
## Quand la base grandit

Les mêmes requêtes, sur les mêmes dossiers, quand les autres personnes ont dix mille puis un million de documents\u00a0: ce que coûte une réponse ne doit pas suivre. Les blocs sont ceux que PostgreSQL a lus (8 Kio, en mémoire ou sur le disque)\u00a0; ils ne dépendent pas de ce que fait la machine par ailleurs. Pour mesurer chez vous\u00a0: \`npm run bench -- --growth\`.

Mesuré le ${at.slice(0, 10)} à la révision \`${commit}\`, 4 clients, sur\u00a0: ${frenchSpaces(machine)}.

${cells(growthColumns.map(({ title }) => title.replace(/ \(.*\)/, '')))}
${cells(growthColumns.map((_, rank) => (rank === 0 ? '---' : '--:')))}
${bySize(rows).map(cells).join('\n')}
`
}

/** French, for an operator. */
export function formatPage({ commit, machine, at, rows }: Results, growth?: Growth): string {
  const cells = (values: readonly string[]) => `| ${values.join(' | ')} |`
  const notes = Map.groupBy(rows, ({ note }) => note)
  return `# Performances

Après cette page, vous saurez ce que Carnet tient sur une machine de deux cœurs, et comment le mesurer chez vous.

Elle est faite par \`node bench/report.ts\` à partir de \`bench/results/latest.json\`. Pour mesurer chez vous\u00a0:

\`\`\`sh
npm run bench
\`\`\`

Mesuré le ${at.slice(0, 10)} à la révision \`${commit}\`, sur\u00a0: ${frenchSpaces(machine)}.

Le générateur de charge, PostgreSQL et le serveur se partagent cette machine. Lisez donc d’abord la colonne « Rapport\u00a0»\u00a0: elle compare, dans les mêmes secondes, le produit à son plafond, c’est-à-dire les mêmes requêtes SQL et les mêmes octets écrits directement, sans notre code. Chaque valeur est la médiane de paires alternées (plafond, produit, plafond, produit…).

${cells(columns.map(({ title }) => title.replace(/ \(.*\)/, '')))}
${cells(columns.map((_, rank) => (rank === 0 ? '---' : '--:')))}
${rows.map((row) => cells(columns.map(({ text }) => text(row)))).join('\n')}

Pour \`vihf-verify\`, la comparaison n’est pas un plafond mais la bibliothèque xml-crypto 6.3.2, sur les mêmes messages.

## Seuils

${cells(['Seuil', 'Mesuré', 'Tenu'])}
${cells(['---', '--:', '---'])}
${bars
  .flatMap((bar) => {
    const measured = bar.measure(rows)
    return measured === undefined
      ? []
      : [cells([bar.french, measured.text, measured.passes ? 'oui' : '**non**'])]
  })
  .join('\n')}

## Conditions de chaque mesure

${[...notes].map(([note, those]) => `- ${[...new Set(those.map(({ name }) => `\`${name}\``))].join(', ')}\u00a0: ${frenchSpaces(note)}.`).join('\n')}
${growth === undefined ? '' : growthSection(growth)}`
}

function number(value: number | null): string {
  if (value === null) return '–'
  return value.toLocaleString('fr-FR', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })
}

function ratioText(name: string, ratio: number | null): string {
  if (ratio === null) return '–'
  return name === 'vihf-verify' || name === 'rss-45mb' ? `× ${number(ratio)}` : `${number(ratio * 100)} %`
}

/** What the notes of the results write with plain spaces. */
function frenchSpaces(text: string): string {
  return text
    .replaceAll(' :', '\u00a0:')
    .replace(/ ([;!?%])/g, '\u202f$1')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
}

if (import.meta.main) {
  const page = path.resolve(import.meta.dirname, '../docs/exploiter/performances.md')
  mkdirSync(path.dirname(page), { recursive: true })
  writeFileSync(page, formatPage(readResults(), readGrowth()))
}
