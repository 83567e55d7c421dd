/** TD1.6: whom the patient authorised or blocked, with the names of the directory. soap.md §1.3; rules.md CON-11. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Authorisation } from '@carnet/core/model/record.ts'
import { isExpired } from '@carnet/core/rules/authorisation.ts'
import { type DirectoryProfessional, namesInDirectory } from '../store/directory.ts'
import { documentsOf } from '../store/documents.ts'
import { lastActs } from '../store/traces.ts'
import { actorOf, perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type ListedActor = {
  readonly id: string
  readonly type: Authorisation['type']
  readonly since: Date
  readonly lastActAt: Date | undefined
  readonly medecinTraitant: boolean
} & (
  | { readonly kind: 'professional'; readonly professional: DirectoryProfessional | undefined }
  | { readonly kind: 'structure'; readonly name: string | undefined }
)

/**
 * Those in force; a care team is told by its members, an expired authorisation is none (CON-06). Newest first. What another
 * did with a document that the caller may not see leaves no date.
 */
export function listAuthorisations(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  asked: { readonly types: readonly Authorisation['type'][] },
): Promise<readonly ListedActor[]> {
  const asker = actorOf(caller).id
  const request = { patient, action: 'listAuthorisations' } as const
  return perform(platform, caller, request, async ({ tx, record, now, judge }) => {
    const actors = record.authorisations
      .filter((each) => asked.types.includes(each.type) && !isExpired(each, now))
      .flatMap(actorsOf)
    const ids = (kind: Actor['kind']) => actors.filter((each) => each.kind === kind).map(({ id }) => id)
    const names = await namesInDirectory(tx, {
      professionals: ids('professional'),
      structures: ids('structure'),
    })
    const hidden = (await documentsOf(tx, record.id))
      .filter((document) => !judge(document, 'findDocuments').allowed)
      .map(({ uniqueId }) => uniqueId)
    const acts = await lastActs(
      tx,
      // What one did oneself, one knows.
      actors.map(({ id }) => ({
        recordId: record.id,
        actorId: id,
        hiddenDocuments: id === asker ? [] : hidden,
      })),
    )
    const listed = actors
      .map(({ kind, id, type, since }): ListedActor => {
        const common = {
          id,
          type,
          since,
          lastActAt: acts.get(`${record.id} ${id}`),
          medecinTraitant: record.medecinTraitant === id,
        }
        return kind === 'professional'
          ? { ...common, kind, professional: names.professionals.get(id) }
          : { ...common, kind, name: names.structures.get(id) }
      })
      .sort((a, b) => b.since.getTime() - a.since.getTime())
    return { result: listed, acts: [{ returnedCount: listed.length }] }
  })
}

type Actor = Pick<ListedActor, 'kind' | 'id' | 'type' | 'since'>

function actorsOf({ actor, type, grantedAt }: Authorisation): readonly Actor[] {
  switch (actor.kind) {
    case 'professional':
    case 'structure':
      return [{ kind: actor.kind, id: actor.id, type, since: grantedAt }]
    // CON-03: of his portal, not of the wire.
    case 'consultation':
      return []
    case 'careTeam':
      return actor.members.map((id) => ({ kind: 'professional', id, type, since: grantedAt }))
  }
}
