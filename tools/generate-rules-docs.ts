/** Writes docs/rules.md, docs/access-matrix.md and docs/refusals.md from the law itself: `node tools/generate-rules-docs.ts`. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { valueSetTables } from '../core/codes/tables/catalogue.generated.ts'
import { classOfType, displayOf } from '../core/codes/value-sets.ts'
import { cellFor, openMatrix } from '../core/rules/access-matrix.ts'
import {
  type MatrixProfession,
  matrixProfessions,
  provisionalMatrix,
} from '../core/rules/provisional-matrix.ts'
import { refusalSentences } from '../core/rules/refusals.ts'
import { ruleBook, rulesNotBuilt } from '../core/rules/rule-book.ts'
import { defaultRuleSettings, ruleSettings } from '../core/rules/settings.ts'
import { ruleChapters, ruleIdsOf } from './rule-chapters.ts'

const root = resolve(import.meta.dirname, '..')
const ruleId = /\b(?:LIF|CON|MAT|EMG|VIS|CNT|TRA|FEED|PHA|EHDS)-\d\d\b/g

export type Implementation = { readonly carriers: readonly string[]; readonly tests: readonly string[] }

export function generateRulesDocs(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/rules.md', rulesPage()],
    ['docs/access-matrix.md', matrixPage()],
    ['docs/refusals.md', refusalsPage()],
  ])
}

/** For each rule: what carries it in the code, and the tests whose title names it, wherever they are. */
export function implementations(): ReadonlyMap<string, Implementation> {
  const found = new Map<string, { carriers: string[]; tests: string[] }>()
  const of = (id: string) => {
    if (!found.has(id)) found.set(id, { carriers: [], tests: [] })
    return found.get(id)!
  }
  for (const file of globSync('{core,server,kit,web,conformance,tools,bench}/**/*.ts', {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  }).toSorted()) {
    const source = readFileSync(resolve(root, file), 'utf8')
    if (/\.(test|story)\.ts$/.test(file))
      for (const [title, ids] of titlesIn(source))
        for (const id of ids) of(id).tests.push(isOfTheLaw(file) ? title : `${title} (${basename(file)})`)
    else
      for (const [, comment, name] of source.matchAll(carrier))
        for (const id of rulesIn(isOfTheLaw(file) ? comment! : sourcesIn(comment!)))
          of(id).carriers.push(`\`${name}\` (${isOfTheLaw(file) ? basename(file) : file})`)
  }
  return found
}

const carrier = /\/\*\*((?:(?!\*\/).)*)\*\/\s*export (?:async )?(?:function\*?|const) (\w+)/gs

/** Beside a decision, a comment that names a rule carries it; elsewhere, by its source alone: « see TRA-05 » is no claim. */
function isOfTheLaw(file: string): boolean {
  return file.startsWith('core/rules/')
}

function sourcesIn(comment: string): string {
  return (comment.match(/@(?:law|spec) .*/g) ?? []).join('\n')
}

/** `[LIF-13] [T-48, TRA-15]` */
const brackets = /\[[A-Z]+-\d+(?:, ?[A-Z]+-\d+)*\]/g

/** Each title with the rules between its brackets, and without them. */
function titlesIn(source: string): readonly (readonly [title: string, ids: readonly string[]])[] {
  return [...source.matchAll(/\btest\(\s*(['`])(.*?)\1\s*,/gs)].map(([, , title]) => {
    const named = title!.match(brackets) ?? []
    const sentence = title!.replaceAll(brackets, '').replaceAll(/\$\{.*?\}/g, '…')
    return [sentence.replaceAll(/\s+/g, ' ').trim(), rulesIn(named.join())]
  })
}

function rulesIn(text: string): readonly string[] {
  return [...new Set(text.match(ruleId) ?? [])]
}

function rulesPage(): string {
  const known = implementations()
  const rows = Object.entries(ruleBook).map(([id, { sentence, source }]) => {
    const { carriers, tests } = known.get(id) ?? { carriers: [], tests: [] }
    return row([id, sentence, source, carriers.join('<br>'), tests.join('<br>')])
  })
  const chapters = ruleChapters.map((chapter) => {
    const ids = ruleIdsOf(chapter)
    return row([chapter.title, `${ids.filter((id) => ruleBook[id] !== undefined).length} sur ${ids.length}`])
  })
  const lacking = Object.entries(ruleBook).flatMap(([id, { lacks }]) =>
    lacks === undefined ? [] : [row([id, lacks])],
  )
  const absent = Object.entries(rulesNotBuilt).map(([id, reason]) => row([id, reason]))
  const settings = Object.entries(ruleSettings).map(([name, { byDefault, sentence, source }]) =>
    row([`\`${name}\``, `\`${JSON.stringify(byDefault)}\``, sentence, source]),
  )
  return `# Les règles mises en œuvre

Après cette page, vous savez quelle règle de droit s’applique, d’où elle vient, ce qui la porte dans le code, quels tests la vérifient, et laquelle n’est pas encore bâtie.

${producedBy}

Les tests portent l’identifiant de la règle entre crochets dans leur titre\u202f; ceux qui ne sont pas à côté de la règle sont suivis de leur fichier\u00a0: une histoire (\`.story.ts\`) passe par les vraies portes. L’ordre des contrôles d’une décision est celui de \`core/rules/decide.ts\`\u00a0: état du DMP, droit fonctionnel, profession dans la matrice, blocage, autorisation ou urgence, puis pour chaque document la matrice et la confidentialité. Le premier non l’emporte, et ce que rien ne permet est refusé.

| Règle | En une phrase | Source | Dans le code | Tests |
|---|---|---|---|---|
${rows.join('\n')}

## Ce qui manque à une règle mise en œuvre

Ce que la spécification demande de plus, que rien ici ne fait, et pourquoi.

| Règle | Ce qui manque |
|---|---|
${lacking.join('\n')}

## Ce qui n’est pas encore bâti

Ces règles de la spécification n’ont rien ici qui les porte\u00a0: ce qu’elles demandent est absent, jamais simulé.

| Règle | Pourquoi |
|---|---|
${absent.join('\n')}

| Chapitre | Règles mises en œuvre |
|---|---|
${chapters.join('\n')}

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
