/**
 * The letter by which a person enters her carnet, for the first time or again: given when her record opens, written when it
 * leaves. Its code is drawn then, and kept nowhere but in the letter: sent again after a crash, it bears another one.
 * rules.md LIF-05.
 */
import { randomInt } from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'
import {
  activationCodeLength,
  activationCodeSigns,
  formatActivationCode,
  isToldWithCode,
  letterFor,
  mayBeActivated,
} from '@carnet/core/rules/activation.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { hasCarteVitale, recordToActivate, saveActivationCode } from '../store/activation.ts'
import type { Tx } from '../store/database.ts'
import { giveNotices } from '../store/notices.ts'

const dayMs = 86_400_000

/** False: an account is not to be opened by her from outside. */
export async function giveActivationLetter(
  tx: Tx,
  recordId: RecordId,
  { actorId, at, settings }: { readonly actorId: string; readonly at: Date; readonly settings: RuleSettings },
): Promise<boolean> {
  const waits = mayBeActivated(await recordToActivate(tx, recordId), { settings, now: at })
  if (waits) await giveNotices(tx, recordId, [{ to: 'holder', cause: 'activationCode' }], { actorId, at })
  return waits
}

/** undefined: she has an account meanwhile, or none any more, or her record is open no more. */
export async function newActivationCode(
  tx: Tx,
  recordId: RecordId,
  {
    letter,
    now,
    settings,
  }: {
    readonly letter: 'activationCode' | 'recoveryCode'
    readonly now: Date
    readonly settings: RuleSettings
  },
): Promise<{ readonly code: string; readonly expiresAt: Date } | undefined> {
  if (letterFor(await recordToActivate(tx, recordId), { settings, now }) !== letter) return undefined
  const recovers = letter === 'recoveryCode'
  return drawCode(tx, recordId, {
    recovers,
    now,
    days: recovers ? settings.recoveryCodeDays : settings.activationCodeDays,
  })
}

/**
 * What the message that tells of the opening bears: with her card, it proves who says no, and gives the proof of it again.
 * It outlives the delay. undefined: it could prove nothing, or she has another way in.
 */
export async function newChoiceCode(
  tx: Tx,
  recordId: RecordId,
  { now, settings }: { readonly now: Date; readonly settings: RuleSettings },
): Promise<{ readonly code: string; readonly expiresAt: Date } | undefined> {
  if (!isToldWithCode(await recordToActivate(tx, recordId), { settings, now })) return undefined
  if (!(await hasCarteVitale(tx, recordId))) return undefined
  const days = settings.oppositionDelayDays + settings.activationCodeDays
  return drawCode(tx, recordId, { recovers: false, now, days })
}

async function drawCode(
  tx: Tx,
  recordId: RecordId,
  { recovers, now, days }: { readonly recovers: boolean; readonly now: Date; readonly days: number },
) {
  const code = drawSigns()
  const expiresAt = new Date(now.getTime() + days * dayMs)
  await saveActivationCode(tx, recordId, { code, expiresAt, recovers })
  return { code: formatActivationCode(code), expiresAt }
}

/** By chance alone, in the shape of a code. */
export function drawSigns(): string {
  const sign = () => activationCodeSigns[randomInt(activationCodeSigns.length)]!
  return Array.from({ length: activationCodeLength }, sign).join('')
}
