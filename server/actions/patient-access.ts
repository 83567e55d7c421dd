/** TD1.5: a professional opens or repairs the holder's account, of a record not attached to Mon espace santé. CON-22, LIF-25. */
import type { Caller } from '@carnet/core/model/caller.ts'
import type { AccountAction } from '@carnet/core/model/decision.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  type AccountChange,
  type CodeChannel,
  objectionToAccountChange,
} from '@carnet/core/rules/patient-account.ts'
import type { PasswordOwner } from '@carnet/core/rules/portal-password.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import {
  addAccount,
  channelsOf,
  closeSessions,
  markAccountOpen,
  replaceSecrets,
  saveChannels,
} from '../store/accounts.ts'
import { removeActivationCode } from '../store/activation.ts'
import { removeLink } from '../store/france-connect.ts'
import { removePasskeys } from '../store/passkeys.ts'
import { type Permitted, perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

export type PortalSecrets = { readonly login: string; readonly password: string }

/** Made by the door, once the act is allowed: a login, a password, and the hash that is kept. */
export type MakeSecrets = (
  owner: PasswordOwner,
  settings: RuleSettings,
) => Promise<PortalSecrets & { readonly passwordHash: string }>

export type Channel = { readonly by: CodeChannel; readonly to: string }

/** The secrets are told once, to the caller, and kept as a hash. */
export function openPatientAccess(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  { by, to }: Channel,
  makeSecrets: MakeSecrets,
): Promise<PortalSecrets> {
  const asked = { action: 'openPatientAccess', change: { change: 'open' } } as const
  return changeAccount(platform, caller, { patient, ...asked }, async ({ tx, record }) => {
    const reached = { email: by === 'email' ? to : null, phone: by === 'sms' ? to : null }
    const owner = { identity: record.identity, ins: patient.ins, ...reached }
    const { login, password, passwordHash } = await makeSecrets(owner, platform.settings)
    await addAccount(tx, { recordId: record.id, login, passwordHash, ...reached })
    await markAccountOpen(tx, record.id)
    return { login, password }
  })
}

/** The former secrets, the passkeys, FranceConnect, the code of a letter and every open session end with it: whoever had the ones may have made the others. */
export function renewPatientAccess(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  makeSecrets: MakeSecrets,
): Promise<PortalSecrets> {
  const asked = { action: 'renewPatientAccess', change: { change: 'renew' } } as const
  return changeAccount(platform, caller, { patient, ...asked }, async ({ tx, record }, reached) => {
    const owner = { identity: record.identity, ins: patient.ins, ...reached }
    const { login, password, passwordHash } = await makeSecrets(owner, platform.settings)
    await replaceSecrets(tx, record.id, { login, passwordHash })
    await removePasskeys(tx, record.id)
    await removeLink(tx, record.id)
    await removeActivationCode(tx, record.id)
    await closeSessions(tx, record.id)
    return { login, password }
  })
}

/** `to`: null to remove the channel. */
export function changePatientChannel(
  platform: Platform,
  caller: Caller,
  patient: PatientId,
  asked: { readonly change: Exclude<AccountChange['change'], 'open' | 'renew'> } & {
    readonly by: CodeChannel
    readonly to: string | null
  },
): Promise<void> {
  const { change, by, to } = asked
  const request = { patient, action: 'changePatientChannel', change: { change, channel: by } } as const
  return changeAccount(platform, caller, request, async ({ tx, record }, channels) => {
    await saveChannels(tx, record.id, {
      email: by === 'email' ? to : (channels?.email ?? null),
      phone: by === 'sms' ? to : (channels?.phone ?? null),
    })
    // A code on its way to the former address opens nothing more.
    await closeSessions(tx, record.id)
  })
}

function changeAccount<T>(
  platform: Platform,
  caller: Caller,
  {
    patient,
    action,
    change,
  }: { readonly patient: PatientId; readonly action: AccountAction; readonly change: AccountChange },
  body: (permitted: Permitted, channels: Awaited<ReturnType<typeof channelsOf>>) => Promise<T>,
): Promise<T> {
  return perform(platform, caller, { patient, action }, async (permitted) => {
    const channels = await channelsOf(permitted.tx, permitted.record.id)
    const account = channels && { email: channels.email !== null, sms: channels.phone !== null }
    const objection = objectionToAccountChange(account, change)
    if (objection !== undefined) throw new Refused(objection)
    return { result: await body(permitted, channels), acts: [{}] }
  })
}
