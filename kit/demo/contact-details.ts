/** How an invented person is reached, and by whom he is represented. */
import type { ContactDetails, Representative, Telecom } from '@carnet/core/model/contact.ts'
import type { Sex } from '@carnet/core/model/identity.ts'
import type { DemonstrationPatient, DemonstrationPeople } from './people-types.ts'

export function contactDetailsOf(
  patient: DemonstrationPatient,
  people: Pick<DemonstrationPeople, 'patients'>,
): ContactDetails {
  const { sex } = patient.identity
  return {
    ...(sex !== 'U' && { civility: civilityOf(sex) }),
    telecoms: telecomsOf(patient),
    addresses: patient.address === undefined ? [] : [patient.address],
    representatives: patient.representatives.map(({ slug, as }) => {
      const one = people.patients.find((each) => each.slug === slug)
      if (one === undefined) throw new RangeError(`no patient is named ${slug}`)
      return representative(one, as)
    }),
  }
}

/** HL7 personalRelationship; a guardian is a « responsible person ». */
function representative(one: DemonstrationPatient, as: 'parent' | 'guardian'): Representative {
  const { usedName, birthName, birthFirstName, sex } = one.identity
  return {
    relation: as === 'guardian' ? 'RESPRSN' : sex === 'F' ? 'MTH' : 'FTH',
    civility: civilityOf(sex),
    givenNames: [birthFirstName],
    familyName: usedName ?? birthName,
    telecoms: telecomsOf(one).filter(({ use }) => use === 'MC'),
  }
}

function civilityOf(sex: Sex): string {
  return sex === 'F' ? 'MME' : 'M'
}

function telecomsOf({ phone, email }: DemonstrationPatient): readonly Telecom[] {
  return [
    ...(phone === undefined ? [] : [{ use: 'MC', value: `tel:${phone}` }]),
    ...(email === undefined ? [] : [{ value: `mailto:${email}` }]),
  ]
}
