/** A real platform on a real PostgreSQL, and records written in it as planned. */
import { randomBytes } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import type { EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import type { Ins } from '@carnet/core/model/ins.ts'
import type { Authorisation, RecordId } from '@carnet/core/model/record.ts'
import { regimes } from '@carnet/core/rules/regimes.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import type { Platform } from '../../actions/platform.ts'
import { testDatabase } from '../../postgres/test-database.ts'
import { saveAuthorisation } from '../../store/authorisations.ts'
import { openBlobs } from '../../store/blobs.ts'
import { openDatabase, type Tx } from '../../store/database.ts'
import { saveProfessional, saveStructure } from '../../store/directory.ts'
import { addDocument } from '../../store/documents.ts'
import { addMandate } from '../../store/mandates.ts'
import { saveEverythingMasked } from '../../store/record-choices.ts'
import { addRecord } from '../../store/records.ts'
import { makeKeyring } from '../../store/sealing.ts'
import { addAssociations, addSubmission } from '../../store/submissions.ts'
import { emptyCarnet } from '../empty-carnet.ts'
import type { Random } from '../simulation/random.ts'
import { type Plan, type PlannedDocument, professionals } from './plan.ts'

export type World = {
  /** One by regime. */
  readonly platforms: readonly Platform[]
  /** Under the matricule of the plan, or `ins`: its id. */
  write(plan: Plan, random: Random, ins?: Ins): Promise<RecordId>
  authorise(recordId: RecordId, authorisation: Authorisation): Promise<void>
  close(): Promise<void>
}

export async function openWorld(): Promise<World> {
  const { connectionString, drop } = await testDatabase(await emptyCarnet())
  const database = openDatabase({
    connection: { connectionString },
    keyring: makeKeyring(Buffer.alloc(32, 7)),
    connectionsMax: 2,
  })
  const common = {
    database,
    // Nothing is read from there.
    blobs: openBlobs({ kind: 'files', folder: path.join(os.tmpdir(), 'carnet-see-as') }),
    clock: { now: () => they.now, realNow: () => they.now },
    rates: {
      existence: [],
      existenceByStructure: [],
      login: [],
      loginFromAddress: [],
      invitation: [],
      invitationCode: [],
      report: [],
      cardCode: [],
      cardCodeFromAddress: [],
      cardScan: [],
      cardScanFromAddress: [],
    },
    matrixAt: () => they.provisional,
  }
  await database.transaction(fillDirectory)
  return {
    platforms: regimes.map((regime) => ({
      ...common,
      regimes: [regime],
      settings: regime.settings,
      regimeAt: () => regime,
    })),
    write: (plan, random, ins = plan.patient.ins) =>
      database.transaction((tx) => write(tx, plan, random, ins)),
    authorise: (recordId, authorisation) =>
      database.transaction(async (tx) => {
        await saveAuthorisation(tx, recordId, authorisation)
      }),
    async close() {
      await database.close()
      await drop()
    },
  }
}

async function fillDirectory(tx: Tx): Promise<void> {
  for (const { structure } of professionals) await saveStructure(tx, structure)
  for (const { id, lastName, firstName, profession, structure } of professionals) {
    const { code: professionCode, system: professionSystem, specialities } = profession
    const known = { id, lastName, firstName, professionCode, professionSystem, specialities, email: null }
    await saveProfessional(tx, known, [structure.id])
  }
}

const someCode = { code: 'x', system: '1.2.3', display: 'X' }

async function write(tx: Tx, plan: Plan, random: Random, ins: Ins): Promise<RecordId> {
  const recordId = random.uuid() as RecordId
  const key = await addRecord(
    tx,
    {
      id: recordId,
      patient: { ...plan.patient, ins },
      state: 'active',
      stateSince: they.now,
      emergency: plan.emergency,
      medecinTraitant: plan.medecinTraitant,
      attachedToMes: false,
      internetAccountOpen: true,
      identity: {
        birthName: 'TIRÉE',
        birthFirstName: 'AUSORT',
        firstNames: 'AUSORT',
        birthDate: plan.birthDate,
        sex: 'F',
        birthPlace: '99999',
      },
    },
    { minor: plan.birthDate > '2008' },
  )
  await saveEverythingMasked(tx, recordId, plan.everythingMasked)
  for (const mandate of plan.mandates)
    await addMandate(tx, recordId, { ...mandate, personRecordId: recordId })
  for (const authorisation of plan.authorisations) await saveAuthorisation(tx, recordId, authorisation)
  const lot = random.uuid()
  await addSubmission(tx, key, {
    entryUuid: lot,
    uniqueId: `1.2.250.1.999.9.${recordId.length}`,
    sourceId: '1.2.3',
    contentTypeCode: someCode,
    authorPersons: [],
    submittedAt: they.now,
    depositorId: they.doctor.id,
    fragment: '<RegistryPackage/>',
  })
  const entries = new Map(plan.documents.map(({ rank }) => [rank, random.uuid() as EntryUuid]))
  const replaced = new Set(plan.documents.map(({ replaces }) => replaces))
  for (const document of plan.documents)
    await addDocument(tx, key, {
      ...factsOf(document, replaced.has(document.rank)),
      entryUuid: entries.get(document.rank)!,
      logicalId: entries.get(document.rank)!,
      submissionUuid: lot,
      blob: { name: random.uuid(), key: randomBytes(32) },
    })
  await addAssociations(
    tx,
    recordId,
    plan.documents.flatMap(({ rank, replaces }) => {
      const target = entries.get(replaces ?? 0)
      if (target === undefined) return []
      return [
        {
          entryUuid: random.uuid(),
          type: 'urn:ihe:iti:2007:AssociationType:RPLC',
          source: entries.get(rank)!,
          target,
          submissionUuid: lot,
          slots: {},
        },
      ]
    }),
  )
  return recordId
}

/** By its rank it is known in every record of one plan. */
function factsOf(
  { rank, type, status, visibility, authorIds, depositorId }: PlannedDocument,
  replaced: boolean,
) {
  return {
    uniqueId: `1.2.250.1.999.${rank}` as UniqueId,
    version: 1,
    // A replacement deprecates what is in force, and nothing else.
    status: replaced && status === 'approved' ? ('deprecated' as const) : status,
    typeCode: type.code,
    typeSystem: type.system,
    classCode: type.classCode,
    visibility,
    maskedBy: visibility.maskedToProfessionals ? ('professional' as const) : undefined,
    authorIds,
    depositorId,
    submittedAt: new Date(they.now.getTime() + rank),
    authorPersons: [],
    objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
    formatCode: someCode,
    practiceSettingCode: someCode,
    healthcareFacilityTypeCode: someCode,
    confidentialityCodes: [],
    eventCodes: [],
    referenceIds: [],
    creationTime: they.now,
    serviceStartTime: they.now,
    serviceStopTime: null,
    sizeBytes: 1,
    fragment: '<ExtrinsicObject/>',
    label: { title: `Titre ${rank}`, typeDisplay: '', mimeType: 'text/xml', hash: '', authors: [] },
  }
}
