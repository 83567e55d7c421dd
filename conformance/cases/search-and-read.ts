/** TD3.1a, TD3.1b and TD3.2: what is found, what is read, and what is as if it were not there. soap.md §4. */
import { randomUUID } from 'node:crypto'
import { newOid } from '@carnet/kit/client/oid.ts'
import { type Case, holds, refused, same } from '../case.ts'
import type { Site } from '../site.ts'

const denied = 'DMPAccessDeniedByRightsService'
const consent = { gesture: 'consentCollected' } as const
const nobody = () => {}

/** A document of the hospital about a patient whom Dr Martin may read, and who has no other visitor. */
async function deposited(site: Site, hideFrom = {}) {
  const person = site.patient('thomas-marchand')
  const title = `Séjour ${randomUUID()}`
  const source = await site.document('cps-kacem', person, { type: '34112-3', title })
  const kacem = await site.dmp('cps-kacem')
  const { uniqueIds } = await kacem.submitDocuments(person.id, [{ source, hideFrom }])
  const martin = await site.dmp('cps-martin')
  await martin.authorise(person.id, consent)
  return { person, source, title, uniqueId: uniqueIds[0]!, martin, kacem }
}

export const searchCases: readonly Case[] = [
  {
    transaction: 'TD3.1a',
    says: 'Un autre médecin, autorisé, trouve le document avec les métadonnées du dépôt',
    async run(site) {
      const { person, source, title, uniqueId, martin } = await deposited(site)
      const found = (await martin.findDocuments(person.id)).find((entry) => entry.uniqueId === uniqueId)
      same(
        'fiche',
        [found?.title, found?.typeCode.code, found?.hash, found?.sizeBytes],
        [title, '34112-3', source.hash, source.sizeBytes],
      )
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Une recherche par type ne rend que ce type',
    async run(site) {
      const { person, martin } = await deposited(site)
      const typeCodes = [{ code: '34112-3', system: '2.16.840.1.113883.6.1' }]
      const found = await martin.findDocuments(person.id, { typeCodes })
      same('types', [...new Set(found.map(({ typeCode }) => typeCode.code))], ['34112-3'])
      const none = [{ code: '15508-5', system: '2.16.840.1.113883.6.1' }]
      same('aucun de ce type', await martin.findDocuments(person.id, { typeCodes: none }), [])
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Les nouveaux documents depuis une visite sont trouvés, les anciens non',
    async run(site) {
      const { person, uniqueId, martin } = await deposited(site)
      const minute = 60_000
      const recent = await martin.newDocumentsSince(person.id, new Date(Date.now() - 5 * minute))
      holds(
        'le document est nouveau',
        recent.some((entry) => entry.uniqueId === uniqueId),
      )
      same(
        'rien n’est plus récent',
        await martin.newDocumentsSince(person.id, new Date(Date.now() + minute)),
        [],
      )
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Sans autorisation du patient, la recherche est refusée',
    async run({ dmp, patient }) {
      const picard = await dmp('cps-picard')
      const claire = patient('claire-vidal').id
      await picard.authorise(claire, { gesture: 'authorisationGivenUp' })
      await refused(denied, picard.findDocuments(claire))
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Un patient qui refuse le bris de glace ne peut pas être lu ainsi',
    async run({ dmp, patient }) {
      const brunet = await dmp('cps-brunet')
      const urgent = { mode: 'brisDeGlace', reason: 'Essai de conformité' } as const
      await refused(denied, brunet.findDocuments(patient('karim-haddad').id, {}, urgent))
      await brunet.findDocuments(patient('sophie-roux').id, {}, urgent)
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Le mode centre 15 n’est que pour un centre de régulation, si le patient l’accepte',
    async run({ dmp, patient }) {
      const call = { mode: 'centre15' } as const
      const [karim, sophie] = ['karim-haddad', 'sophie-roux'].map((slug) => patient(slug).id)
      await (await dmp('cps-brunet')).findDocuments(karim!, {}, call)
      await refused(denied, (await dmp('cps-brunet')).findDocuments(sophie!, {}, call))
      await refused(denied, (await dmp('cps-leroy')).findDocuments(karim!, {}, call))
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Un document masqué aux professionnels n’est trouvé que par son auteur',
    async run(site) {
      const { person, uniqueId, martin, kacem } = await deposited(site, { maskedToProfessionals: true })
      const seen = async (dmp: typeof martin) =>
        (await dmp.findDocuments(person.id)).some((entry) => entry.uniqueId === uniqueId)
      same('vu par un autre médecin', await seen(martin), false)
      await kacem.authorise(person.id, consent)
      same('vu par son auteur', await seen(kacem), true)
    },
  },
  {
    transaction: 'TD3.1b',
    says: 'Une structure retrouve la référence de son propre document, et lui seul',
    async run(site) {
      const person = site.patient('thomas-marchand')
      const laboratory = await site.dmp('structure-laboratoire')
      const source = await site.document('structure-laboratoire', person, { type: '11502-2' })
      const { uniqueIds } = await laboratory.submitDocuments(person.id, [{ source, hideFrom: {} }])
      same('références', (await laboratory.findDocumentReferences(person.id, uniqueIds)).length, 1)
      const { uniqueId } = await deposited(site)
      same('celle d’un autre', await laboratory.findDocumentReferences(person.id, [uniqueId]), [])
    },
  },
  {
    transaction: 'TD3.2',
    says: 'Les octets lus sont ceux qui ont été déposés',
    async run(site) {
      const { person, source, uniqueId, martin } = await deposited(site)
      const chunks: Uint8Array[] = []
      await martin.readDocument(person.id, uniqueId, (chunk) => void chunks.push(Buffer.from(chunk)))
      const sent: Uint8Array[] = []
      for await (const chunk of source.open()) sent.push(chunk)
      holds('octets identiques', Buffer.concat(chunks).equals(Buffer.concat(sent)))
    },
  },
  {
    transaction: 'TD3.2',
    says: 'Un document masqué répond comme un document qui n’existe pas',
    async run(site) {
      const { person, uniqueId, martin } = await deposited(site, { maskedToProfessionals: true })
      const code = 'XDSDocumentUniqueIdError'
      const hidden = await refused(code, martin.readDocument(person.id, uniqueId, nobody))
      const absent = await refused(code, martin.readDocument(person.id, newOid(), nobody))
      same('phrase', hidden.french, absent.french)
    },
  },
  {
    transaction: 'TD3.2',
    says: 'Une secrétaire, un certificat de structure ne lisent aucun document',
    async run(site) {
      const { person, uniqueId } = await deposited(site)
      for (const slug of ['cpe-colin', 'structure-hopital'])
        await refused(denied, (await site.dmp(slug)).readDocument(person.id, uniqueId, nobody))
    },
  },
]
