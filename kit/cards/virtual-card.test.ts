import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { StructIdNat } from '@carnet/core/model/caller.ts'
import { createAuthority, pem } from '../authority/authority.ts'
import { structureOrder } from '../authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '../authority/key-pair.ts'
import { X509Certificate } from '../authority/x509.ts'
import { writeWholeFolder } from '../demo/write-whole.ts'
import { CardError } from './card-error.ts'
import { openCard } from './virtual-card.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-card-'))
after(() => rm(folder, { recursive: true, force: true }))

const card = join(folder, 'cps-essai')
const from = new Date('2026-01-01T00:00:00Z')
const to = new Date('2027-01-01T00:00:00Z')
const keys = await generateKeyPair()
const authority = await createAuthority('AC d’essai', from, to)
const order = structureOrder({ id: '1990001018' as StructIdNat, name: 'Essai' }, 'signature', {
  validFrom: from,
  validTo: to,
})
const certificate = pem(await authority.issue(order, keys))
const key = await privateKeyPem(keys.privateKey)

async function newCard(): Promise<void> {
  await writeWholeFolder(card, {
    'card.json': JSON.stringify({
      slug: 'cps-essai',
      kind: 'CPS3',
      idNat: '899900990013',
      structureIdNat: '499900990013001',
      pin: '1234',
    }),
    'auth.crt': certificate,
    'auth.key': key,
    'sign.crt': certificate,
    'sign.key': key,
  })
}

const refused = (code: CardError['code']) => (error: unknown) =>
  error instanceof CardError && error.code === code

test('a card opens with the PIN of its file when none is typed, and with the right one', async () => {
  await newCard()
  assert.equal((await openCard(card)).info.slug, 'cps-essai')
  const opened = await openCard(card, { pin: '1234' })
  assert.ok(opened.signature.privateKey.type === 'private')
  assert.equal(new X509Certificate(opened.signature.certificate).subjectName.getField('OU')[0], '1990001018')
})

test('the third wrong PIN blocks the card, even for the right PIN afterwards', async () => {
  await newCard()
  await assert.rejects(openCard(card, { pin: '0000' }), refused('wrongPin'))
  await assert.rejects(openCard(card, { pin: '0001' }), refused('wrongPin'))
  await assert.rejects(openCard(card, { pin: '0002' }), refused('blockedPin'))
  await assert.rejects(openCard(card, { pin: '1234' }), refused('blockedPin'))
  assert.equal(JSON.parse(await readFile(join(card, 'card.json'), 'utf8')).pinBlocked, true)
})

test('the right PIN gives the three tries back', async () => {
  await newCard()
  await assert.rejects(openCard(card, { pin: '0000' }), refused('wrongPin'))
  await openCard(card, { pin: '1234' })
  await assert.rejects(openCard(card, { pin: '0000' }), (error: CardError) =>
    error.french.includes('2 essais'),
  )
})

test('a folder that is no card, or has lost its key, is unreadable', async () => {
  await assert.rejects(openCard(join(folder, 'nulle-part')), refused('unreadable'))
  await newCard()
  await rm(join(card, 'sign.key'))
  await assert.rejects(openCard(card), refused('unreadable'))
  await writeFile(join(card, 'card.json'), '{}')
  await assert.rejects(openCard(card), refused('unreadable'))
})
