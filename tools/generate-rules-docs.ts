/** Writes docs/rules.md, docs/access-matrix.md and docs/refusals.md from the law itself: `node tools/generate-rules-docs.ts`. */
import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { valueSetTables } from '../core/codes/tables/catalogue.generated.ts'
import { classOfType, displayOf } from '../core/codes/value-sets.ts'
import { cellFor, openMatrix } from '../core/rules/access-matrix.ts'
import {
  type MatrixProfession,
  matrixProfessions,
  provisionalMatrix,
} from '../core/rules/provisional-matrix.ts'
import { refusalSentences } from '../core/rules/refusals.ts'
import { ruleBook } from '../core/rules/rule-book.ts'
import { defaultRuleSettings, ruleSettings } from '../core/rules/settings.ts'
import { ruleChapters, ruleIdsOf } from './rule-chapters.ts'

const root = resolve(import.meta.dirname, '..')
const folder = 'core/rules'
const ruleId = /\b(?:LIF|CON|MAT|EMG|VIS|CNT|TRA|FEED|PHA|EHDS)-\d\d\b/g

export type Implementation = { readonly functions: readonly string[]; readonly tests: readonly string[] }

export function generateRulesDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/rules.md', rulesPage()],
    ['docs/access-matrix.md', matrixPage()],
    ['docs/refusals.md', refusalsPage()],
  ])
}

/** For each rule: the functions whose comment names it, the tests whose title names it. */
export function implementations(): ReadonlyMap<string, Implementation> {
  const found = new Map<string, { functions: string[]; tests: string[] }>()
  const of = (id: string) => {
    if (!found.has(id)) found.set(id, { functions: [], tests: [] })
    return found.get(id)!
  }
  for (const file of readdirSync(resolve(root, folder)).sort()) {
    if (!file.endsWith('.ts')) continue
    const source = readFileSync(resolve(root, folder, file), 'utf8')
    if (file.endsWith('.test.ts'))
      for (const [, , title] of source.matchAll(/\btest\(\s*(['`])(\[.*?)\1,/gs))
        for (const id of rulesIn(title!))
          of(id).tests.push(title!.replace(/(\[[A-Z]+-\d\d\] ?)+/, '').replace(/\$\{.*?\}/g, '…'))
    else
      for (const [, comment, name] of source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\s*export function (\w+)/gs))
        for (const id of rulesIn(comment!)) of(id).functions.push(`\`${name}\` (${file})`)
  }
  return found
}

/** The rules that the title of a test names, wherever it is: beside a rule, or in a story through the doors. */
export function testedRules(): ReadonlySet<string> {
  const files = globSync('{core,server,kit,web,conformance,tools,bench}/**/*.{test,story}.ts', {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  })
  const titles = files.flatMap((file) =>
    [...readFileSync(resolve(root, file), 'utf8').matchAll(/\btest\(\s*(['`])(.*?)\1\s*,/gs)].map(
      ([, , title]) => title!,
    ),
  )
  return new Set(titles.flatMap(rulesIn))
}

function rulesIn(text: string): readonly string[] {
  return [...new Set(text.match(ruleId) ?? [])]
}

function rulesPage(): string {
  const known = implementations()
  const tested = testedRules()
  const untested = ruleChapters.map((chapter) => {
    const ids = ruleIdsOf(chapter)
    const without = ids.filter((id) => !tested.has(id))
    return row([chapter.title, `${ids.length - without.length} sur ${ids.length}`, without.join(', ')])
  })
  const rows = Object.entries(ruleBook).map(([id, { sentence, source }]) => {
    const { functions, tests } = known.get(id) ?? { functions: [], tests: [] }
    return row([id, sentence, source, functions.join('<br>'), tests.join('<br>')])
  })
  const settings = Object.entries(ruleSettings).map(([name, { byDefault, sentence, source }]) =>
    row([`\`${name}\``, `\`${JSON.stringify(byDefault)}\``, sentence, source]),
  )
  return `# Les règles mises en œuvre

Après cette page, vous savez quelle règle de droit s’applique, d’où elle vient, quelle fonction la porte et quels tests la vérifient.

${producedBy}

Les tests portent l’identifiant de la règle entre crochets dans leur titre. L’ordre des contrôles d’une décision est celui de \`core/rules/decide.ts\`\u00a0: état du DMP, droit fonctionnel, profession dans la matrice, blocage, autorisation ou urgence, puis pour chaque document la matrice et la confidentialité. Le premier non l’emporte, et ce que rien ne permet est refusé.

| Règle | En une phrase | Source | Fonctions | Tests |
|---|---|---|---|---|
${rows.join('\n')}

## Ce qu’aucun test ne nomme

Les règles de la spécification dont aucun test ne porte l’identifiant, ni à côté d’une règle ni par les portes. La plupart ne sont pas encore bâties\u00a0: elles sont absentes, jamais simulées. Quelques-unes sont des obligations du logiciel métier ou de l’exploitant.

| Chapitre | Nommées par un test | Les autres |
|---|---|---|
${untested.join('\n')}

## Réglages

«\u00a0Non vérifié\u00a0»\u00a0: aucun texte n’a confirmé la valeur, le réglage permet de la changer.

| Réglage | Valeur par défaut | Effet | Source |
|---|---|---|---|
${settings.join('\n')}
`
}

function matrixPage(): string {
  const types = valueSetTables.J66.at(-1)!.concepts.flatMap(([code, display, system]) => {
    const category = classOfType(code)
    return system === null || category === undefined || category.system !== categorySystem
      ? []
      : [{ code, display, system, classCode: category.code }]
  })
  const matrix = openMatrix(provisionalMatrix(types))
  const columns = [...new Map(matrixProfessions.map((each) => [each.row, each])).values()]
  const open = { ...defaultRuleSettings, roleProfessions: true }
  const reads = ({ system, code }: MatrixProfession, type: { system: string; code: string }) =>
    cellFor(matrix, { system, code, specialities: [] }, type.system, type.code, open) === 'read'
  const categories = [...new Set(types.map(({ classCode }) => classCode))].sort().map((category) => {
    const rows = types
      .filter(({ classCode }) => classCode === category)
      .map((type) =>
        row([
          `\`${type.code}\``,
          type.display,
          ...columns.map((column) => (reads(column, type) ? 'oui' : '·')),
        ]),
      )
    return `## ${category} ${displayOf('J57', category)}

| Code | Type | ${columns.map((_, at) => at + 1).join(' | ')} |
|---|---|${columns.map(() => '---|').join('')}
${rows.join('\n')}
`
  })
  const legend = columns.map(({ row: label }, at) => {
    const codes = matrixProfessions
      .filter((each) => each.row === label)
      .map(({ system, code }) => `${code} (${system})`)
    return row([String(at + 1), label, codes.join(', ')])
  })
  return `# Matrice d’habilitation provisoire

Après cette page, vous savez quelle profession lit quel type de document tant que le tableau officiel n’est pas importé.

${producedBy}

**Règles provisoires, en attente du tableau officiel** de l’arrêté du 26 octobre 2023. Seules les cases citées par la presse professionnelle et les ordres sont vérifiées\u202f; les autres suivent une règle par catégorie. Version \`${matrix.version}\`, ${matrix.cellCount} cases. La matrice ne régit que la consultation\u00a0: le patient et l’auteur lisent leurs documents sans elle.

«\u00a0oui\u00a0»\u00a0: la profession lit ce type, si le titulaire l’a autorisée et n’a pas masqué le document. Les professions à rôle (coordonnateur de parcours) n’ont pas d’effet par défaut.

| Colonne | Profession | Codes |
|---|---|---|
${legend.join('\n')}

${categories.join('\n')}`
}

function refusalsPage(): string {
  const rows = Object.entries(refusalSentences).map(([reason, sentence]) => row([`\`${reason}\``, sentence]))
  return `# Les refus

Après cette page, vous savez pour quelles raisons Carnet dit non, et en quels mots.

${producedBy}

La trace garde la raison exacte. La réponse, elle, ne distingue pas toujours\u00a0: DMP inconnu, opposé et fermé reçoivent la même réponse hors du test d’existence, et un document que l’appelant ne peut pas voir reçoit celle d’un document absent.

| Raison | Phrase |
|---|---|
${rows.join('\n')}
`
}

const producedBy = 'Page produite par `tools/generate-rules-docs.ts`.'
const categorySystem = '1.2.250.1.213.1.1.4.1'

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

if (import.meta.main)
  for (const [path, content] of generateRulesDocs()) writeFileSync(resolve(root, path), content)
