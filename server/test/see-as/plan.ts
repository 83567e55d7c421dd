/** A record drawn by chance: who may read it, what is in it, what is hidden from whom. The same from the same seed. */
import type { PatientCaller, Professional, PsIdNat } from '@carnet/core/model/caller.ts'
import type { DocumentStatus, Visibility } from '@carnet/core/model/document.ts'
import { insOids, type PatientId } from '@carnet/core/model/ins.ts'
import type { Authorisation, EmergencyConsents, Mandate } from '@carnet/core/model/record.ts'
import { holderAsDepositor } from '@carnet/core/rules/submission.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import { type Random, randomFrom } from '../simulation/random.ts'

export type PlannedDocument = {
  /** From 1, in the order of deposit. */
  readonly rank: number
  readonly type: (typeof they.documentTypes)[number]
  readonly status: Exclude<DocumentStatus, 'deprecated'>
  readonly visibility: Visibility
  readonly authorIds: readonly string[]
  readonly depositorId: string
  /** Rank of the one that it replaces. */
  readonly replaces: number | undefined
}

export type Plan = {
  readonly patient: PatientId
  /** A parent looks at a minor's record, a tutor at that of someone of age. */
  readonly looker: PatientCaller
  readonly birthDate: string
  readonly mandates: readonly Mandate[]
  readonly emergency: EmergencyConsents
  readonly everythingMasked: boolean
  readonly medecinTraitant: PsIdNat | null
  readonly authorisations: readonly Authorisation[]
  readonly documents: readonly PlannedDocument[]
}

/** Those of the directory. One practises at two places. */
export const professionals: readonly Professional[] = [
  they.doctor,
  they.otherDoctor,
  { ...they.otherDoctor, structure: they.practice },
  they.regulator,
  they.occupationalDoctor,
  they.intern,
  they.nurse,
  they.pharmacist,
  they.dentist,
  they.ambulanceDriver,
  they.socialWorker,
]

const since = new Date('2026-01-05T10:00:00Z')

export function planFrom(seed: number): { readonly plan: Plan; readonly random: Random } {
  const random = randomFrom(seed)
  const patient: PatientId = {
    ins: `28${String(seed).padStart(13, '0')}` as PatientId['ins'],
    oid: insOids.nirDemonstration,
  }
  const kind = random.one(['holder', 'holder', 'parent', 'tutor'] as const)
  const mandateId = random.uuid()
  const etreat = random.chance(70)
  const btg = random.chance(70)
  const plan: Plan = {
    patient,
    looker: {
      kind: 'patient',
      patient,
      ...(kind !== 'holder' && { delegate: { mandateId, kind, name: 'Prénom NOM' } }),
    },
    birthDate: kind === 'parent' ? '2015-05-04' : '1970-05-04',
    mandates: [
      ...(kind === 'holder' ? [] : [{ id: mandateId, kind, since, until: null, excludedClasses: [] }]),
      {
        id: random.uuid(),
        kind: 'carer',
        since,
        until: random.chance(15) ? new Date('2026-02-01T00:00:00Z') : null,
        excludedClasses: random.chance(50) ? ['10', '52'] : [],
      },
    ],
    emergency: { etreat, btg, masked: (etreat || btg) && random.chance(50) },
    everythingMasked: random.chance(10),
    medecinTraitant: random.one([null, they.doctor.id, they.otherDoctor.id]),
    authorisations: authorisationsFrom(random),
    documents: documentsFrom(random),
  }
  return { plan, random }
}

function authorisationsFrom(random: Random): readonly Authorisation[] {
  const persons = [...new Map(professionals.map((each) => [each.id, each])).values()]
  const personal = persons.flatMap((who): Authorisation[] => {
    const secret = random.chance(10) ? { secret: true } : {}
    switch (random.below(9)) {
      case 0:
      case 1:
      case 2:
        return [they.permit(who, secret)]
      case 3:
        return [they.permit(who, { administrator: true, ...secret })]
      case 4:
        return [they.permit(who, { expressConsent: true, ...secret })]
      case 5:
        return [they.block(who)]
      case 6:
        return [they.permit(who, { expiresAt: new Date('2026-02-01T00:00:00Z') })]
      default:
        return []
    }
  })
  const structures = [they.hospital, they.practice].flatMap((place): Authorisation[] =>
    random.chance(20) ? [random.chance(50) ? they.permit(place) : they.block(place)] : [],
  )
  const team: readonly Authorisation[] = random.chance(25)
    ? [
        {
          ...they.permit(they.nurse),
          actor: { kind: 'careTeam', id: random.uuid(), members: [they.nurse.id, they.dentist.id] },
        },
      ]
    : []
  return [...personal, ...structures, ...team]
}

function documentsFrom(random: Random): readonly PlannedDocument[] {
  const replaced = new Set<number>()
  return Array.from({ length: random.below(9) }, (_, at): PlannedDocument => {
    const author = random.one([
      ...professionals.map(({ id }) => id as string),
      they.hospital.id,
      holderAsDepositor,
    ])
    const free = Array.from({ length: at }, (_, before) => before + 1).filter((rank) => !replaced.has(rank))
    const replaces = free.length > 0 && random.chance(35) ? random.one(free) : undefined
    if (replaces !== undefined) replaced.add(replaces)
    return {
      rank: at + 1,
      type: random.one(they.documentTypes),
      status: random.one(['approved', 'approved', 'approved', 'archived', 'deleted']),
      visibility: {
        maskedToProfessionals: random.chance(30),
        invisibleToPatient: random.chance(15),
        invisibleToRepresentatives: random.chance(15),
      },
      authorIds: [author],
      depositorId: author,
      replaces,
    }
  })
}

/** What who looks may not know of: written here a second time, and simply. */
export function isHiddenFrom({ delegate }: PatientCaller, { visibility }: PlannedDocument): boolean {
  return visibility.invisibleToPatient || (delegate !== undefined && visibility.invisibleToRepresentatives)
}

/** The same record, as it would be without what who looks may not know of. */
export function knownPart(plan: Plan): Plan {
  const { looker } = plan
  return {
    ...plan,
    authorisations: plan.authorisations.filter(({ secret }) => looker.delegate === undefined || !secret),
    documents: plan.documents.filter((document) => !isHiddenFrom(looker, document)),
  }
}
