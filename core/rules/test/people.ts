/** Invented callers, records and documents for the tests of the law. */

import { valueSetTables } from '@carnet/core/codes/tables/catalogue.generated.ts'
import { classOfType, tableInForce } from '@carnet/core/codes/value-sets.ts'
import {
  type InsuranceAgent,
  type MandateKind,
  type PatientCaller,
  type Professional,
  type PsIdNat,
  professionSystems,
  type StaffCaller,
  type StructIdNat,
  type Structure,
  type StructureCaller,
} from '@carnet/core/model/caller.ts'
import type { AccessContext, Action } from '@carnet/core/model/decision.ts'
import type { DocumentFacts, EntryUuid, UniqueId } from '@carnet/core/model/document.ts'
import { insOids, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import type { Authorisation, Mandate, RecordFacts, RecordId } from '@carnet/core/model/record.ts'
import { openMatrix } from '../access-matrix.ts'
import { provisionalMatrix, type TypedDocument } from '../provisional-matrix.ts'
import { defaultRuleSettings } from '../settings.ts'

export const now = new Date('2026-03-17T09:00:00Z')
export const loinc = '2.16.840.1.113883.6.1'
export const frenchTypes = '1.2.250.1.213.1.1.4.12'

export const camille: PatientId = { ins: parseIns('180019999900168')!, oid: insOids.nirTest }
export const alix: PatientId = { ins: parseIns('279035121518989')!, oid: insOids.nirTest }

export const documentTypes: readonly TypedDocument[] = tableInForce(valueSetTables.J66, now).concepts.flatMap(
  ([code, , system]) => {
    const category = classOfType(code)
    return system !== null && category?.system === '1.2.250.1.213.1.1.4.1'
      ? [{ code, system, classCode: category.code }]
      : []
  },
)

export const provisional = openMatrix(provisionalMatrix(documentTypes))

export function structure(id: string, more: Partial<Structure> = {}): Structure {
  return { id: id as StructIdNat, name: 'Structure', sector: 'SA07', regulationCentre: false, ...more }
}

export const practice = structure('499900000017001')
export const hospital = structure('1990000001', { sector: 'SA01' })
export const samu = structure('1990000002', { sector: 'SA01', regulationCentre: true })
export const fireService = structure('1990000004', { sector: 'SA68' })
export const occupationalService = structure('1990000003', { sector: 'SA66' })

export function professional(id: string, code: string, more: Partial<Professional> = {}): Professional {
  return {
    kind: 'professional',
    id: id as PsIdNat,
    lastName: 'NOM',
    firstName: 'Prénom',
    profession: { code, system: professionSystems.g15, specialities: [] },
    structure: practice,
    authentication: 'DIRECTE',
    mode: 'normal',
    secretSession: false,
    ...more,
  }
}

const withSpeciality = (code: string, ...specialities: string[]) => ({
  profession: { code, system: professionSystems.g15, specialities },
})

export const doctor = professional('899900000011', '10', withSpeciality('10', 'SM54'))
export const otherDoctor = professional('899900000012', '10', {
  ...withSpeciality('10', 'SM04'),
  structure: hospital,
})
export const regulator = professional('899900000013', '10', {
  ...withSpeciality('10', 'SM59'),
  structure: samu,
})
export const occupationalDoctor = professional('899900000014', '10', {
  ...withSpeciality('10', 'SM25'),
  structure: occupationalService,
})
export const fireDoctor = professional('899900000016', '10', {
  ...withSpeciality('10', 'SM54'),
  structure: fireService,
})
export const intern = professional('899900000015', '10', {
  profession: { code: '10', system: professionSystems.g16InTraining, specialities: [] },
  structure: hospital,
})
export const nurse = professional('899900000060', '60', { structure: structure('499900000060001') })
export const regulationNurse = professional('899900000061', '60', { structure: samu })
export const pharmacist = professional('899900000021', '21', {
  ...withSpeciality('21', 'A'),
  structure: structure('499900000021001'),
})
export const dentist = professional('899900000040', '40', { structure: structure('499900000040001') })
/** Ambulancier: a profession that the matrix does not name. */
export const ambulanceDriver = professional('899900000036', '36', { structure: hospital })
export const socialWorker = professional('399900000041', '41', {
  profession: { code: '41', system: professionSystems.r94, specialities: [] },
  structure: structure('1990000009', { sector: 'SA20' }),
})

export const secretary: StaffCaller = {
  kind: 'staff',
  structure: practice,
  userId: '499900000017001/7',
  userName: 'Secrétaire',
  mode: 'normal',
  secretSession: false,
}
export const hospitalServer: StructureCaller = {
  kind: 'structure',
  structure: hospital,
  userId: '1990000001/12',
  userName: 'Utilisateur',
  mode: 'normal',
  secretSession: false,
}
export const agent: InsuranceAgent = {
  kind: 'insuranceAgent',
  id: 'AGENT-7',
  name: 'Agent 7',
  mode: 'normal',
  secretSession: false,
}

export const holder: PatientCaller = { kind: 'patient', patient: camille }
export const stranger: PatientCaller = { kind: 'patient', patient: alix }
/** Their mandates are in every record of these tests, whose holder is a minor. */
const inSpaceOf = (kind: MandateKind): PatientCaller => ({
  kind: 'patient',
  patient: camille,
  delegate: { mandateId: `mandate of the ${kind}`, kind, name: 'Prénom NOM' },
})
export const parent = inSpaceOf('parent')
export const tutor = inSpaceOf('tutor')
export const curator = inSpaceOf('curator')
export const carer = inSpaceOf('carer')

const inForceSince = new Date('2026-01-05T10:00:00Z')
/** Made once: millions of records are. */
const mandates = (['parent', 'tutor', 'curator', 'carer'] as const).map((kind) => mandate(kind))

export function record(more: Partial<RecordFacts> = {}): RecordFacts {
  return {
    id: 'record-1' as RecordId,
    patient: camille,
    state: 'active',
    emergency: { etreat: true, btg: true, masked: false },
    everythingMasked: false,
    opposesDossierPharmaceutique: false,
    medecinTraitant: null,
    authorisations: [],
    mandates,
    invitations: [],
    birthDate: '2012-05-04',
    attachedToMes: false,
    ...more,
  }
}

export function mandate(kind: MandateKind, more: Partial<Mandate> = {}): Mandate {
  const id = `mandate of the ${kind}`
  return { id, kind, since: inForceSince, until: null, excludedClasses: [], ...more }
}

/** Of the professional portal. */
export const portalSession = { id: 'session-1', endsAt: new Date('2026-03-17T13:00:00Z') }

export const inAYear = new Date('2027-03-17T09:00:00Z')

export function permit(who: Professional | Structure, more: Partial<Authorisation> = {}): Authorisation {
  return {
    actor: 'kind' in who ? { kind: 'professional', id: who.id } : { kind: 'structure', id: who.id },
    type: 'permit',
    grantedAt: new Date('2026-01-05T10:00:00Z'),
    expiresAt: inAYear,
    collectedBy: null,
    administrator: false,
    expressConsent: false,
    ...more,
  }
}

export function block(who: Professional | Structure): Authorisation {
  return permit(who, { type: 'deny', expiresAt: null })
}

export function document(more: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    entryUuid: 'urn:uuid:1' as EntryUuid,
    logicalId: 'urn:uuid:1',
    version: 1,
    uniqueId: '1.2.3' as UniqueId,
    status: 'approved',
    typeCode: '11488-4',
    typeSystem: loinc,
    classCode: '10',
    visibility: visible,
    depositorId: '899900000099',
    authorIds: ['899900000099', '499900000099001'],
    submittedAt: now,
    maskedBy: more.visibility?.maskedToProfessionals === true ? 'professional' : undefined,
    ...more,
  }
}

export const visible = {
  maskedToProfessionals: false,
  invisibleToPatient: false,
  invisibleToRepresentatives: false,
}
export const masked = { ...visible, maskedToProfessionals: true }
export const unannounced = { ...visible, invisibleToPatient: true }
export const secret = { ...visible, invisibleToRepresentatives: true }

export function access(action: Action, mode: AccessContext['mode'] = 'normal'): AccessContext {
  return { action, mode }
}

export const settings = defaultRuleSettings
