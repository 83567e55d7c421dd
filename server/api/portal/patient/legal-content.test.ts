/** What the law says that a record holds, and where its holder finds it. CSP R1111-42; rules.md CNT-01. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classOfType, displayOf } from '@carnet/core/codes/value-sets.ts'
import { type DocumentFamily, familyOf } from '@carnet/web/words/document-families.ts'

/** The list of R1111-42, its documents; identity, representatives, contacts and médecin traitant are pages of the carnet. */
const items: Readonly<Record<string, readonly [family: DocumentFamily, ...typeCodes: string[]]>> = {
  'état des vaccinations': ['prevention', '87273-9', '11369-6'],
  'synthèse médicale ou paramédicale': ['syntheses', '60591-5'],
  'lettre de liaison à la sortie': ['comptes-rendus', '11490-0'],
  'lettre de liaison à l’entrée': ['syntheses', '18761-7'],
  'résultats de biologie': ['resultats', '11502-2'],
  imagerie: ['imagerie', '18748-4'],
  actes: ['comptes-rendus', '34874-8'],
  'traitements prescrits': ['soins', '57833-6'],
  'données de remboursement': ['remboursements', 'REMB'],
  'données de dispensation': ['soins', '60593-1'],
  'don d’organes, personne de confiance': ['personnels', 'EXPPAT_1'],
  'directives anticipées': ['personnels', 'EXPPAT_3'],
  'ce que le titulaire ajoute': ['personnels', 'EXPPAT_2'],
}

test('each document that the law names is a type of the DMP, in a family that its holder filters by [CNT-01]', () => {
  for (const [item, [family, ...typeCodes]] of Object.entries(items))
    for (const typeCode of typeCodes) {
      assert.ok(displayOf('J66', typeCode), `${item}: ${typeCode} is a type of the DMP`)
      assert.equal(familyOf({ typeCode, classCode: classOfType(typeCode)?.code ?? '' }), family, item)
    }
})
