/** ITI-62: objects leave the registry, without leaving a reference to nothing nor an object that nothing names. */
import type { ObjectFacts } from '@carnet/core/model/registered-object.ts'
import { child, children, type XmlElement } from '../../xml/read.ts'
import { XdsError } from '../errors.ts'
import { missing } from '../registry-object.ts'
import { uuidOf } from './registered-object.ts'
import { unresolved } from './registration.ts'

const objectsMax = 1_000

/** The UUIDs, bare. Throws WireError, XdsError. */
export function readRemoval(removeObjectsRequest: XmlElement): readonly string[] {
  const list = child(removeObjectsRequest, 'ObjectRefList')
  const ids = children(list, 'ObjectRef').map(({ attributes }) => attributes.id ?? '')
  if (ids.length === 0) throw missing('RemoveObjectsRequest/ObjectRefList', 'au moins un objet')
  if (ids.length > objectsMax)
    throw new XdsError('XDSRegistryError', `Une demande retire au plus ${objectsMax} objets.`)
  return [
    ...new Set(
      ids.map((id) => {
        const uuid = uuidOf(id)
        if (uuid === undefined) throw unresolved(id)
        return uuid
      }),
    ),
  ]
}

/**
 * Why these objects may not leave; nothing when they may. `objects`: those of them that are there; `touching`: the
 * associations that touch one of them, or that touch what one of them ties.
 */
export function checkRemoval(
  uuids: readonly string[],
  objects: readonly ObjectFacts[],
  touching: readonly ObjectFacts[],
): readonly XdsError[] {
  const here = new Set(objects.map(({ entryUuid }) => entryUuid))
  const leaving = new Set(uuids)
  const staying = touching.filter(({ entryUuid }) => !leaving.has(entryUuid))
  const touches = (uuid: string) => staying.some(({ tie }) => tie?.source === uuid || tie?.target === uuid)
  const errors = uuids.filter((uuid) => !here.has(uuid)).map(unresolved)
  for (const { entryUuid, tie } of objects) {
    if (touches(entryUuid))
      errors.push(
        new XdsError('ReferencesExistException', 'Une association qui reste désigne cet objet.', {
          location: entryUuid,
        }),
      )
    for (const end of tie === null ? [] : [tie.source, tie.target])
      if (!leaving.has(end) && !touches(end))
        errors.push(
          new XdsError(
            'XDSUnreferencedObjectException',
            'Plus aucune association ne désignerait cet objet.',
            {
              location: end,
            },
          ),
        )
  }
  return errors
}
