import assert from 'node:assert/strict'
import test from 'node:test'
import type { Block, ReadableDocument } from '@carnet/core/model/readable-document.ts'
import { documentAloud } from './document-aloud.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] })

function said(...blocks: readonly Block[]): readonly string[] {
  const document: ReadableDocument = {
    title: 'Lettre de sortie',
    effectiveTime: '20260303140000+0100',
    language: 'fr-FR',
    patient: { name: 'Amina Diallo' },
    authors: [],
    sections: [{ title: 'Évolution', blocks, sections: [] }],
    attachments: [],
  }
  return documentAloud(document).slice(3)
}

test('[P-05] a document is read aloud from its title and its day to its last plain passage', () => {
  assert.deepEqual(said(paragraph('Retour au domicile le 3 mars à 14 h 10.')), [
    'Retour au domicile le 3 mars à 14 heures 10.',
  ])
  assert.deepEqual(said(paragraph('Vue par le Dr Benali et Mme Diop, à 40 %.')), [
    'Vue par le Docteur Benali et Madame Diop, à 40 pour cent.',
  ])
  const list: Block = { kind: 'list', ordered: false, items: [[paragraph('Repos')], [paragraph('Marche')]] }
  assert.deepEqual(said(list), ['Repos', 'Marche'])
})

test('[P-05] a table, a code or an abbreviation is left to the screen, and it is said once', () => {
  const onScreen = 'Un passage est à lire à l’écran.'
  const table: Block = { kind: 'table', caption: [], head: [], body: [] }
  for (const text of ['TA normale', 'Hb 13 g/dL', 'Code 11502-2', 'CRP basse', 'CO2', 'Voir [1]', 'pH acide'])
    assert.deepEqual(said(paragraph(text)), [onScreen], text)
  assert.deepEqual(said(table, paragraph('IRM'), paragraph('Fin.'), paragraph('ECG')), [
    onScreen,
    'Fin.',
    onScreen,
  ])
})
