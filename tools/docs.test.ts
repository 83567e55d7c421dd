import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { columnOf } from '../core/rules/functional-rights.ts'
import { defaultRuleSettings, ruleSettings } from '../core/rules/settings.ts'
import { operationOf, operations } from '../core/wire/soap/actions.ts'
import { iheOperations } from '../core/wire/soap/ihe-actions.ts'
import { xdsErrorCodes } from '../core/wire/xds/errors.ts'
import { parseXml } from '../core/wire/xml/read.ts'
import type { Markup } from '../core/wire/xml/write.ts'
import { transactions } from '../server/api/soap/transactions.ts'
import { readConfig } from '../server/config.ts'
import { settings } from '../server/settings.ts'
import { structureFaults, structureJudges } from '../server/test/structures/judges.ts'
import { generatedPages } from './docs.ts'
import { errorSentences } from './error-sentences.ts'
import { xdsSentences } from './generate-errors-page.ts'
import { callers } from './generate-transactions-page.ts'
import { blocksOf } from './markdown-blocks.ts'
import { examples, faultExample, indented, refusals } from './transaction-examples.ts'

const root = path.resolve(import.meta.dirname, '..')
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8')

test('making the generated pages again changes nothing', () => {
  const pages = generatedPages()
  assert.ok(pages.size >= 6)
  for (const [file, content] of pages) assert.equal(textOf(file), content, `${file} is stale: npm run docs`)
})

test('every setting that the server reads is in the reference, and nothing else is', () => {
  const read = [
    ...`${textOf('server/config.ts')}${textOf('server/config-france-connect.ts')}`.matchAll(
      /environment\.([A-Z\d_]+)|\('(CARNET_[A-Z\d_]+)'/g,
    ),
  ]
  const listed = settings.flatMap(({ name }) => name.split(', '))
  const names = read.map(([, direct, given]) => (direct ?? given)!)
  assert.deepEqual([...new Set(names)].toSorted(), listed.toSorted())
})

test('every XDS code said with a sentence is one of IHE’s', () => {
  const known: readonly string[] = xdsErrorCodes
  for (const { code, sentence } of xdsSentences()) assert.ok(known.includes(code), sentence)
})

test('the sentences of a file are found directly, through its functions, and with their severity', () => {
  const files = ['server/api/soap/cda-check.ts', 'core/wire/xds/registry-rules.ts']
  const found = files.flatMap((file) => errorSentences(file, 'XdsError'))
  const wanted = {
    'L’identifiant unique des métadonnées n’est pas celui du document CDA.': [
      'XDSRepositoryMetadataError',
      false,
    ],
    'Seuls les documents stables sont acceptés.': ['XDSRepositoryMetadataError', false],
    'Ce type de document est d’une version antérieure.': ['XDSRepositoryMetadataError', true],
    'Ce code n’est pas dans le jeu de valeurs … du DMP.': ['XDSRepositoryMetadataError', false],
  }
  for (const [sentence, [code, warning]] of Object.entries(wanted))
    assert.deepEqual(
      found.find((one) => one.sentence === sentence),
      { code, sentence, warning },
    )
})

test('the callers of the transactions page are those of the columns of the official table', () => {
  const record = { medecinTraitant: 'MT', authorisations: [] } as unknown as Parameters<typeof columnOf>[1]
  for (const { caller, column } of callers)
    assert.equal(columnOf(caller, record, defaultRuleSettings), column)
})

test('every code that plain IHE answers with is in its page', () => {
  const page = textOf('docs/integrer/ihe-base.md')
  const files = globSync(['core/wire/xds/registry/*.ts', 'server/{api/,}ihe/*.ts'], { cwd: root })
  const said = files
    .filter((file) => !/\.(test|test-data)\.ts$/.test(file))
    .map(textOf)
    .join('\n')
  const codes = xdsErrorCodes.filter((code) => said.includes(`'${code}'`))
  assert.ok(codes.length > 15)
  for (const code of codes) assert.ok(page.includes(`\`${code}\``), code)
})

test('every code that IHE lists is answered by something, or its page says why it is not', () => {
  const said = globSync(['core/wire/**/*.ts', 'server/{api,ihe}/**/*.ts'], { cwd: root })
    .filter((file) => !/\.(test|test-data)\.ts$|wire\/xds\/errors\.ts$/.test(file))
    .map(textOf)
    .join('\n')
  const [, never = ''] = textOf('docs/integrer/ihe-base.md').split('ne sont jamais envoyés')
  const excused = [...(never.match(/^\| `.*$/gm) ?? [])].flatMap((row) =>
    row.split(' | ')[0]!.match(/\w{6,}/g),
  )
  const unsaid = xdsErrorCodes.filter((code) => !said.includes(`'${code}'`))
  assert.deepEqual(unsaid.toSorted(), excused.toSorted())
})

test('every operation that the server answers is in the transactions page', () => {
  const page = textOf('docs/transactions.md')
  for (const { request } of [...Object.values(operations), ...Object.values(iheOperations)])
    assert.ok(page.includes(`}${request.name}\``))
})

test('each transaction has its example: its request, its answer, a refusal, indented without a change', () => {
  const trees = (text: string) => JSON.stringify(parseXml(Buffer.from(text.replace(/>\n\s*</g, '><'))))
  const judges = structureJudges()
  const requireAnswer = (answer: Markup | string, response: { name: string; namespace: string }) => {
    const { name, namespace } = parseXml(Buffer.from(String(answer)))
    assert.deepEqual({ name, namespace }, response)
    assert.deepEqual(structureFaults(judges, Buffer.from(String(answer))), [])
  }
  for (const operation of Object.values(operations)) {
    for (const { request, answer } of examples[operation.name]) {
      const asked = parseXml(Buffer.from(String(request)))
      assert.equal(operationOf(asked, operation.requestActions[0]).name, operation.name)
      requireAnswer(answer, operation.response)
      for (const one of [request, answer]) assert.equal(trees(indented(one)), trees(String(one)))
    }
    requireAnswer(refusals[operation.name].answer, operation.response)
    const shown = examples[operation.name].flatMap(({ codes }) => codes)
    for (const code of transactions[operation.name].codes) assert.ok(shown.includes(code), code)
  }
  assert.deepEqual(structureFaults(judges, Buffer.from(faultExample.text)), [])
})

test('whatever the code calls unverified is listed for its readers, and the list names no file that is not there', () => {
  const page = textOf('docs/non-verifie.md')
  const unverified = globSync(['core/**/*.ts', 'server/**/*.ts', 'kit/**/*.ts'], {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  })
    .filter((file) => !/\.(test|story)\.ts$|\/test\//.test(file))
    .filter((file) => /unverified|non vérifiée?/i.test(textOf(file)))
  assert.ok(unverified.length > 5)
  for (const file of unverified) assert.ok(page.includes(`\`${file}\``), `${file} is not in the page`)
  for (const [, file] of page.matchAll(/`((?:core|server|kit)\/[\w/.-]+\.ts)`/g)) textOf(file!)
  for (const [name, { source }] of Object.entries(ruleSettings))
    if (source.includes('non vérifié')) assert.ok(page.includes(`\`${name}\``), name)
})

/** rules.md §2.3, in its order; what bears another name here stands after it. */
const settingsOfTheLaw = {
  declared:
    `oppositionDelayDays suspensionOppositionDays archiveYears deletionRequestMaxMonths dureeAutorisationMonths
    medecinTraitantPrivilege medecinTravailLecture centre15Callers emergencyDefault blockedAuthorReadsOwn
    unlistedTypePolicy invisiblePatientWarnDays invisiblePatientMaxMonths cumulInvisiblePatientMasquePs
    fonctionsGestionMineurs ageMajorite ageCompteMineur historiqueSoinsMois patientFileTypes patientFileMaxMo
    patientDeleteMax carersMax helpedMax emergencyContactsMax otpDigits otpMinutes otpTries passwordMinLength
    serviceRecapDays remindersPerDayMax traceYearsAfterClosing lpsAutomaticSearchMaxYears`.split(/\s+/),
  notBuilt: ['technicalLogMonths', 'vitaleAssertionMinutes', 'pharmacyThreshold', 'pharmacyAmount'],
}

test('each setting of rules.md §2.3 is declared, or the page of the regimes says why it is not', () => {
  const page = textOf('docs/exploiter/regimes.md')
  for (const name of settingsOfTheLaw.declared) assert.ok(Object.hasOwn(ruleSettings, name), name)
  for (const name of settingsOfTheLaw.notBuilt) {
    assert.ok(!Object.hasOwn(ruleSettings, name), `${name} is declared`)
    assert.ok(page.includes(`\`${name}\``), name)
  }
})

/** The functions of a module, without the values above them. */
const afterDeclarations = (text: string) => text.slice(text.indexOf('export function'))

test('no setting of the law is declared and ignored: something reads each', () => {
  const [tests, declarations] = [/\.(test|story|test-data)\.ts$|\/test\//, 'core/rules/settings.ts']
  const code = globSync('{core,server,web,kit}/**/*.ts', {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  })
    .filter((file) => !tests.test(file) && file !== declarations)
    // Where the regimes that ship give their values, then read some.
    .map((file) => (file === 'core/rules/regimes.ts' ? afterDeclarations(textOf(file)) : textOf(file)))
    .join('\n')
  const ignored = Object.keys(ruleSettings).filter((name) => !new RegExp(`\\b${name}\\b`).test(code))
  assert.deepEqual(ignored, [])
})

test('the file of regimes that an operator copies from the page starts a server, and says what the page says', (t) => {
  const [example] = blocksOf(textOf('docs/exploiter/regimes.md'), 'json')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-regimes-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'regimes.json')
  const namesIn = (text: string) => {
    writeFileSync(file, text)
    return readConfig({ CARNET_REGIMES: file }, true).regimes
  }
  const [former, , region] = namesIn(example!)
  assert.equal(former.settings.medecinTraitantPrivilege, 'legacy2011')
  assert.deepEqual(region?.settings.dureeAutorisationMonths, { ps: 6, organisation: 12 })
  const [refusal] = blocksOf(textOf('docs/exploiter/regimes.md'), 'text')
  assert.throws(
    () => namesIn(example!.replace('"ps": 6', '"ps": 600')),
    (error: Error) =>
      error.message.replace(file, '/etc/carnet/regimes.json').replaceAll('\u00a0', ' ') === refusal!.trim(),
  )
})

test('every page opens with its title and what one can do after it', () => {
  const pages = globSync('docs/**/*.md', { cwd: root }).filter((file) => !file.includes('adr'))
  for (const file of pages) {
    const [title, blank, promise = ''] = textOf(file).split('\n')
    assert.match(title!, /^# \S/, file)
    assert.equal(blank, '', file)
    assert.match(promise, /^(Après cette page, |After this page you )/, file)
  }
})

test('every link from one page of the project to another leads to a file', () => {
  const pages = [...globSync('docs/**/*.md', { cwd: root }), ...globSync('*.md', { cwd: root })]
  for (const file of pages)
    for (const [, target] of textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      const found = globSync(path.posix.join(path.posix.dirname(file), target!), { cwd: root })
      assert.ok(found.length > 0, `${file} → ${target}`)
    }
})
