/** TD0.3 and TD1.6, with the values that they may carry. */
import fc from 'fast-check'
import { type MessageProperties, propertiesOf } from '../message-properties.test-data.ts'
import { filled, instant, record, text } from '../texts.test-data.ts'
import {
  formatAuthorizationList,
  formatListAuthorizations,
  type ListedAuthorization,
  readAuthorizationList,
  readListAuthorizations,
} from './list-authorizations.ts'
import {
  formatSetAuthorization,
  formatSetAuthorizationAnswer,
  readSetAuthorization,
  readSetAuthorizationAnswer,
} from './set-authorization.ts'

const listed: fc.Arbitrary<ListedAuthorization> = record(
  {
    nationalId: text,
    nationalIdType: text,
    firstName: text,
    lastName: text,
    specialities: fc.array(record({ code: text, label: text }), { maxLength: 2 }),
    startOfAuthorization: instant,
    mode: fc.constantFrom('ACTIVE' as const, 'INTERDITE' as const),
    medecinTraitant: fc.boolean(),
  },
  { lastActionDate: instant },
)

export const habilitationMessages: readonly MessageProperties[] = [
  propertiesOf({
    name: 'setAuthorization, the request',
    valid: record({
      action: fc.constantFrom('AJOUT' as const, 'SUPPRESSION' as const),
      medecinTraitant: fc.boolean(),
    }),
    write: (request) => formatSetAuthorization(request).text,
    read: readSetAuthorization,
  }),
  propertiesOf({
    name: 'setAuthorization, the answer',
    valid: record({ status: filled, context: text }),
    write: (answer) => formatSetAuthorizationAnswer(answer).text,
    read: readSetAuthorizationAnswer,
  }),
  propertiesOf({
    name: 'listAuthorizationByPatient, the request',
    valid: fc.constantFrom('ACTIVE' as const, 'INTERDITE' as const, 'TOUTE' as const),
    write: (mode) => formatListAuthorizations(mode).text,
    read: readListAuthorizations,
  }),
  propertiesOf({
    name: 'listAuthorizationByPatient, the answer',
    valid: record({
      status: filled,
      context: text,
      authorizations: fc.array(listed, { maxLength: 2 }),
    }),
    write: (list) => formatAuthorizationList(list).text,
    read: readAuthorizationList,
  }),
]
