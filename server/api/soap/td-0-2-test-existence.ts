/** TD0.2, PRPA_IN201307UV02 → 201308: the existence test. soap.md §5.2. */
import { samePatient } from '@carnet/core/model/ins.ts'
import type { PatientRecord } from '@carnet/core/model/record.ts'
import { type ExistenceFacts, formatExistenceAnswer } from '@carnet/core/wire/hl7v3/existence-answer.ts'
import { readExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import type { RegisteredPatient } from '@carnet/core/wire/hl7v3/registered-patient.ts'
import { dmpDevice } from '@carnet/core/wire/hl7v3/transmission.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { type Existence, testExistence } from '../../actions/test-existence.ts'
import type { SoapAnswer, SoapContext } from './context.ts'

export async function td02({ platform, caller, patient, body, newId }: SoapContext): Promise<SoapAnswer> {
  const { transmission, queryId, patient: asked } = readExistenceQuery(body)
  if (!samePatient(asked, patient))
    throw new WireError(
      'hl7v3',
      'patientIdentifier',
      'patientIdentifier/value',
      'le patient désigné par le VIHF',
    )
  return {
    body: formatExistenceAnswer({
      transmission: {
        id: { root: newId().slice('urn:uuid:'.length) },
        creationTime: platform.clock.now(),
        processingCode: transmission.processingCode,
        receiver: transmission.sender,
        sender: dmpDevice,
      },
      requestId: transmission.id,
      queryId,
      facts: factsOf(await testExistence(platform, caller, patient)),
    }),
  }
}

function factsOf(existence: Existence): ExistenceFacts {
  const none = { authorisation: 'NON_EXISTE', medecinTraitant: false } as const
  switch (existence.state) {
    case 'unknown':
      return { outcome: 'notFound', ...none }
    case 'opposed':
      return { outcome: 'opposed', ...none }
    case 'closed':
    case 'active': {
      const { authorisation, medecinTraitant, record } = existence
      const outcome = existence.state === 'active' ? 'found' : 'closed'
      return { outcome, authorisation, medecinTraitant, patient: registeredPatient(record) }
    }
  }
}

function registeredPatient(record: PatientRecord): Omit<RegisteredPatient, 'closed'> {
  const { identity, patient, emergency } = record
  return {
    id: { root: patient.oid, extension: patient.ins },
    names: {
      givenNames: [identity.usedFirstName ?? identity.birthFirstName],
      birthName: identity.birthName,
      ...(identity.usedName !== undefined && { usedName: identity.usedName }),
    },
    sex: identity.sex,
    birthDate: identity.birthDate,
    telecoms: [],
    observations: {
      internetAccountOpen: record.internetAccountOpen,
      attachedToMes: record.attachedToMes,
      oppositionBrisDeGlace: !emergency.btg,
      oppositionCentre15: !emergency.etreat,
    },
  }
}
