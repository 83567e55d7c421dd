/** ITI-42: a lot enters the registry, whole or not at all. */
import { randomUUID } from 'node:crypto'
import type { ObjectFacts } from '@carnet/core/model/registered-object.ts'
import { checkCodes } from '@carnet/core/wire/xds/registry/affinity-codes.ts'
import { partsOfText, partsToText, readings } from '@carnet/core/wire/xds/registry/registered-object.ts'
import {
  type DocumentIdentity,
  decideRegistration,
  namesIn,
  type RegistryChange,
  type RegistryState,
  type RegistryVerdict,
} from '@carnet/core/wire/xds/registry/registration.ts'
import {
  checkSubmission,
  type ErrorVoice,
  patientText,
  type RegistrySubmission,
  registryVoice,
} from '@carnet/core/wire/xds/registry/registry-submission.ts'
import { crashPoint } from '../crash-points.ts'
import type { Tx } from '../store/database.ts'
import { lockPatients } from '../store/ihe/domain.ts'
import {
  addObjects,
  factsNamed,
  factsOfPatients,
  lockUniqueIds,
  openObjects,
  setObjectStatus,
  touchFolders,
} from '../store/ihe/objects.ts'
import type { RecordKey } from '../store/sealing.ts'
import type { IheDomain } from './domain.ts'
import { type IheAct, type IheCall, IheRefused, performIhe } from './perform.ts'

export function registerDocumentSet(
  domain: IheDomain,
  call: IheCall,
  read: () => RegistrySubmission,
): Promise<void> {
  return performIhe(domain, call, async (act) => {
    const lot = read()
    checkedLot(domain, lot, registryVoice)
    await register(domain, act, lot)
  })
}

/** Throws IheRefused with all that is wrong with the lot itself. */
export function checkedLot({ codes }: IheDomain, lot: RegistrySubmission, voice: ErrorVoice): void {
  const errors = [
    ...checkSubmission(lot, voice),
    ...(codes === undefined ? [] : checkCodes(codes, lot, voice)),
  ]
  if (errors.length > 0) throw new IheRefused(errors)
}

export function register(domain: IheDomain, act: IheAct, lot: RegistrySubmission): Promise<void> {
  return change(domain, act, lot, (state) => decideRegistration(lot, state, randomUUID))
}

/** What a lot changes, decided on what the registry holds under the lock of the patient. */
export async function change(
  domain: IheDomain,
  { tx, now, about }: IheAct,
  lot: RegistrySubmission,
  decide: (state: RegistryState) => RegistryVerdict,
): Promise<void> {
  const patient = patientText(lot.submissionSet.value.patientId)
  const names = namesIn(lot)
  about([patient], names.uniqueIds)
  const patientId = (await lockPatients(tx, [patient])).get(patient)
  await lockUniqueIds(tx, names.uniqueIds)
  const named = await factsNamed(tx, names)
  const verdict = decide({
    ofPatient: patientId === undefined ? undefined : await factsOfPatients(tx, [patient]),
    named,
    contents: await contentsOf(tx, domain.key, named, names.uniqueIds),
  })
  if ('errors' in verdict) throw new IheRefused(verdict.errors)
  await apply(tx, domain.key, patientId!, verdict, now)
}

async function contentsOf(
  tx: Tx,
  key: RecordKey,
  named: readonly ObjectFacts[],
  uniqueIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentIdentity>> {
  const entries = named.filter(
    ({ kind, uniqueId }) => kind === 'documentEntry' && uniqueId !== null && uniqueIds.includes(uniqueId),
  )
  if (entries.length === 0) return new Map()
  const opened = await openObjects(tx, key, { uuids: entries.map(({ entryUuid }) => entryUuid) })
  return new Map(
    opened.map(({ content }) => {
      const { uniqueId, hash, sizeBytes } = readings.documentEntry(partsOfText(content))
      return [uniqueId, { hash, sizeBytes }]
    }),
  )
}

async function apply(
  tx: Tx,
  key: RecordKey,
  patientId: string,
  { added, statuses, touchedFolders }: RegistryChange,
  now: Date,
): Promise<void> {
  const stored = added.map((object) => ({ ...object, content: partsToText(object.parts) }))
  await addObjects(tx, key, patientId, stored)
  for (const { entryUuid, status } of statuses) await setObjectStatus(tx, entryUuid, status)
  await touchFolders(tx, touchedFolders, now)
  crashPoint('ihe.registered')
}
