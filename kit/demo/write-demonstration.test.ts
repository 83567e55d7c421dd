import assert from 'node:assert/strict'
import { X509Certificate as NodeCertificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { X509Certificate, X509Crl } from '../authority/x509.ts'
import { openCard } from '../cards/virtual-card.ts'
import { writeDemonstration } from './write-demonstration.ts'
import { daysFrom } from './write-pki.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-demo-'))
after(() => rm(folder, { recursive: true, force: true }))
const now = new Date('2026-06-01T09:00:00Z')
const { people, pki } = await writeDemonstration(folder, { now })

const certificate = async (card: string, name: string) =>
  new X509Certificate(await readFile(join(folder, 'cards', card, name), 'utf8'))
const extension = (one: X509Certificate, oid: string) => {
  const found = one.getExtension(oid)
  return found === null ? undefined : Buffer.from(found.value).toString('latin1')
}
const list = async () => {
  const [name] = await readdir(pki.revocationLists)
  return new X509Crl(await readFile(join(pki.revocationLists, name!)))
}

test('every card has its five files, and its two certificates come from the authority', async () => {
  const authority = new X509Certificate(await readFile(pki.authorityCertificate, 'utf8'))
  for (const card of people.cards) {
    assert.deepEqual((await readdir(join(folder, 'cards', card.slug))).sort(), [
      'auth.crt',
      'auth.key',
      'card.json',
      'sign.crt',
      'sign.key',
    ])
    for (const name of ['auth.crt', 'sign.crt'])
      assert.ok(
        await (await certificate(card.slug, name)).verify({ publicKey: authority, signatureOnly: true }),
      )
  }
})

test('the card of a person says his number, his profession and his speciality as a real CPS does', async () => {
  const auth = await certificate('cps-leroy', 'auth.crt')
  assert.deepEqual(auth.subjectName.toJSON(), [
    { C: ['FR'] },
    { T: ['Médecin'] },
    { SN: ['LEROY'], G: ['Antoine'], CN: ['899900990021'] },
  ])
  assert.equal(extension(auth, '1.2.250.1.71.1.2.2'), '\x02\x01\x00')
  assert.match(extension(auth, '1.2.250.1.71.1.2.3') ?? '', /8025000001\/99\d{8}$/)
  assert.equal(extension(auth, '1.2.250.1.71.1.2.7'), '\x02\x01\x0a')
  assert.equal(extension(auth, '1.2.250.1.71.4.2.5'), '\x30\x06\x0c\x04SM04')
})

test('authentication and signature certificates are not interchangeable', async () => {
  const use = async (name: string) => {
    const one = new NodeCertificate(await readFile(join(folder, 'cards', 'cps-leroy', name)))
    return one.keyUsage
  }
  assert.deepEqual(await use('auth.crt'), ['1.3.6.1.5.5.7.3.2'])
  assert.deepEqual(await use('sign.crt'), ['1.3.6.1.5.5.7.3.4'])
  const keys = await Promise.all(
    ['auth.crt', 'sign.crt'].map(async (name) => (await certificate('cps-leroy', name)).publicKey.toString()),
  )
  assert.notEqual(keys[0], keys[1])
})

test('a CPE and a structure carry the Struct_IdNat in OU', async () => {
  const cpe = await certificate('cpe-colin', 'auth.crt')
  assert.deepEqual(cpe.subjectName.getField('CN'), ['499900990013001/0001'])
  assert.deepEqual(cpe.subjectName.getField('OU'), ['499900990013001'])
  assert.equal(extension(cpe, '1.2.250.1.71.1.2.2'), '\x02\x01\x02')
  const hospital = await certificate('structure-hopital', 'sign.crt')
  assert.deepEqual(hospital.subjectName.toJSON(), [
    { C: ['FR'] },
    { O: ['Centre hospitalier Saint-Roch'] },
    { OU: ['1990001018'] },
    { CN: ['Centre hospitalier Saint-Roch'] },
  ])
})

test('the expired card is expired, and the revoked one is on the list with both certificates', async () => {
  assert.ok((await certificate('cps-martin-expiree', 'auth.crt')).notAfter < now)
  const revoked = await list()
  for (const name of ['auth.crt', 'sign.crt']) {
    const lost = await certificate('cps-leroy-revoquee', name)
    assert.ok(revoked.findRevoked(lost.serialNumber), name)
    assert.equal(revoked.findRevoked((await certificate('cps-leroy', name)).serialNumber), null)
  }
})

test('the server’s certificate answers for localhost and 127.0.0.1', async () => {
  const server = new NodeCertificate(await readFile(pki.serverCertificate))
  assert.ok(server.checkHost('localhost'))
  assert.ok(server.checkIP('127.0.0.1'))
  assert.equal((await stat(pki.serverKey)).mode & 0o077, 0)
})

test('a second start changes nothing but a revocation list near its end', async () => {
  const before = await readFile(join(folder, 'cards', 'cps-martin', 'auth.crt'), 'utf8')
  const firstEnd = (await list()).nextUpdate
  await writeDemonstration(folder, { now: daysFrom(now, 5) })
  assert.deepEqual((await list()).nextUpdate, firstEnd)
  await writeDemonstration(folder, { now: daysFrom(now, 25) })
  assert.deepEqual((await list()).nextUpdate, daysFrom(now, 55))
  assert.ok((await list()).findRevoked((await certificate('cps-leroy-revoquee', 'auth.crt')).serialNumber))
  assert.equal(await readFile(join(folder, 'cards', 'cps-martin', 'auth.crt'), 'utf8'), before)
})

test('a card that went missing is made again, under the same authority', async () => {
  await rm(join(folder, 'cards', 'cps-petit'), { recursive: true })
  await writeDemonstration(folder, { now })
  assert.equal((await openCard(join(folder, 'cards', 'cps-petit'))).info.idNat, '899900990070')
})
