/** people.json and vitale/*.json, exactly as contract.md §5 shows them. */
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { DemonstrationPatient, DemonstrationPeople, DemonstrationVitale } from './people-types.ts'

export function peopleJson(people: DemonstrationPeople): object {
  return {
    patients: people.patients.map((one) => ({
      slug: one.slug,
      ins: insJson(one.id),
      names: namesJson(one.identity),
      birthDate: one.identity.birthDate,
      sex: one.identity.sex,
      birthPlace: one.identity.birthPlace,
      state: one.state,
      login: one.login,
      password: one.password,
      email: one.email,
      phone: one.phone,
      vitale: one.vitale,
      note: one.note,
    })),
    professionals: people.professionals.map((one) => ({
      slug: one.slug,
      idNat: one.id,
      names: { lastName: one.lastName, firstName: one.firstName },
      profession: one.profession.code,
      specialities: one.profession.specialities,
      structures: one.structures,
      cards: one.cards,
      note: one.note,
    })),
    structures: people.structures.map((one) => ({
      slug: one.slug,
      idNat: one.id,
      name: one.name,
      sector: one.sector,
      card: one.card,
      note: one.note,
    })),
    // Nobody at the desk yet: /guichet comes with its own issue.
    agents: [],
  }
}

export function vitaleJson(card: DemonstrationVitale, people: DemonstrationPeople): object {
  const nir = (one: DemonstrationPatient) => one.id.ins.slice(0, 13)
  return {
    serial: card.serial,
    holderNir: nir(patientNamed(card.holder, people)),
    beneficiaries: card.beneficiaries.map(({ slug, rank }) => {
      const one = patientNamed(slug, people)
      return {
        rank,
        birthDate: one.identity.birthDate,
        names: namesJson(one.identity),
        nir: nir(one),
        ins: insJson(one.id),
      }
    }),
  }
}

function patientNamed(slug: string, people: DemonstrationPeople): DemonstrationPatient {
  const patient = people.patients.find((one) => one.slug === slug)
  if (patient === undefined) throw new RangeError(`no patient is named ${slug}`)
  return patient
}

function insJson(id: PatientId): object {
  return { value: id.ins, oid: id.oid }
}

function namesJson(identity: Identity): object {
  const { birthName, usedName, birthFirstName, firstNames, usedFirstName } = identity
  return { birthName, usedName, birthFirstName, firstNames, usedFirstName }
}
