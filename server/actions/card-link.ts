/**
 * The QR code of an emergency card: made and revoked by its holder, scanned by whoever holds the card. A scan shows
 * nothing; the six digits that stand beside the code open the card, and nothing else of the record. people.md P-12.
 */
import { randomBytes, randomInt } from 'node:crypto'
import type { CardBearer, PatientCaller } from '@carnet/core/model/caller.ts'
import { type EmergencyCard, isFilled } from '@carnet/core/model/emergency-card.ts'
import { type Rate, secondsToWait } from '@carnet/core/model/rate.ts'
import { objectionToCardCode } from '@carnet/core/rules/emergency-card.ts'
import { cardLinkOf, patientOfCardLink, removeCardLink, saveCardLink } from '../store/card-links.ts'
import { addCardScan, countScanAgain } from '../store/card-scans.ts'
import { countInWindows, forgetCount, uncount } from '../store/rates.ts'
import { cardAsSeen, sightOfBearer } from './emergency-card.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** 128 bits: nobody comes upon one. */
const tokenBytes = 16

/** A new one: what was printed before is refused from now on. Throws Refused `choiceNotPossible` of a card that is empty. */
export function makeCardLink(
  platform: Platform,
  caller: PatientCaller,
  { forProfessionals }: { readonly forProfessionals: boolean },
): Promise<void> {
  const request = { patient: caller.patient, action: 'makeCardLink' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record, now } = permitted
    if (!isFilled(await cardAsSeen(permitted, sightOfBearer(permitted))))
      throw new Refused('choiceNotPossible')
    const token = randomBytes(tokenBytes).toString('base64url')
    // Whoever finds a wallet reads the card with the digits that are printed on it: it is for its holder to choose.
    const code = forProfessionals ? undefined : String(randomInt(1_000_000)).padStart(6, '0')
    await saveCardLink(tx, record.key, { token, code, madeAt: now })
    return { result: undefined, acts: [{}] }
  })
}

/** Twice is once. */
export function revokeCardLink(platform: Platform, caller: PatientCaller): Promise<void> {
  const request = { patient: caller.patient, action: 'revokeCardLink' } as const
  return perform(platform, caller, request, async ({ tx, record }) => {
    const removed = await removeCardLink(tx, record.key)
    return { result: undefined, acts: removed ? [{}] : [] }
  })
}

/**
 * A code was scanned: told to its holder at once, and answered alike whether it is anybody's or not. Who scans it again and
 * again fills neither her history nor her letter box: the rest is counted with the last line. `source`: where from.
 */
export async function scanCardLink(platform: Platform, token: string, source: string): Promise<void> {
  const { database, rates, clock } = platform
  const bearer = await bearerOf(platform, token)
  if (bearer === undefined) return
  const { patient } = bearer
  const wait = await countFromAddress(platform, token, source, {
    act: 'cardScan',
    rates: rates.cardScan,
    ratesFromAddress: rates.cardScanFromAddress,
  })
  if (wait !== undefined) return database.transaction((tx) => countScanAgain(tx, patient, clock.now()))
  await perform(platform, bearer, { patient, action: 'scanCardLink' }, async ({ tx, record, now }) => {
    await addCardScan(tx, record.id, now)
    return { result: undefined, acts: [{}] }
  }).catch(unlessRefused)
}

/** Who comes too often from one address counts no more against the others. Seconds to wait when it is once too many. */
function countFromAddress(
  { database }: Platform,
  token: string,
  source: string,
  {
    act,
    rates,
    ratesFromAddress,
  }: {
    readonly act: 'cardCode' | 'cardScan'
    readonly rates: readonly Rate[]
    readonly ratesFromAddress: readonly Rate[]
  },
): Promise<number | undefined> {
  return database.transaction(async (tx) => {
    const fromAddress = await countInWindows(tx, `${act}FromAddress`, `${token} ${source}`, ratesFromAddress)
    return (
      secondsToWait(ratesFromAddress, fromAddress) ??
      secondsToWait(rates, await countInWindows(tx, act, token, rates))
    )
  })
}

export type CardOpening =
  | { readonly kind: 'shown'; readonly card: EmergencyCard }
  /** The code is not this card's, or there is no such card: nothing tells which. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }

export async function openCardByLink(
  platform: Platform,
  token: string,
  code: string,
  source: string,
): Promise<CardOpening> {
  const { rates } = platform
  const wait = await countFromAddress(platform, token, source, {
    act: 'cardCode',
    rates: rates.cardCode,
    ratesFromAddress: rates.cardCodeFromAddress,
  })
  // The wrong ones are in the history; those that are not looked at would only fill it.
  if (wait !== undefined) return { kind: 'wait', seconds: wait }
  const bearer = await bearerOf(platform, token)
  if (bearer === undefined) return { kind: 'wrong' }
  const request = { patient: bearer.patient, action: 'openEmergencyCard' } as const
  const card = await perform(platform, bearer, request, async (permitted) => {
    const { tx, record } = permitted
    const link = await cardLinkOf(tx, record.key)
    // Renewed between the two: as if it had never been.
    const objection = objectionToCardCode(link?.token === token ? link.code : undefined, code)
    if (objection !== undefined) throw new Refused(objection)
    await forgetCount(tx, 'cardCodeFromAddress', `${token} ${source}`)
    await uncount(tx, 'cardCode', token)
    return { result: await cardAsSeen(permitted, sightOfBearer(permitted)), acts: [{}] }
  }).catch(unlessRefused)
  return card === undefined ? { kind: 'wrong' } : { kind: 'shown', card }
}

async function bearerOf({ database }: Platform, token: string): Promise<CardBearer | undefined> {
  const patient = await database.read((tx) => patientOfCardLink(tx, token))
  return patient && { kind: 'cardBearer', patient, mode: 'normal', secretSession: false }
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error
}
