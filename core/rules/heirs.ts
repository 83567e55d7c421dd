/** What the heirs of a person who died may be given, and when nothing is. Spec: rules.md LIF-19; CSP L1110-4 V, L1111-7. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import type { HeirRequest } from '@carnet/core/model/heir-request.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { isOfAge } from './majority.ts'
import type { RuleSettings } from './settings.ts'

/**
 * « Sauf volonté contraire exprimée par la personne avant son décès »: recorded here while she lived, or found elsewhere by
 * who decides, who says that he sought it. A request is decided once.
 * @law LIF-19 CSP L1110-4 V
 */
export function objectionToGrant(
  request: Pick<HeirRequest, 'decision'> | undefined,
  { opposed, noContraryWill }: { readonly opposed: boolean; readonly noContraryWill: boolean },
): RefusalReason | undefined {
  if (request === undefined || request.decision !== undefined) return 'heirRequestUnknown'
  return opposed || !noContraryWill ? 'contraryWill' : undefined
}

/**
 * Not what is no more; nor, of a minor, what he had kept from those who represented him, who are his heirs (CSP L1111-5).
 * @law LIF-19 VIS-09 CSP L1110-4 V, L1111-5
 */
export function mayGoToHeirs(
  { status, visibility }: Pick<DocumentFacts, 'status' | 'visibility'>,
  { birthDate, closedAt }: { readonly birthDate: Day; readonly closedAt: Date },
  settings: Pick<RuleSettings, 'ageMajorite'>,
): boolean {
  if (status === 'deleted') return false
  return isOfAge(birthDate, closedAt, settings) || !visibility.invisibleToRepresentatives
}
