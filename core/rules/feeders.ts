/** The services that feed a record by themselves, and when its holder is told of them. Spec: rules.md TRA-10. */
import type { Caller, StructIdNat } from '@carnet/core/model/caller.ts'
import { type DocumentFacts, isLotSignature } from '@carnet/core/model/document.ts'
import { insuranceSector } from './care-history.ts'
import type { RuleSettings } from './settings.ts'

/** The two that the law makes feed every record, and whatever else has a certificate of its own. */
export type ServiceKind = 'assuranceMaladie' | 'dossierPharmaceutique' | 'structure'

/** As the directory knows it: without a sector, when it does not. */
export type Service = { readonly id: string; readonly sector: string | null }

/** `lastAt`: when it last sent something that its reader may know of. */
export type ToldFeeder<S extends Service = Service> = S & {
  readonly kind: ServiceKind
  readonly lastAt: Date
}

/**
 * The structure that feeds by its certificate, without the card of anybody: what is synchronised with a record as long
 * as the holder connects no application of his own.
 * @spec TRA-10 Mon espace santé; what a service is before applications are connected: unverified
 */
export function feedsByItself(caller: Caller): StructIdNat | undefined {
  const byCertificate =
    caller.kind === 'structure' || (caller.kind === 'professional' && caller.authentication === 'INDIRECTE')
  return byCertificate ? caller.structure.id : undefined
}

/**
 * Of the services that fed a record, those of which this reader knows something, by what he sees of what they sent: of a
 * document that is hidden from him, he is not told that it came. The Dossier Pharmaceutique that was objected to feeds no
 * more. The last to have sent something first.
 * @spec TRA-10 Mon espace santé
 * @law FEED-09 CSP L1111-23
 */
export function feedersTold<S extends Service, D extends Pick<DocumentFacts, 'depositorId' | 'submittedAt'>>(
  services: readonly S[],
  documents: readonly D[],
  sees: (document: D) => boolean,
  { dossierPharmaceutique }: Pick<RuleSettings, 'dossierPharmaceutique'>,
  opposesDossierPharmaceutique: boolean,
): readonly ToldFeeder<S>[] {
  const seen = Map.groupBy(documents.filter(sees), ({ depositorId }) => depositorId)
  return services
    .flatMap((service): ToldFeeder<S>[] => {
      const kind = kindOf(service, dossierPharmaceutique)
      const sent = seen.get(service.id)
      if (sent === undefined || (kind === 'dossierPharmaceutique' && opposesDossierPharmaceutique)) return []
      const lastAt = new Date(Math.max(...sent.map(({ submittedAt }) => submittedAt.getTime())))
      return [{ ...service, kind, lastAt }]
    })
    .toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime())
}

function kindOf({ id, sector }: Service, dossierPharmaceutique: string): ServiceKind {
  if (id === dossierPharmaceutique) return 'dossierPharmaceutique'
  return sector === insuranceSector ? 'assuranceMaladie' : 'structure'
}

/**
 * May a message to the holder count this document? A representative may be reading, and nothing announces what waits.
 * @law TRA-10 VIS-05 VIS-09 CSP R1111-53
 */
export function countsInRecap(
  document: Pick<DocumentFacts, 'visibility' | 'typeCode' | 'typeSystem'>,
): boolean {
  const { invisibleToPatient, invisibleToRepresentatives } = document.visibility
  return !invisibleToPatient && !invisibleToRepresentatives && !isLotSignature(document)
}

/**
 * Who was told, or fed for the first time, until then is told now.
 * @spec TRA-10 Mon espace santé
 */
export function lastRecapDue(now: Date, { serviceRecapDays }: Pick<RuleSettings, 'serviceRecapDays'>): Date {
  return new Date(now.getTime() - serviceRecapDays * 86_400_000)
}
