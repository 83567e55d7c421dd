import assert from 'node:assert/strict'
import { test } from 'node:test'
import { habilitationMessages } from './habilitations/messages.test-data.ts'
import { hl7v3Messages } from './hl7v3/messages.test-data.ts'
import { reasonOf } from './hl7v3/reason-code.ts'
import { parameterMessages } from './param-lps/messages.test-data.ts'
import { patientMessages } from './patients-specific/messages.test-data.ts'
import { operations } from './soap/actions.ts'
import { iheOperations } from './soap/ihe-actions.ts'
import { soapMessages } from './soap/messages.test-data.ts'
import { xdsMessages } from './xds/messages.test-data.ts'

const messages = [
  ...soapMessages,
  ...hl7v3Messages,
  ...habilitationMessages,
  ...patientMessages,
  ...xdsMessages,
  ...parameterMessages,
]

for (const { name, readsBack, staysTrueWhenDamaged } of messages) {
  test(`${name}: what is written is read again`, readsBack)
  test(`${name}: damaged, it is refused or says nothing that is not in it`, staysTrueWhenDamaged)
}

test('no request and no answer of any transaction is left out', () => {
  const samples = messages.map(({ sample }) => sample())
  const missing = [
    ...Object.values(operations).flatMap(({ request, response }) => [request, response]),
    ...Object.values(iheOperations).map(({ request }) => request),
  ].filter(
    (expected) =>
      !samples.some(
        (sample) =>
          sample.name === expected.name &&
          sample.namespace === expected.namespace &&
          (!('reason' in expected) || reasonOf(sample) === expected.reason),
      ),
  )
  assert.deepEqual(missing, [])
})
