/** TD2.1a: what enters, what does not, and what a second time does. soap.md §3; contract.md §3.1. */

import { formatLevel1Document } from '@carnet/core/wire/cda/level1.ts'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import { readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { headerOf } from '@carnet/kit/client/wrap-file.ts'
import { type Case, Mismatch, refused, same } from '../case.ts'
import type { Site } from '../site.ts'

export const depositCases: readonly Case[] = [
  {
    transaction: 'TD2.1a',
    says: 'Un médecin hospitalier dépose sans avoir l’autorisation de lire',
    async run(site) {
      const { dmp, patient, document } = site
      const amina = patient('amina-benali')
      const source = await document('cps-kacem', amina, { type: '34112-3' })
      const { uniqueIds } = await (await dmp('cps-kacem')).submitDocuments(amina.id, [
        { source, hideFrom: {} },
      ])
      same('identifiant', uniqueIds, [source.header.id?.root])
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Un laboratoire dépose avec son certificat de structure',
    async run({ dmp, patient, document }) {
      const amina = patient('amina-benali')
      const source = await document('structure-laboratoire', amina, { type: '11502-2' })
      await (await dmp('structure-laboratoire')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Le même dépôt envoyé deux fois réussit deux fois et n’est gardé qu’une',
    async run({ dmp, patient, document }) {
      const amina = patient('amina-benali')
      const martin = await dmp('cps-martin')
      const source = await document('cps-martin', amina)
      for (let time = 0; time < 2; time++) await martin.submitDocuments(amina.id, [{ source, hideFrom: {} }])
      const found = await martin.findDocuments(amina.id)
      same('exemplaires', found.filter(({ uniqueId }) => uniqueId === source.header.id?.root).length, 1)
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Le même identifiant avec d’autres octets est refusé (XDSNonIdenticalHash)',
    async run(site) {
      const { dmp, patient } = site
      const amina = patient('amina-benali')
      const martin = await dmp('cps-martin')
      const [first, second] = await twins(site)
      await martin.submitDocuments(amina.id, [{ source: first, hideFrom: {} }])
      await refused(
        'XDSNonIdenticalHash',
        martin.submitDocuments(amina.id, [{ source: second, hideFrom: {} }]),
      )
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Un document déposé dans le dossier d’une autre personne est refusé',
    async run({ dmp, patient, document }) {
      const source = await document('cps-martin', patient('amina-benali'))
      const [own] = patientOf(source.header).insIds
      if (own === undefined) throw new Mismatch('le document n’a pas d’INS')
      await refused(
        'XDSPatientIdDoesNotMatch',
        (await dmp('cps-martin')).submitDocuments(patient('nadia-fontaine').id, [{ source, hideFrom: {} }]),
      )
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Un nom de naissance qui diffère de celui du dossier est refusé',
    async run({ dmp, patient, document }) {
      const { id, identity } = patient('amina-benali')
      const source = await document('cps-martin', { id, identity: { ...identity, birthName: 'DURAND' } })
      await refused(
        'XDSPatientIdDoesNotMatch',
        (await dmp('cps-martin')).submitDocuments(id, [{ source, hideFrom: {} }]),
      )
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Dossier absent, refusé par la personne ou fermé\u00a0: une seule et même réponse',
    async run({ dmp, patient, document }) {
      const martin = await dmp('cps-martin')
      const answers: string[] = []
      for (const slug of ['paul-lefevre', 'henri-dumas', 'lucie-moreau']) {
        const person = patient(slug)
        const source = await document('cps-martin', person)
        const { french } = await refused(
          'XDSUnknownPatientId',
          martin.submitDocuments(person.id, [{ source, hideFrom: {} }]),
        )
        answers.push(french)
      }
      same('phrases différentes', new Set(answers).size, 1)
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Une carte expirée, une carte révoquée ne déposent pas',
    async run({ dmp, patient, document }) {
      const amina = patient('amina-benali')
      for (const slug of ['cps-martin-expiree', 'cps-leroy-revoquee']) {
        const source = await document(slug, amina)
        await refused(
          'DMPInvalidCertificate',
          (await dmp(slug)).submitDocuments(amina.id, [{ source, hideFrom: {} }]),
        )
      }
    },
  },
]

/** Two documents that share everything but a word. */
async function twins({ patient, holder }: Site) {
  const { situation } = await holder('cps-martin')
  const header = headerOf(
    {
      mediaType: 'text/plain',
      title: 'Compte rendu',
      typeCode: { code: '11488-4', system: '2.16.840.1.113883.6.1' },
      patient: patient('amina-benali'),
      careAt: new Date(),
    },
    situation,
  )
  const saying = (words: string) =>
    readDocumentSource(async function* () {
      yield formatLevel1Document(header, Buffer.from(words))
    })
  return [await saying('Rien à signaler.'), await saying('À surveiller.')] as const
}
