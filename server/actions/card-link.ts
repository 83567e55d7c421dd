/**
 * The QR code of an emergency card: made and revoked by its holder, scanned by whoever holds the card. A scan shows
 * nothing; the six digits that stand beside the code open the card, and nothing else of the record. people.md P-12.
 */
import { randomBytes, randomInt } from 'node:crypto'
import type { CardBearer, PatientCaller } from '@carnet/core/model/caller.ts'
import { type EmergencyCard, isFilled } from '@carnet/core/model/emergency-card.ts'
import { secondsToWait } from '@carnet/core/model/rate.ts'
import { objectionToCardCode } from '@carnet/core/rules/emergency-card.ts'
import { cardLinkOf, patientOfCardLink, removeCardLink, saveCardLink } from '../store/card-links.ts'
import { countInWindows, forgetCount } from '../store/rates.ts'
import { cardAsSeen, sightOfBearer } from './emergency-card.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

/** 128 bits: nobody comes upon one. */
const tokenBytes = 16

/** A new one: what was printed before is refused from now on. Throws Refused `choiceNotPossible` of a card that is empty. */
export function makeCardLink(platform: Platform, caller: PatientCaller): Promise<void> {
  const request = { patient: caller.patient, action: 'makeCardLink' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record, now } = permitted
    if (!isFilled(await cardAsSeen(permitted, sightOfBearer(permitted))))
      throw new Refused('choiceNotPossible')
    const token = randomBytes(tokenBytes).toString('base64url')
    const code = String(randomInt(1_000_000)).padStart(6, '0')
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

/** A code was scanned: told to its holder at once, and answered alike whether it is anybody's or not. */
export async function scanCardLink(platform: Platform, token: string): Promise<void> {
  const bearer = await bearerOf(platform, token)
  if (bearer === undefined) return
  const request = { patient: bearer.patient, action: 'scanCardLink' } as const
  await perform(platform, bearer, request, async () => ({ result: undefined, acts: [{}] })).catch(
    unlessRefused,
  )
}

export type CardOpening =
  | { readonly kind: 'shown'; readonly card: EmergencyCard }
  /** The code is not this card's, or there is no such card: nothing tells which. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }

export async function openCardByLink(platform: Platform, token: string, code: string): Promise<CardOpening> {
  const { database, rates } = platform
  const wait = await database.transaction(async (tx) =>
    secondsToWait(rates.cardCode, await countInWindows(tx, 'cardCode', token, rates.cardCode)),
  )
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
    await forgetCount(tx, 'cardCode', token)
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
