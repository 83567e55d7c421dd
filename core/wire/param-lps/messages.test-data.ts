/** The published parameters, with the values that they may have. */
import fc from 'fast-check'
import { type MessageProperties, propertiesOf } from '../message-properties.test-data.ts'
import { instant, record } from '../texts.test-data.ts'
import { formatPublishedParameters, readPublishedParameters } from './published-parameters.ts'

const words = fc.array(fc.stringMatching(/^[!-+\--:<-~é]{1,20}$/), { maxLength: 3 })
const count = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })

export const parameterMessages: readonly MessageProperties[] = [
  propertiesOf({
    name: 'param-lps',
    valid: record({
      at: instant,
      parameters: record({
        production: fc.boolean(),
        cumulInvisiblePatientMasquePs: fc.boolean(),
        fonctionsGestionMineurs: fc.boolean(),
        ageMajorite: count,
        mediaTypes: words,
        messageBytesMax: count,
        patientFileTypes: words,
        patientFileMaxMo: count,
      }),
    }),
    write: ({ parameters, at }) =>
      formatPublishedParameters(parameters, { at, regimeSince: '2022-01-01' }).text,
    read: (_, text) => readPublishedParameters(Buffer.from(text)),
    heard: ({ parameters }) => parameters,
  }),
]
