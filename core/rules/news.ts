/** Is the holder told, by a message, that something was added to his record? Spec: rules.md TRA-08; people.md P-27. */
import type { Caller } from '@carnet/core/model/caller.ts'
import { type DocumentFacts, isLotSignature } from '@carnet/core/model/document.ts'
import type { Notice } from '@carnet/core/model/notice.ts'
import { insuranceSector } from './care-history.ts'
import type { RuleSettings } from './settings.ts'

type Added = Pick<DocumentFacts, 'visibility' | 'typeCode' | 'typeSystem'>

/**
 * `added`: what the holder may see of it. What he added himself is no news to him, nor is what the two services send
 * that feed every record by themselves, day after day: a recap tells of them. A message may be read by his
 * representatives, so nothing tells of what is kept from them.
 * @spec TRA-08 Mon espace santé: the subject DOCUMENT; one message for a lot, and for an hour
 * @spec VIS-09 a secret session sends nothing
 */
export function noticesOfAdded(
  caller: Caller,
  added: readonly Added[],
  { dossierPharmaceutique }: Pick<RuleSettings, 'dossierPharmaceutique'>,
): readonly Notice[] {
  if (caller.kind === 'patient' ? caller.delegate === undefined : caller.secretSession) return []
  if (caller.kind === 'structure' && feedsEveryRecord(caller.structure, dossierPharmaceutique)) return []
  return newsOf(added)
}

/** The same when something that was kept from him no longer is, whoever shows it. */
export function newsOf(shown: readonly Added[]): readonly Notice[] {
  const told = shown.some(
    (document) => !document.visibility.invisibleToRepresentatives && !isLotSignature(document),
  )
  return told ? [{ to: 'holder', cause: 'newDocument' }] : []
}

function feedsEveryRecord(
  structure: { readonly id: string; readonly sector: string },
  dossierPharmaceutique: string,
): boolean {
  return structure.id === dossierPharmaceutique || structure.sector === insuranceSector
}
