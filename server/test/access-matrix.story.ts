/** What a patient reads of the rights of each profession is what the decision answers, box by box. rules.md MAT-04, MAT-05. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { documentTypesAt } from '@carnet/core/codes/value-sets.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import { decideDocument } from '@carnet/core/rules/decide.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import { urls } from '@carnet/web/urls.ts'
import { typeInWords } from '@carnet/web/words/document-types.ts'
import { patientNamed } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { runningCarnet } from './running-carnet.ts'
import { typeWatching } from './type-watching.ts'

test('a patient sees what each profession may read', async (t) => {
  const carnet = await runningCarnet(t)
  const platform = platformOf(t, carnet)
  const now = platform.clock.now()
  const { open } = await logIn(carnet, patientNamed(carnet, 'amina-benali'))
  const first = (await open(urls.accessMatrix)).html
  const professions = [...first.matchAll(/<option value="([^"]+)"[^>]*>([^<]+)</g)].map(
    ([, value = '', words = '']) => ({ value, words }),
  )
  const pageOf = async (value: string) =>
    (await open(`${urls.accessMatrix}?profession=${encodeURIComponent(value)}`)).html

  await t.test(
    'the screen is the answer of the decision, for every profession and every type [MAT-04]',
    async () => {
      let boxes = 0
      for (const { value } of professions) {
        const [code = '', system = ''] = value.split('^')
        const told = [...(await pageOf(value)).matchAll(/<tr role="row"><th scope="row"[^>]*>(.*?)<\/tr>/gs)]
          .map(([, cells = '']) => cells.replace(/<[^>]+>/g, '').replace(/\s+/g, ' '))
          .toSorted()
        const expected = documentTypesAt(now)
          .map(({ code: typeCode, system: typeSystem, display }) => {
            const plain = typeInWords(typeCode, display)
            const name = plain === display ? display : `${plain} ${display}`
            const read = mayRead({ system, code }, { typeSystem, typeCode })
            return escaped(`${name}Lecture\u00a0: ${read ? 'accessible' : 'non accessible'}`)
          })
          .toSorted()
        assert.deepEqual(told, expected, value)
        boxes += told.length
      }
      assert.ok(professions.length >= 19)
      assert.equal(boxes, professions.length * documentTypesAt(now).length)
    },
  )

  await t.test('the eleven categories, each with its count [MAT-04]', () => {
    assert.equal([...first.matchAll(/<summary>/g)].length, 11)
    assert.match(first, /\d+\u00a0accessibles? sur \d+</)
  })

  await t.test(
    'another matrix is looked at, confirmed by somebody, and taken whole or not at all [MAT-03]',
    async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-matrices-'))
      t.after(() => rmSync(folder, { recursive: true }))
      const operator = { ...carnet, config: { ...carnet.config, matrixFolder: folder } }
      const type = (...words: readonly string[]) => typeWatching(operator, 'matrix', ...words)
      const { stdout: exported } = await type('export')
      assert.match(exported, /^version;effectiveFrom;professionSystem;/)
      // A nurse’s box closes, and the type that no row names is told.
      const [header, ...rows] = exported.trimEnd().split('\n')
      const nursesReport = rows.find((row) => /;60;.*;11488-4;.*;1$/.test(row))!
      const kept = rows.filter((row) => !row.includes(';BIL_AUTO;'))
      const changed = kept.map((row) => (row === nursesReport ? row.replace(/1$/, '0') : row))
      const official = changed.map((row) => row.replace(/^[^;]+;[^;]+/, 'officielle-1;2099-01-01'))
      const file = path.join(carnet.demoFolder, 'officielle.csv')
      writeFileSync(file, [header, ...official, ''].join('\n'))

      const preview = await type('preview', 'officielle.csv')
      assert.equal(preview.code, 0)
      assert.match(preview.stdout, /Infirmier\u00a0: .*11488-4 /)
      assert.match(preview.stdout, /ne nomme pas .*BIL_AUTO/)
      assert.deepEqual(readdirSync(folder), [])

      writeFileSync(path.join(carnet.demoFolder, 'fausse.csv'), [header, `${official[0]}x`, ''].join('\n'))
      const wrong = await type('import', 'fausse.csv', '--by', 'Nina')
      assert.equal(wrong.code, 3)
      assert.match(wrong.stderr, /ligne 2, read/)
      assert.equal((await type('import', 'officielle.csv')).code, 2, 'somebody confirms it')
      assert.deepEqual(readdirSync(folder), [])

      assert.equal((await type('import', 'officielle.csv', '--by', 'Nina')).code, 0)
      assert.deepEqual(readFileSync(path.join(folder, 'officielle.csv')), readFileSync(file))
      const { stdout: list } = await type('list')
      assert.match(list, /^La matrice en vigueur est PROVISOIRE/)
      assert.match(list, /^provisoire-1\t.*\ten vigueur\tprovisoire\t/m)
      assert.match(list, /^officielle-1\t2099-01-01\t\tpubliée\t/m)
      assert.match(list, /\tNina\tofficielle-1\t2099-01-01\t\+0\t−\d+\t/)
      assert.equal((await type('import', 'officielle.csv', '--by', 'Nina')).code, 3, 'once')
    },
  )

  await t.test('it says that the rules are provisional [MAT-05]', () => {
    assert.match(first, /Règles provisoires/)
  })

  await t.test('a profession that is none of the table reads nothing, and the page says so', async () => {
    assert.match(await pageOf('99^1.2.3'), /n’est pas dans le tableau/)
  })

  await t.test('every page of the carnet leads to it', async () => {
    assert.ok((await open(urls.documents)).html.includes(`href="${urls.accessMatrix}"`))
  })

  function mayRead(
    { system, code }: { readonly system: string; readonly code: string },
    type: Pick<DocumentFacts, 'typeSystem' | 'typeCode'>,
  ): boolean {
    const caller = { ...they.doctor, profession: { system, code, specialities: [] } }
    return decideDocument({
      caller,
      record: they.record({ authorisations: [they.permit(caller)] }),
      document: they.document(type),
      access: { action: 'readDocument', mode: 'normal' },
      settings: platform.settings,
      matrix: platform.matrixAt(now),
      now,
    }).allowed
  }
})

test('when an official matrix is in force, the page says its boxes and no longer that they are provisional [MAT-05]', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-matrix-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const [g15, loinc] = ['1.2.250.1.71.1.2.7', '2.16.840.1.113883.6.1']
  writeFileSync(
    path.join(folder, 'officielle.csv'),
    `version;effectiveFrom;professionSystem;professionCode;professionLabel;categoryCode;typeSystem;typeCode;typeLabel;read
essai;2024-01-01;${g15};60;Infirmier;10;${loinc};11488-4;Consultation;1
essai;2024-01-01;${g15};60;Infirmier;42;${loinc};57833-6;Prescription;0
`,
  )
  const carnet = await runningCarnet(t, { CARNET_MATRIX: folder })
  const { open } = await logIn(carnet, patientNamed(carnet, 'amina-benali'))
  const { html } = await open(urls.accessMatrix)
  assert.doesNotMatch(html, /Règles provisoires/)
  assert.deepEqual(
    [...html.matchAll(/<option [^>]*>([^<]+)</g)].map(([, words]) => words),
    ['Infirmier'],
  )
  const readable = html
    .split('<tr role="row">')
    .filter((row) => row.includes('>accessible<'))
    .map((row) => /<th scope="row"[^>]*>([^<]+)/.exec(row)?.[1]?.trim())
  assert.deepEqual(readable, ['Compte rendu de consultation'])
})

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;')
}
