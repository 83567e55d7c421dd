import assert from 'node:assert/strict'
import test from 'node:test'
import { spokenFirstName } from './first-name.ts'

test('a first name in capitals is spoken as French writes it, compound or not', () => {
  const spoken: Readonly<Record<string, string>> = {
    DENISE: 'Denise',
    ÉLODIE: 'Élodie',
    ŒDIPE: 'Œdipe',
    'JEAN-PIERRE': 'Jean-Pierre',
    'ANNE MARIE': 'Anne Marie',
    'MARIE DE LOURDES': 'Marie de Lourdes',
    DE: 'De',
    "N'GOLO": 'N’Golo',
    'D’ARCY': 'D’Arcy',
    ' LÉO  PAUL ': 'Léo Paul',
    J: 'J',
    HELENE: 'Helene',
    'BAŞAK-NUR': 'Başak-Nur',
  }
  for (const [civil, words] of Object.entries(spoken)) assert.equal(spokenFirstName(civil), words)
})

test('one that was written otherwise is left as it is', () => {
  for (const name of ['Denise', 'McKenzie', 'Jean-pierre', 'van Tuan', ''])
    assert.equal(spokenFirstName(name), name)
})
