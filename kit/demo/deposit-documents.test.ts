import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { formatRegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { readProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { isSignatureEntry } from '@carnet/core/wire/xds/signature-entry.ts'
import { startLocalDmp } from '../client/local-dmp.fixture.ts'
import { depositDocuments } from './deposit-documents.ts'
import { copyDemonstration } from './test/shared-demonstration.ts'
import { authorityOf } from './write-pki.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-documents-'))
const { people } = await copyDemonstration(folder)
const local = await startLocalDmp(await authorityOf(folder, new Date()))
after(async () => {
  local.close()
  await rm(folder, { recursive: true, force: true })
})

test('the teenager has a document that her mother sees and one that stays secret, deposited once', async () => {
  local.answer = () => ({ body: formatRegistryResponse('success') })
  await depositDocuments(folder, people, local.url)
  await depositDocuments(folder, people, local.url)
  const emma = people.patients.find(({ slug }) => slug === 'emma-caron')
  const entries = local.requests
    .flatMap(({ body }) => readProvideAndRegister(body).entries)
    .filter((entry) => !isSignatureEntry(entry))
  assert.deepEqual(
    entries.map(({ patientId }) => patientId.id),
    [emma?.id.ins, emma?.id.ins],
  )
  assert.deepEqual(
    entries.map(({ confidentialityCodes }) => confidentialityCodes.map(({ code }) => code)),
    [['N'], ['N', 'INVISIBLE_REPRESENTANTS_LEGAUX']],
  )
})
