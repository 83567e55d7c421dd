import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import type { DirectoryLine } from '@carnet/core/model/directory.ts'
import { UnusableFile } from './arguments.ts'
import { readDirectoryFile } from './directory-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-annuaire-'))
after(() => rmSync(folder, { recursive: true }))

const person = "Identification nationale PP|Nom d’exercice|Prénom d'exercice|Code profession"

async function linesOf(text: string): Promise<readonly DirectoryLine[]> {
  const file = path.join(folder, 'annuaire.txt')
  writeFileSync(file, text)
  const lines: DirectoryLine[] = []
  for await (const batch of readDirectoryFile(file).batches) lines.push(...batch)
  return lines
}

test('columns are found by their names, whatever their order, their separator and their apostrophe', async () => {
  const [line] = await linesOf(
    `Code savoir-faire;Autre;${person.replaceAll('|', ';')};Numéro SIRET site;Raison sociale site;Code secteur d'activité\nSM54;x;810000000001;"MARTIN; DIT ""LE GRAND""";Anne;10;12345678900011;CABINET;SA07\n`,
  )
  assert.equal(line?.professional?.lastName, 'MARTIN; DIT "LE GRAND"')
  assert.equal(line?.professional?.speciality, 'SM54')
  assert.deepEqual(line?.structure?.id, '312345678900011')
})

test('the national number of a structure comes before its FINESS, and that before its SIRET', async () => {
  const heading =
    "Identifiant national de la structure|Numéro FINESS site|Numéro SIRET site|Raison sociale site|Code secteur d'activité"
  const found = await linesOf(
    [
      heading,
      '499900000017001|750100125|123|A|SA01',
      '|750100125|123|A|SA01',
      '||12345678900011|A|SA01',
    ].join('\n'),
  )
  assert.deepEqual(
    found.map(({ structure }) => structure?.id),
    ['499900000017001', '1750100125', '312345678900011'],
  )
})

test('who learns a profession is told from who practises it; a place that is not described is nobody’s', async () => {
  const [student, other] = await linesOf(
    `${person}|Code catégorie professionnelle|Numéro FINESS site|Raison sociale site|Code secteur d'activité\n810000000001|A|B|10|E|750100125||\n810000000002|A|B|10|C|750100125|CH|SA01\n`,
  )
  assert.notEqual(student?.professional?.professionSystem, other?.professional?.professionSystem)
  assert.deepEqual([student?.structure, other?.structure?.name], [undefined, 'CH'])
})

test('each fault is told by its line and its column, never by its value', async () => {
  const faulty = linesOf(
    `${person}|Actif\n810000000001|A|B|10|peut-être\n\nDUPONT|A|B|10|\n810000000003||B|10|oui\n`,
  )
  await assert.rejects(faulty, (error: Error) => {
    assert.ok(error instanceof UnusableFile)
    assert.match(
      error.message,
      /^Ligne 2[^\n]*Actif[^\n]*\nLigne 4[^\n]*nationale PP[^\n]*\nLigne 5[^\n]*Nom d'exercice/,
    )
    assert.ok(!error.message.includes('DUPONT'))
    return true
  })
})

test('a heading without its columns, an empty file and an absent one are said, not read', async () => {
  await assert.rejects(linesOf('nom|prénom\nA|B\n'), /ni «/)
  await assert.rejects(linesOf('Identification nationale PP|Code profession\n81|10\n'), /il manque «/)
  await assert.rejects(linesOf(''), /est vide/)
  await assert.rejects(async () => {
    for await (const _ of readDirectoryFile(path.join(folder, 'absent.txt')).batches);
  }, /ne se lit pas/)
})
