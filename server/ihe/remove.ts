/** ITI-62: objects leave the registry; a document that no entry names any more leaves the repository with the last. */
import { checkRemoval } from '@carnet/core/wire/xds/registry/metadata-removal.ts'
import { forgetUnnamedDocuments } from '../store/ihe/documents.ts'
import { lockPatients } from '../store/ihe/domain.ts'
import { factsNamed, factsTouching, removeObjects } from '../store/ihe/objects.ts'
import type { IheDomain } from './domain.ts'
import { type IheCall, IheRefused, performIhe } from './perform.ts'

export function deleteDocumentSet(
  domain: IheDomain,
  call: IheCall,
  read: () => readonly string[],
): Promise<void> {
  return performIhe(domain, call, async ({ tx, about }) => {
    const uuids = read()
    const here = async () =>
      (await factsNamed(tx, { uuids })).filter(({ entryUuid }) => uuids.includes(entryUuid))
    const patients = [...new Set((await here()).map(({ patient }) => patient))]
    await lockPatients(tx, patients)
    // Again under the lock: another request may have removed some, or tied them.
    const objects = await here()
    const uniqueIds = objects.flatMap(({ uniqueId }) => uniqueId ?? [])
    about(patients, uniqueIds)
    const ends = objects.flatMap(({ tie }) => (tie === null ? [] : [tie.source, tie.target]))
    const errors = checkRemoval(uuids, objects, await factsTouching(tx, [...uuids, ...ends]))
    if (errors.length > 0) throw new IheRefused(errors)
    await removeObjects(tx, uuids)
    await forgetUnnamedDocuments(tx, uniqueIds)
  })
}
