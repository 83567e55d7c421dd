/** TD0.4 and TD1.5, with the values that they may carry. */
import fc from 'fast-check'
import { type MessageProperties, propertiesOf } from '../message-properties.test-data.ts'
import { day, filled, instant, record, text } from '../texts.test-data.ts'
import {
  formatAccessCreation,
  formatAccessRenewal,
  formatChannelAnswer,
  formatChannelUpdate,
  formatRenewalAnswer,
  formatSecretsAnswer,
  readAccessAnswer,
  readAccessCreation,
  readAccessRenewal,
  readChannelUpdate,
} from './patient-access.ts'
import {
  formatPatientList,
  formatPatientListRequest,
  type ListedPatient,
  readPatientList,
  readPatientListRequest,
} from './patient-list.ts'

const listed: fc.Arbitrary<ListedPatient> = record(
  {
    identifiers: fc.array(record({ id: text, type: text }), { maxLength: 2 }),
    lastName: text,
    firstName: text,
    medecinTraitant: fc.boolean(),
    message: fc.boolean(),
  },
  {
    patronymicalName: filled,
    civility: filled,
    dateOfBirth: day,
    lastAccessDate: instant,
    lastUpdateDate: instant,
    lastAddDate: instant,
  },
)

const local = fc.stringMatching(/^[^\s@]{1,20}$/)
const channel = fc.oneof(
  record({ type: fc.constant('SMS' as const), canal: fc.stringMatching(/^\+?\d{10,15}$/) }),
  record({
    type: fc.constant('EMAIL' as const),
    canal: fc.tuple(local, fc.stringMatching(/^[a-z]{1,9}\.[a-z]{2,6}$/)).map((parts) => parts.join('@')),
  }),
)
const channelUpdate = fc.oneof(
  fc
    .tuple(channel, fc.constantFrom('AJOUT' as const, 'MODIFICATION' as const))
    .map(([to, action]) => ({ ...to, action })),
  record({
    type: fc.constantFrom('SMS' as const, 'EMAIL' as const),
    canal: fc.constant(''),
    action: fc.constant('SUPPRESSION' as const),
  }),
)
const said = { status: filled, context: text }
const secrets = record(said, { login: filled, password: filled })

export const patientMessages: readonly MessageProperties[] = [
  propertiesOf({
    name: 'patientList, the request',
    valid: record(
      {},
      {
        startDate: instant,
        dateType: fc.constantFrom('LASTAUTORIZATION' as const, 'LASTDOC' as const),
        psOwnerId: filled,
      },
    ),
    write: (request) => formatPatientListRequest(request).text,
    read: readPatientListRequest,
  }),
  propertiesOf({
    name: 'patientList, the answer',
    valid: record({ status: filled, patients: fc.array(listed, { maxLength: 2 }) }, { context: filled }),
    write: (list) => formatPatientList(list).text,
    read: readPatientList,
  }),
  propertiesOf({
    name: 'createPatientAccess, the request',
    valid: channel,
    write: (request) => formatAccessCreation(request).text,
    read: readAccessCreation,
  }),
  propertiesOf({
    name: 'patientOTPUpdate, the request',
    valid: channelUpdate,
    write: (request) => formatChannelUpdate(request).text,
    read: readChannelUpdate,
  }),
  propertiesOf({
    name: 'updatePatientAccess, the request',
    valid: fc.constant(undefined),
    write: () => formatAccessRenewal().text,
    read: readAccessRenewal,
  }),
  propertiesOf({
    name: 'createPatientAccess, the answer',
    valid: secrets,
    write: (answer) => formatSecretsAnswer(answer).text,
    read: readAccessAnswer,
  }),
  propertiesOf({
    name: 'patientOTPUpdate, the answer',
    valid: record(said),
    write: (answer) => formatChannelAnswer(answer).text,
    read: readAccessAnswer,
  }),
  propertiesOf({
    name: 'updatePatientAccess, the answer',
    valid: secrets,
    write: (answer) => formatRenewalAnswer(answer).text,
    read: readAccessAnswer,
  }),
]
