import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { formatRegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { readProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { isSignatureEntry } from '@carnet/core/wire/xds/signature-entry.ts'
import { startLocalDmp } from '../client/local-dmp.fixture.ts'
import { depositCare, personWithCare } from './deposit-care.ts'
import { copyDemonstration } from './test/shared-demonstration.ts'
import { authorityOf } from './write-pki.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-care-'))
const { people } = await copyDemonstration(folder)
const local = await startLocalDmp(await authorityOf(folder, new Date()))
after(async () => {
  local.close()
  await rm(folder, { recursive: true, force: true })
})

test('one person has a prescription, a delivery and a history of reimbursed care, each by who sends it, once', async () => {
  local.answer = () => ({ body: formatRegistryResponse('success') })
  await depositCare(folder, people, local.url)
  await depositCare(folder, people, local.url)
  const patient = people.patients.find(({ slug }) => slug === personWithCare)
  const entries = local.requests
    .flatMap(({ body }) => readProvideAndRegister(body).entries)
    .filter((entry) => !isSignatureEntry(entry))
  assert.deepEqual(
    entries.map(({ patientId, typeCode, formatCode }) => [patientId.id, typeCode.code, formatCode.code]),
    [
      [patient?.id.ins, '57833-6', 'urn:ihe:pharm:pre:2010'],
      [patient?.id.ins, '60593-1', 'urn:ihe:pharm:dis:2010'],
      [patient?.id.ins, 'REMB', 'urn:asip:ci-sis:hr:2019'],
    ],
  )
})
