import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { signatureType } from '@carnet/core/model/document.ts'
import { formatRegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { readProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { DmpRefusal } from '../client/errors.ts'
import { startLocalDmp } from '../client/local-dmp.fixture.ts'
import { depositBigRecord } from './big-record.ts'
import { copyDemonstration } from './test/shared-demonstration.ts'
import { authorityOf } from './write-pki.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-big-'))
const { people } = await copyDemonstration(folder)
const local = await startLocalDmp(await authorityOf(folder, new Date()))
after(async () => {
  local.close()
  await rm(folder, { recursive: true, force: true })
})
const big = { folder, people, url: local.url, size: 60 }
const lots = () => local.requests.map(({ body }) => readProvideAndRegister(body).entries)
/** Beside the signature of each lot. */
const sent = () =>
  lots().flatMap((entries) => entries.filter(({ typeCode }) => typeCode.code !== signatureType.code))

test('stopped in the middle, the big record is completed by the next start, and deposited once', async () => {
  let answered = 0
  local.answer = () => ({ body: formatRegistryResponse(answered++ < 20 ? 'success' : 'failure') })
  await assert.rejects(depositBigRecord(big), DmpRefusal)
  const triedFirst = local.requests.length
  local.answer = () => ({ body: formatRegistryResponse('success') })
  const seen: number[] = []
  assert.equal(
    await depositBigRecord({ ...big, onProgress: (deposited) => seen.push(deposited) }),
    60 - 16,
    'the first sixteen were all acknowledged',
  )
  assert.deepEqual(seen, [32, 48, 60])
  assert.equal(await depositBigRecord(big), 0)

  const entries = sent()
  const byId = Map.groupBy(entries, ({ uniqueId }) => uniqueId)
  assert.equal(byId.size, 60)
  for (const same of byId.values()) assert.equal(new Set(same.map(({ hash }) => hash)).size, 1)
  assert.equal(triedFirst, 32)
  assert.equal(entries.length, 60 + 16, 'only the second sixteen are sent again, the same')
})

test('each of its lots is signed by the card that deposits it', () => {
  for (const entries of lots())
    assert.equal(entries.filter(({ typeCode }) => typeCode.code === signatureType.code).length, 1)
})

test('its documents are of many types, by several authors, over fifteen years', () => {
  const entries = sent()
  const odette = people.patients.find(({ slug }) => slug === 'odette-lambert')
  assert.ok(new Set(entries.map(({ typeCode }) => typeCode.code)).size >= 8)
  assert.ok(new Set(entries.flatMap(({ authors }) => authors.map(({ person }) => person?.id))).size >= 6)
  const years = new Set(entries.map(({ serviceStartTime }) => serviceStartTime?.slice(0, 4)))
  assert.ok(years.size >= 14, [...years].join())
  for (const { patientId } of entries) assert.equal(patientId.id, odette?.id.ins)
})
