/** Every HL7v3 message of the DMP, with the values that it may carry. */
import { insOids, parseIns } from '@carnet/core/model/ins.ts'
import fc from 'fast-check'
import { type Message, type MessageProperties, propertiesOf } from '../message-properties.test-data.ts'
import { anyFilled, day, filled, instant, oid, record, text } from '../texts.test-data.ts'
import {
  type AdministrativeAnswer,
  formatAdministrativeAnswer,
  readAdministrativeAnswer,
} from './administrative-answer.ts'
import { type ExistenceAnswer, formatExistenceAnswer, readExistenceAnswer } from './existence-answer.ts'
import { formatExistenceQuery, readExistenceQuery } from './existence-query.ts'
import { formatPatientQuery, type PatientQuery, readPatientQuery } from './patient-query.ts'
import type { RegisteredPatient } from './registered-patient.ts'
import { formatRegistrationAnswer, readRegistrationAnswer } from './registration-answer.ts'
import {
  formatRegistrationRequest,
  type RegistrationReason,
  type RegistrationRequest,
  readRegistrationRequest,
} from './registration-request.ts'
import { formatTraitsAnswer, readTraitsAnswer, type TraitsAnswer } from './traits-answer.ts'
import { formatTraitsQuery, readTraitsQuery, type StatedTraits, type TraitsQuery } from './traits-query.ts'

const instanceId = record({ root: oid }, { extension: anyFilled })
const device = record({ oid }, { name: filled })
const transmission = record({
  id: instanceId,
  creationTime: instant,
  processingCode: fc.constantFrom('P' as const, 'D' as const),
  receiver: device,
  sender: device,
})
const few = <V>(value: fc.Arbitrary<V>) => fc.array(value, { maxLength: 2 })
const some = <V>(value: fc.Arbitrary<V>) => fc.array(value, { minLength: 1, maxLength: 2 })

const sex = fc.constantFrom('M' as const, 'F' as const, 'U' as const)
const telecoms = few(record({ value: anyFilled }, { use: anyFilled }))
const address = record({ lines: few(filled) }, { postalCode: filled, city: filled, country: filled })
const vitaleNames = record({ givenNames: few(filled) }, { usedName: filled, birthName: filled })
const names = record({ givenNames: few(filled) }, { civility: filled, usedName: filled, birthName: filled })
const observations = record(
  {},
  {
    internetAccountOpen: fc.boolean(),
    attachedToMes: fc.boolean(),
    oppositionBrisDeGlace: fc.boolean(),
    oppositionCentre15: fc.boolean(),
  },
)
const motive = record({ code: anyFilled }, { text: filled })
const contact = {
  deceased: fc.boolean(),
  addresses: some(address),
  representatives: some(
    record(
      { relation: anyFilled, givenNames: few(filled), familyName: text, telecoms },
      { civility: filled },
    ),
  ),
}
const person = { id: instanceId, names, sex, telecoms }
const registeredPatient: fc.Arbitrary<RegisteredPatient> = record(
  { ...person, closed: fc.boolean(), observations },
  { ...contact, birthDate: day, closing: record({ at: instant }, { motive }) },
)

const atMost = (length: number) => filled.filter((value) => value.length <= length)
const traits: fc.Arbitrary<StatedTraits> = record(
  { name: atMost(80).filter((value) => value.length >= 2) },
  { givenName: atMost(60), sex, birthDate: day, postalCode: atMost(10), city: atMost(38) },
)
const traitsQuery: fc.Arbitrary<TraitsQuery> = record({ transmission, queryId: instanceId, traits })
const rejection = { outcome: fc.constant('rejected' as const), code: anyFilled, text }
const answering = { transmission, requestId: instanceId, queryId: instanceId }
const foundPerson = record({
  patient: record(person, { ...contact, birthDate: day }),
  percentage: fc.integer({ min: 0, max: 100 }),
  opposedToCentre15: fc.boolean(),
})
const traitsAnswer: fc.Arbitrary<TraitsAnswer> = fc.oneof(
  record({ ...answering, traits, outcome: fc.constant('answered' as const), found: few(foundPerson) }),
  record({ ...answering, traits, ...rejection }),
)

const ins = fc.constantFrom('180019999900168', '279035121518989').map((each) => parseIns(each)!)
const patientQuery: fc.Arbitrary<PatientQuery> = record({
  transmission,
  queryId: instanceId,
  patient: record({ ins, oid: fc.constantFrom(...Object.values(insOids)) }),
})

const authorisation = {
  authorisation: fc.constantFrom(
    'VALIDE' as const,
    'EXPIRE' as const,
    'INTERDIT' as const,
    'NON_EXISTE' as const,
  ),
  medecinTraitant: fc.boolean(),
}
const existenceAnswer: fc.Arbitrary<ExistenceAnswer> = record({
  ...answering,
  facts: fc.oneof(
    record({ ...authorisation, outcome: fc.constantFrom('notFound' as const, 'opposed' as const) }),
    record({
      ...authorisation,
      outcome: fc.constantFrom('found' as const, 'closed' as const),
      patient: registeredPatient.map(({ closed: _, ...patient }) => patient),
    }),
  ),
})
const administrativeAnswer: fc.Arbitrary<AdministrativeAnswer> = record({
  ...answering,
  patient: fc.option(registeredPatient, { nil: undefined }),
})

const consent = record(
  {
    kind: fc.constantFrom('CONSENTEMENT_OUVERTURE_DMP' as const, 'CONSENTEMENT_REACTIVATION_DMP' as const),
    given: fc.boolean(),
  },
  { at: instant },
)
const author = record(
  { id: record({ root: anyFilled }, { extension: anyFilled }), familyName: text, givenName: text },
  {
    speciality: record({ code: anyFilled }, { system: anyFilled, display: anyFilled }),
    organisation: record({ name: text }, { id: anyFilled }),
  },
)
const registrationRequest = (reason: RegistrationReason): fc.Arbitrary<RegistrationRequest> =>
  record(
    {
      transmission,
      reason: fc.constant(reason),
      author,
      patient: record(
        { id: instanceId, closed: fc.boolean(), names, telecoms, addresses: few(address), observations },
        {
          sex,
          birthDate: day,
          representatives: contact.representatives,
          vitale: record({ names: vitaleNames }, { birthTime: anyFilled }),
          organisationId: anyFilled,
          consent,
        },
      ),
    },
    { closing: motive },
  )
const outcome = fc.oneof(record({ outcome: fc.constant('accepted' as const) }), record(rejection))

/** A sex that is not said, a processing mode, and who answers for a person when his bond is not told. */
const defaults = ['U', 'P', 'RESPRSN'] as const

const registrations = (['CREA_RD', 'REAC', 'MODIF_DATA', 'FERM'] as const).flatMap((reason) => [
  propertiesOf({
    name: `${reason}, the request`,
    valid: registrationRequest(reason),
    write: (request) => formatRegistrationRequest(request).text,
    read: readRegistrationRequest,
    words: defaults,
  }),
  propertiesOf({
    name: `${reason}, the answer`,
    valid: record({ request: registrationRequest(reason), transmission, outcome }),
    write: ({ request, ...answer }) =>
      formatRegistrationAnswer(request, answer.transmission, answer.outcome).text,
    read: readRegistrationAnswer,
    heard: ({ request, ...answer }) => ({
      transmission: answer.transmission,
      requestId: request.transmission.id,
      reason,
      ...answer.outcome,
    }),
    words: [...defaults, 'accepted', 'rejected'],
  }),
])

const questions = {
  TEST_EXST: { write: formatExistenceQuery, read: readExistenceQuery },
  CNSLT_DATA: {
    write: (query: PatientQuery) => formatPatientQuery(query, 'CNSLT_DATA'),
    read: (message: Parameters<Message<PatientQuery>['read']>[0]) => readPatientQuery(message, 'CNSLT_DATA'),
  },
} as const

export const hl7v3Messages: readonly MessageProperties[] = [
  propertiesOf({
    name: 'a search by traits, the request',
    valid: traitsQuery,
    write: (query) => formatTraitsQuery(query).text,
    read: readTraitsQuery,
    words: defaults,
  }),
  propertiesOf({
    name: 'a search by traits, the answer',
    valid: traitsAnswer,
    write: (answer) => formatTraitsAnswer(answer).text,
    read: readTraitsAnswer,
    words: [...defaults, 'answered', 'rejected'],
  }),
  ...Object.entries(questions).map(([reason, { write, read }]) =>
    propertiesOf({
      name: `${reason}, the request`,
      valid: patientQuery,
      write: (query) => write(query).text,
      read,
      words: defaults,
    }),
  ),
  propertiesOf({
    name: 'TEST_EXST, the answer',
    valid: existenceAnswer,
    write: (answer) => formatExistenceAnswer(answer).text,
    read: readExistenceAnswer,
    words: [...defaults, 'found', 'closed', 'notFound', 'opposed', 'NON_EXISTE'],
  }),
  propertiesOf({
    name: 'CNSLT_DATA, the answer',
    valid: administrativeAnswer,
    write: (answer) => formatAdministrativeAnswer(answer).text,
    read: readAdministrativeAnswer,
    words: defaults,
  }),
  ...registrations,
]
