import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hintsOf } from './file-hints.ts'

const about = { today: '2026-03-17', not: ['1950-02-01'] } as const

test('a file says its kind and its day by its name and by its first words [P-23]', () => {
  for (const [fileName, text, expected] of [
    ['IMG_20260312_101200.jpg', '', { day: '2026-03-12' }],
    ['Ordonnance Dr Martin 12-03-2026.pdf', '', { type: 'DOCPAT02', day: '2026-03-12' }],
    ['scan.pdf', 'Laboratoire du Parc\nRennes, le 3 février 2026', { type: 'DOCPAT05', day: '2026-02-03' }],
    ['scan.pdf', 'Compte rendu d’échographie du 1er août 2025', { type: 'DOCPAT04', day: '2025-08-01' }],
    [
      'a.pdf',
      'Patient né le 12/04/1961. Consultation du 05/03/2026.',
      { type: 'DOCPAT03', day: '2026-03-05' },
    ],
    ['a.pdf', 'Mme BENALI 01/02/1950', {}],
    ['a.pdf', 'Prochain rendez-vous le 01/04/2026', {}],
    ['a.pdf', 'Dossier 31/02/2026, référence 120260312', {}],
    ['photo.jpg', '', {}],
  ] as const)
    assert.deepEqual(hintsOf({ fileName, text }, about), expected, `${fileName} ${text}`)
})
