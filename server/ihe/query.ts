/** ITI-18: the fourteen stored queries on what the registry holds. IHE ITI TF-2 §3.18. */
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { XdsError } from '@carnet/core/wire/xds/errors.ts'
import { patientOf, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { selectObjects } from '@carnet/core/wire/xds/iti-18-selection.ts'
import { partsOfText, type RegisteredObject } from '@carnet/core/wire/xds/registry/registered-object.ts'
import { patientText } from '@carnet/core/wire/xds/registry/registry-submission.ts'
import { namesOf, searchableContent, withClassesOf } from '@carnet/core/wire/xds/registry/searchable.ts'
import type { Tx } from '../store/database.ts'
import { factsNamed, factsTouching, openObjects, type StoredObject } from '../store/ihe/objects.ts'
import type { IheDomain } from './domain.ts'
import { type IheCall, performIhe } from './perform.ts'

export type QueryResult = {
  readonly query: StoredQuery
  readonly found: readonly RegisteredObject[]
}

export function queryRegistry(
  domain: IheDomain,
  call: IheCall,
  read: () => StoredQuery,
): Promise<QueryResult> {
  return performIhe(domain, call, async ({ tx, about }) => {
    const query = read()
    const names = namesOf(query)
    const patients = await patientsOf(tx, query)
    about(patients, names.uniqueIds)
    const content = searchableContent(await objectsOf(tx, domain, patients))
    const selected = selectObjects(query, withClassesOf(query, content))
    const found = Object.values(selected).flatMap((objects) => objects.map(({ object }) => object))
    if (query.returnType === 'LeafClass') checkLeaves(found, domain.maxResults)
    return { query, found }
  })
}

/** The patient that the query names, or those whose objects it names. */
async function patientsOf(tx: Tx, query: StoredQuery): Promise<readonly string[]> {
  const patient = patientOf(query)
  if (patient !== undefined) return [patientText(patient)]
  const names = namesOf(query)
  const uuids = names.uuids.filter((uuid) => uuidShape.test(uuid))
  const named = await factsNamed(tx, { uuids, uniqueIds: names.uniqueIds })
  // A lot may have, by reference, members of another patient: what names them is with the lot.
  const touching = await factsTouching(tx, [...uuids, ...named.map(({ entryUuid }) => entryUuid)])
  return [...new Set([...named, ...touching].map((facts) => facts.patient))]
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function objectsOf(
  tx: Tx,
  { key }: IheDomain,
  patients: readonly string[],
): Promise<readonly RegisteredObject[]> {
  const own = await openObjects(tx, key, { patients })
  const here = new Set(own.map(({ entryUuid }) => entryUuid))
  const elsewhere = own.flatMap(({ tie }) => (tie === null || here.has(tie.target) ? [] : [tie.target]))
  const others = elsewhere.length === 0 ? [] : await openObjects(tx, key, { uuids: elsewhere })
  return [...own, ...others].map(registered)
}

export function registered({ content, lastUpdateTime, ...facts }: StoredObject): RegisteredObject {
  return {
    ...facts,
    lastUpdateTime: lastUpdateTime === null ? null : formatDtm(lastUpdateTime),
    parts: partsOfText(content),
  }
}

/** Of whole objects; references are not counted. */
function checkLeaves(found: readonly RegisteredObject[], maxResults: number): void {
  const patients = new Set(found.filter(({ tie }) => tie === null).map(({ patient }) => patient))
  if (patients.size > 1)
    throw new XdsError('XDSResultNotSinglePatient', 'La réponse porterait sur plusieurs patients.')
  if (found.length > maxResults)
    throw new XdsError(
      'XDSTooManyResults',
      `La réponse compterait plus de ${maxResults} objets\u00a0: demandez des références (ObjectRef), ou précisez.`,
    )
}
