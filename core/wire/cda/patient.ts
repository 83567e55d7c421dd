/** Who a document is about, in the terms in which the record knows a person. Spec: contract.md §3.1 « wrong patient ». */
import type { IdentityTraits, Sex } from '@carnet/core/model/identity.ts'
import { isInsOid, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { WireError } from '../wire-error.ts'
import type { ClinicalDocument, Identifier } from './clinical-document.ts'
import { toDay } from './timestamp.ts'

export type DocumentedPatient = {
  /** One in a conformant document; each must be the patient of the record. */
  readonly insIds: readonly PatientId[]
  /** IPP and others, without meaning outside of the structure that gave them. */
  readonly localIds: readonly Identifier[]
  readonly traits: Partial<IdentityTraits>
}

const sexes: ReadonlyMap<string, Sex> = new Map([
  ['M', 'M'],
  ['F', 'F'],
  ['UN', 'U'],
  ['U', 'U'],
])

/** Throws WireError `cda`: an identifier under an INS OID that has not the shape of an INS, or a birth date that does not exist. */
export function patientOf({ patient }: ClinicalDocument): DocumentedPatient {
  const insIds: PatientId[] = []
  const localIds: Identifier[] = []
  for (const id of patient.ids) {
    if (!isInsOid(id.root)) localIds.push(id)
    else insIds.push({ ins: parsed(id.extension ?? ''), oid: id.root })
  }
  const sex = sexes.get(patient.sex ?? '')
  return {
    insIds,
    localIds,
    traits: {
      ...(patient.birthName === undefined ? {} : { birthName: patient.birthName }),
      ...(patient.birthFirstName === undefined ? {} : { birthFirstName: patient.birthFirstName }),
      ...(patient.birthTime === undefined ? {} : { birthDate: toDay(patient.birthTime, birthTimePath) }),
      ...(sex === undefined ? {} : { sex }),
    },
  }
}

const birthTimePath = '/ClinicalDocument/recordTarget/patientRole/patient/birthTime'

function parsed(extension: string): PatientId['ins'] {
  const ins = parseIns(extension)
  if (ins === undefined)
    throw new WireError(
      'cda',
      'ins',
      '/ClinicalDocument/recordTarget/patientRole/id',
      'un matricule INS de 15 caractères',
    )
  return ins
}
