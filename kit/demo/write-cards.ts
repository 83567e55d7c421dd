/** cards/<slug>/: card.json, and the two certificates with their keys. contract.md §5. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Authority, pem } from '../authority/authority.ts'
import {
  type CertificateOrder,
  type CertificateUse,
  cpeOrder,
  personCardOrder,
  structureOrder,
} from '../authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '../authority/key-pair.ts'
import type { CardInfo } from '../cards/card-info.ts'
import { professionalNamed } from './people/professionals.ts'
import type { DemonstrationCard, DemonstrationPeople } from './people-types.ts'
import { daysFrom } from './write-pki.ts'
import { writeWholeFolder } from './write-whole.ts'

/** Two of the four threads of the pool stay free: the server that starts meanwhile needs some. */
const lanes = 2

export async function writeCards(
  folder: string,
  people: DemonstrationPeople,
  authority: Promise<Authority>,
  now: Date,
): Promise<void> {
  await mkdir(join(folder, 'cards'), { recursive: true })
  const missing = people.cards
    .map((card, rank) => ({ card, rank }))
    .filter(({ card }) => !existsSync(join(folder, 'cards', card.slug, 'card.json')))
  const lane = async () => {
    for (let next = missing.shift(); next !== undefined; next = missing.shift())
      await writeCard(folder, people, next.card, next.rank, authority, now)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function writeCard(
  folder: string,
  people: DemonstrationPeople,
  card: DemonstrationCard,
  rank: number,
  authority: Promise<Authority>,
  now: Date,
): Promise<void> {
  const number = `8025000001/99${String(rank + 1).padStart(8, '0')}`
  const certificate = async (use: CertificateUse) => {
    const keys = await generateKeyPair()
    const issued = await (await authority).issue(orderFor(card, number, use, people, now), keys)
    return { crt: pem(issued), key: await privateKeyPem(keys.privateKey) }
  }
  const [auth, sign] = [await certificate('authentication'), await certificate('signature')]
  await writeWholeFolder(join(folder, 'cards', card.slug), {
    'card.json': `${JSON.stringify(cardInfo(card, people, now), null, 2)}\n`,
    'auth.crt': auth.crt,
    'auth.key': auth.key,
    'sign.crt': sign.crt,
    'sign.key': sign.key,
  })
}

function validityOf(card: DemonstrationCard, now: Date): Pick<CertificateOrder, 'validFrom' | 'validTo'> {
  return card.state === 'expired'
    ? { validFrom: daysFrom(now, -4 * 365), validTo: daysFrom(now, -365) }
    : { validFrom: daysFrom(now, -30), validTo: daysFrom(now, 3 * 365) }
}

function orderFor(
  card: DemonstrationCard,
  cardNumber: string,
  use: CertificateUse,
  people: DemonstrationPeople,
  now: Date,
): CertificateOrder {
  const validity = validityOf(card, now)
  const structure = structureOf(card, people)
  if (card.kind === 'structure') return structureOrder(structure, use, validity)
  const holder = professionalNamed(card.holder)
  if (card.kind === 'CPE') {
    const internalId = holder.id.slice(card.structureId.length + 1)
    return cpeOrder(
      { structureId: structure.id, structureName: structure.name, internalId, cardNumber },
      use,
      validity,
    )
  }
  return personCardOrder({ ...holder, psId: holder.id, cardNumber }, use, validity)
}

function cardInfo(card: DemonstrationCard, people: DemonstrationPeople, now: Date): CardInfo {
  const { validFrom, validTo } = validityOf(card, now)
  const holder = card.kind === 'structure' ? undefined : professionalNamed(card.holder)
  const speciality = holder?.profession.specialities[0]
  return {
    slug: card.slug,
    kind: card.kind,
    holder: holder === undefined ? structureOf(card, people).name : `${holder.firstName} ${holder.lastName}`,
    idNat: holder?.id ?? card.structureId,
    structureIdNat: card.structureId,
    ...(holder === undefined ? {} : { profession: holder.profession.code }),
    ...(speciality === undefined ? {} : { speciality }),
    ...(card.pin === undefined ? {} : { pin: card.pin }),
    ...(card.state === 'pinBlocked' ? { pinBlocked: true } : {}),
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    ...(card.state === 'revoked' ? { revoked: true } : {}),
  }
}

function structureOf(card: DemonstrationCard, people: DemonstrationPeople) {
  const structure = people.structures.find((one) => one.id === card.structureId)
  if (structure === undefined) throw new RangeError(`no structure for the card ${card.slug}`)
  return structure
}
