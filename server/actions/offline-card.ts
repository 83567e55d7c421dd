/** The QR code that holds the emergency card itself, signed: off until its holder has read who can read it. people.md P-12. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { type EmergencyCard, isFilled, type OfflineCard } from '@carnet/core/model/emergency-card.ts'
import { saveOffline } from '../store/emergency-cards.ts'
import type { CardSigning } from '../store/sealing.ts'
import { cardAsSeen, sightOfBearer } from './emergency-card.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type OfflineCode = {
  readonly card: OfflineCard
  readonly filled: boolean
  /** The holder chose that it is there. */
  readonly on: boolean
  readonly signing: CardSigning
}

/** What anybody would read of it: nothing that a representative may not. */
export function readOfflineCard(platform: Platform, caller: PatientCaller): Promise<OfflineCode> {
  const request = { patient: caller.patient, action: 'makeOfflineCard' } as const
  return perform(platform, caller, request, async (permitted) => {
    const card = await cardAsSeen(permitted, sightOfBearer(permitted))
    const result = {
      card: offlineCardOf(card, permitted.now),
      filled: isFilled(card),
      on: card.offlineSince !== undefined,
      signing: permitted.tx.keyring.cards,
    }
    return { result, acts: [{ action: 'readEmergencyCard' }] }
  })
}

/** Throws Refused `choiceNotPossible` of a card that is empty. */
export function makeOfflineCard(platform: Platform, caller: PatientCaller): Promise<void> {
  const request = { patient: caller.patient, action: 'makeOfflineCard' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { tx, record, now } = permitted
    if (!isFilled(await cardAsSeen(permitted, sightOfBearer(permitted))))
      throw new Refused('choiceNotPossible')
    await saveOffline(tx, record.key, now)
    return { result: undefined, acts: [{}] }
  })
}

/** What was printed stays readable. */
export function dropOfflineCard(platform: Platform, caller: PatientCaller): Promise<void> {
  const request = { patient: caller.patient, action: 'dropOfflineCard' } as const
  return perform(platform, caller, request, async ({ tx, record }) => {
    await saveOffline(tx, record.key, undefined)
    return { result: undefined, acts: [{}] }
  })
}

/** By which anybody verifies it. */
export function cardPublicKey({ database }: Platform): Promise<string> {
  return database.read(async ({ keyring }) => keyring.cards.publicKey)
}

function offlineCardOf(card: EmergencyCard, now: Date): OfflineCard {
  const { holder, entries, noKnownAllergy, contacts, directives, changedAt = now, offlineSince = now } = card
  return {
    holder,
    entries: entries.map(({ topic, words }) => ({ topic, words })),
    noKnownAllergy,
    contacts: contacts.map(({ name, relation, phones }) => ({ name, relation, phones })),
    directives,
    issuedAt: changedAt > offlineSince ? changedAt : offlineSince,
  }
}
