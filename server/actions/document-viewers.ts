/**
 * « Qui peut le voir »: of one document, each of those whom the holder knows, and whoever an emergency brings, with the
 * checks of the decision itself. No act of theirs: it is told to the holder, or to who acts for him. people.md P-05, P-19.
 */
import { type PatientCaller, type Professional, professionSystems } from '@carnet/core/model/caller.ts'
import type { Check, Ground, RefusalReason } from '@carnet/core/model/decision.ts'
import type { DocumentFacts } from '@carnet/core/model/document.ts'
import { anyProfessional, type SupposedSituation, supposedRecord } from '@carnet/core/rules/see-as.ts'
import { openLabels } from '../store/document-fragments.ts'
import { documentsByEntryUuid } from '../store/documents.ts'
import { knownDelegates, knownProfessionals, type Viewer } from './known-viewers.ts'
import { type ListedDocument, listed } from './list-documents.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** What the decision answers to someone who would open it. */
export type Sight = { readonly checks: readonly Check[] } & (
  | { readonly sees: true }
  | { readonly sees: false; readonly because: RefusalReason }
)

export type DocumentViewers = {
  readonly document: ListedDocument
  readonly professionals: readonly (Sight & {
    readonly caller: Professional
    readonly isMedecinTraitant: boolean
  })[]
  readonly delegates: readonly (Sight & { readonly caller: PatientCaller })[]
  /** Physicians whom the holder does not name. */
  readonly anyPhysician: Readonly<Record<Unnamed, Sight>>
}

export type Unnamed = Exclude<SupposedSituation, 'authorised'>

/** Throws Refused `documentUnknown`, the same for a document that does not exist and for one that may not be seen. */
export function documentViewers(
  platform: Platform,
  caller: PatientCaller,
  entryUuid: string,
): Promise<DocumentViewers> {
  const asked = { patient: caller.patient, action: 'listAuthorisations' } as const
  return perform<DocumentViewers>(platform, caller, asked, async (permitted) => {
    const { tx, record, judge } = permitted
    const [document] = await documentsByEntryUuid(tx, record.id, [entryUuid])
    const decision = document && judge(document, 'readDocument')
    if (document === undefined || !decision?.allowed) throw new Refused('documentUnknown')
    const label = (await openLabels(tx, record.key, [document.entryUuid])).get(document.entryUuid)!
    const professionals = await knownProfessionals(permitted, caller)
    const delegates = await knownDelegates(permitted, caller, platform.settings)
    const sees = (viewer: Viewer) => sightOf(permitted, caller, viewer, document)
    const result: DocumentViewers = {
      document: listed(permitted, platform.settings, document, label),
      professionals: professionals.map(({ caller: viewer }) => ({
        ...sees(viewer),
        caller: viewer,
        isMedecinTraitant: viewer.id === record.medecinTraitant,
      })),
      delegates: delegates.map(({ caller: viewer }) => ({ ...sees(viewer), caller: viewer })),
      anyPhysician: {
        unauthorised: sees(anyPhysician('unauthorised')),
        brisDeGlace: sees(anyPhysician('brisDeGlace')),
        centre15: sees(anyPhysician('centre15')),
      },
    }
    const secretCount = document.visibility.invisibleToRepresentatives ? 1 : 0
    return {
      result,
      acts: [
        { returnedCount: professionals.length + delegates.length },
        { action: 'findDocuments', returnedCount: 1, secretCount },
      ],
    }
  })
}

/** Who goes on reading a document that is masked to professionals. */
export type MaskedReaders = {
  readonly professionals: readonly {
    readonly caller: Professional
    /** What opens it to him in spite of the mask. */
    readonly because: readonly Ground[]
  }[]
  /** Does it open with the record, in each mode of emergency? */
  readonly inEmergency: Readonly<Record<'brisDeGlace' | 'centre15', boolean>>
}

/** As if it were masked now, whether it is or not. */
export async function readersOnceMasked(
  permitted: Permitted,
  caller: PatientCaller,
  document: DocumentFacts,
): Promise<MaskedReaders> {
  const masked = { ...document, visibility: { ...document.visibility, maskedToProfessionals: true } }
  const sight = (viewer: Viewer) => sightOf(permitted, caller, viewer, masked)
  const readers = (await knownProfessionals(permitted, caller)).flatMap(({ caller: viewer }) => {
    const { sees, checks } = sight(viewer)
    return sees
      ? [{ caller: viewer, because: checks.flatMap((check) => (check.passed ? check.because : [])) }]
      : []
  })
  return {
    // From wherever he practises, he is one.
    professionals: readers.filter(
      ({ caller: { id } }, rank) => readers.findIndex((each) => each.caller.id === id) === rank,
    ),
    inEmergency: {
      brisDeGlace: sight(anyPhysician('brisDeGlace')).sees,
      centre15: sight(anyPhysician('centre15')).sees,
    },
  }
}

function sightOf(
  permitted: Permitted,
  caller: PatientCaller,
  viewer: Viewer,
  document: DocumentFacts,
): Sight {
  const { record, now, supposing } = permitted
  const facts = viewer.kind === 'patient' ? record : supposedRecord(record, viewer, undefined, caller, now)
  const { onRecord, judge } = supposing(viewer, facts, 'readDocument')
  if (!onRecord.allowed) return { sees: false, because: onRecord.reason, checks: onRecord.checks }
  const decision = judge(document)
  const checks = [...onRecord.checks, ...decision.checks]
  return decision.allowed ? { sees: true, checks } : { sees: false, because: decision.reason, checks }
}

function anyPhysician(situation: SupposedSituation): Professional {
  return anyProfessional({ code: '10', system: professionSystems.g15 }, situation)
}
