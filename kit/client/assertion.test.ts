import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { insOids, parseIns } from '@carnet/core/model/ins.ts'
import { checkVihf } from '@carnet/core/wire/vihf/check-vihf.ts'
import { verifyAssertion } from '@carnet/core/wire/vihf/verify-assertion.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { makeTrustStore } from '@carnet/core/wire/x509/trust.ts'
import { openXml } from '@carnet/core/wire/xml/read.ts'
import { xml } from '@carnet/core/wire/xml/write.ts'
import { openCard } from '../cards/virtual-card.ts'
import { copyDemonstration } from '../demo/test/shared-demonstration.ts'
import { type Access, signedAssertion } from './assertion.ts'
import { authorOf, situationOf } from './situation.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-vihf-'))
after(() => rm(folder, { recursive: true, force: true }))
const { people, pki } = await copyDemonstration(folder)
const trust = makeTrustStore({
  authorities: [await readFile(pki.authorityCertificate, 'utf8')],
  revocationLists: await Promise.all(
    (await readdir(pki.revocationLists)).map((name) => readFile(join(pki.revocationLists, name))),
  ),
})
const patient = { ins: parseIns('285069999910144')!, oid: insOids.nirTest }
const software = { name: 'Essai', version: '1', oid: '2.25.1', homologation: 'ESSAI' }

const situationWith = async (slug: string) => {
  const card = await openCard(join(folder, 'cards', slug))
  const structure = people.structures.find(({ id }) => id === card.info.structureIdNat)
  assert.ok(structure)
  return { card, situation: situationOf(card, structure) }
}

async function judged(slug: string, access: Access = {}) {
  const { card, situation } = await situationWith(slug)
  const assertion = signedAssertion(card, situation, software, patient, access)
  using open = openXml(Buffer.from(xml`<envelope>${assertion}</envelope>`.text))
  const now = new Date()
  const verified = verifyAssertion(open, { trust, now, allowSha1: false, unsigned: 'refuse' })
  const tlsCertificate = parseCertificate(card.authentication.certificate)
  return {
    ...verified,
    faults: checkVihf({
      ...verified,
      tlsCertificate,
      now,
      windowSeconds: 300,
      skewSeconds: 60,
      standingOfSector: () => 'open',
    }),
  }
}

test('the VIHF of every card in order is signed, verified and without fault', async () => {
  for (const { slug } of people.cards.filter(({ state }) => state === 'valid')) {
    const { verdict, faults } = await judged(slug)
    assert.equal(verdict, 'trusted', slug)
    assert.deepEqual(faults, [], slug)
  }
})

test('the VIHF of the expired and of the revoked card says so, its signature being right', async () => {
  assert.equal((await judged('cps-martin-expiree')).verdict, 'expired')
  assert.equal((await judged('cps-leroy-revoquee')).verdict, 'revoked')
})

test('a physician states his speciality, a pharmacist his section, a social worker his own nomenclature', async () => {
  const roles = async (slug: string) =>
    (await judged(slug)).vihf.roles.map((one) => `${one.code}@${one.system}`)
  assert.deepEqual(await roles('cps-leroy'), ['10@1.2.250.1.71.1.2.7', 'SM04@1.2.250.1.71.4.2.5'])
  assert.deepEqual(await roles('cps-picard'), ['21@1.2.250.1.71.1.2.7', 'A@1.2.250.1.71.4.2.6'])
  assert.deepEqual(await roles('cps-meziane'), ['41@1.2.250.1.213.1.6.1.4'])
  assert.deepEqual(await roles('structure-assurance-maladie'), ['ALIM_AM@1.2.250.1.213.1.1.4.6'])
})

test('the mode, its reason and the secret session travel in the VIHF', async () => {
  const { vihf } = await judged('cps-kacem', {
    mode: 'brisDeGlace',
    reason: 'Patient inconscient',
    secretSession: true,
  })
  assert.equal(vihf.purposeOfUse?.code, 'bris_de_glace')
  assert.equal(vihf.reason, 'Patient inconscient')
  assert.equal(vihf.secretSession, true)
  assert.deepEqual(vihf.patient, patient)
})

test('an author is a person with his speciality for a card, the structure for its certificates', async () => {
  const leroy = authorOf((await situationWith('cps-leroy')).situation)
  assert.equal(leroy.person?.id, '899900990021')
  assert.equal(leroy.person?.familyName, 'LEROY')
  assert.equal(leroy.specialities[0]?.code, 'G15_10/SM04')
  assert.equal(leroy.institutions[0]?.id, '499900990021001')
  const hospital = authorOf((await situationWith('structure-hopital')).situation)
  assert.equal(hospital.institutions[0]?.id, '1990001018')
  assert.equal(hospital.specialities[0]?.code, 'AUTOMATE')
})
