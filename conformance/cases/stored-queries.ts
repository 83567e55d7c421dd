/** TD3.1a beyond the search by criteria: lots, relations, the whole record. soap.md §4. */
import { randomUUID } from 'node:crypto'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import { type Case, holds, refused, same } from '../case.ts'
import type { Site } from '../site.ts'

const type = '34112-3'
const newUuid = () => `urn:uuid:${randomUUID()}`

/** A lot of two documents of the hospital, one of them masked, about a patient whom Dr Martin may read. */
async function deposited(site: Site) {
  const person = site.patient('thomas-marchand')
  const kacem = await site.dmp('cps-kacem')
  const document = () => site.document('cps-kacem', person, { type })
  const { uniqueIds } = await kacem.submitDocuments(person.id, [
    { source: await document(), hideFrom: {} },
    { source: await document(), hideFrom: { maskedToProfessionals: true } },
  ])
  const martin = await site.dmp('cps-martin')
  await martin.authorise(person.id, { gesture: 'consentCollected' })
  const [visible, masked] = uniqueIds as [string, string]
  return { person, kacem, martin, visible, masked }
}

export const storedQueryCases: readonly Case[] = [
  {
    transaction: 'TD3.1a',
    says: 'Un lot est donné avec ses documents, sans ceux que l’appelant ne peut pas voir',
    async run(site) {
      const { person, kacem, martin, visible, masked } = await deposited(site)
      const lotsOf = async (uniqueId: string) => {
        const uuids = await kacem.findDocumentReferences(person.id, [uniqueId])
        const asked = { kind: 'getSubmissionSets', criteria: { uuids } } as const
        return (await martin.query(person.id, asked)).submissionSets.map((set) => set.uniqueId)
      }
      same('lot du document masqué', await lotsOf(masked), [])
      const [lot = ''] = await lotsOf(visible)
      const { entries, associations } = await martin.query(person.id, {
        kind: 'getSubmissionSetAndContents',
        criteria: { key: { by: 'uniqueId', value: lot } },
      })
      same(
        'documents du lot',
        entries.map(({ uniqueId }) => uniqueId),
        [visible],
      )
      same('associations du lot', associations.length, 1)
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Un document remplacé est retrouvé à partir de celui qui le remplace',
    async run(site) {
      const { person, kacem, martin, visible } = await deposited(site)
      const source = await site.document('cps-kacem', person, { type, replaces: visible })
      const replaces = await kacem.findDocumentReference(person.id, visible)
      const { uniqueIds } = await kacem.submitDocuments(person.id, [{ source, hideFrom: {}, replaces }])
      const { entries } = await martin.query(person.id, {
        kind: 'getRelatedDocuments',
        criteria: {
          key: { by: 'uniqueId', value: uniqueIds[0]! },
          associationTypes: [associationTypes.replaces],
        },
      })
      same(
        'documents liés',
        entries.map(({ uniqueId }) => uniqueId).toSorted(),
        [visible, ...uniqueIds].toSorted(),
      )
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Tout le dossier contient le document, son lot et le lien de l’un à l’autre, rien du document masqué',
    async run(site) {
      const { person, kacem, martin, visible, masked } = await deposited(site)
      const { entries, submissionSets, associations } = await wholeRecord(martin, person.id)
      const entry = entries.find(({ uniqueId }) => uniqueId === visible)
      const sets = new Set(submissionSets.map(({ entryUuid }) => entryUuid))
      holds(
        'le document est lié à un lot rendu',
        associations.some(({ source, target }) => sets.has(source) && target === entry?.entryUuid),
      )
      const [hidden = ''] = await kacem.findDocumentReferences(person.id, [masked])
      holds('le document masqué est absent', !JSON.stringify({ entries, associations }).includes(hidden))
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Une recherche de classeurs aboutit et n’en trouve aucun',
    async run(site) {
      const { person, martin } = await deposited(site)
      const asked = { kind: 'findFolders', criteria: { statuses: ['approved'] } } as const
      same('classeurs', await martin.queryReferences(person.id, asked), [])
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Une structure ne peut ni chercher par référence d’examen ni demander ce qui lie des documents',
    async run(site) {
      const { id } = site.patient('thomas-marchand')
      const laboratory = await site.dmp('structure-laboratoire')
      const denied = 'DMPAccessDeniedByRightsService'
      await refused(denied, laboratory.findDocumentsByReferenceId(id, ['%']))
      const asked = { kind: 'getAssociations', criteria: { uuids: [newUuid()] } } as const
      await refused(denied, laboratory.queryReferences(id, asked))
    },
  },
]

function wholeRecord(dmp: Dmp, patient: Parameters<Dmp['query']>[0]): ReturnType<Dmp['query']> {
  const statuses = ['approved'] as const
  return dmp.query(patient, {
    kind: 'getAll',
    criteria: { documentStatuses: statuses, submissionSetStatuses: statuses, folderStatuses: statuses },
  })
}
