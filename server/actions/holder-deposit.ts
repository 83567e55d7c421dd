/** Before and beside a deposit by the holder (VIS-19): may he, as whom, and why his file was not taken. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import { perform, Refused } from './perform.ts'
import type { Platform } from './platform.ts'

type Filing = 'submitDocuments' | 'fileDirectives'

/** Decided before a byte of his file is kept. The identity goes into the document; nothing was done yet that a line could tell. */
export function openHolderDeposit(
  platform: Platform,
  caller: PatientCaller,
  action: Filing = 'submitDocuments',
): Promise<Identity> {
  return perform(platform, caller, { patient: caller.patient, action }, async ({ record }) => ({
    result: record.identity,
    acts: [],
  }))
}

/** What was sent cannot enter: the history keeps that it was tried. Throws Refused `depositNotAcceptable`. */
export function refuseHolderFile(
  platform: Platform,
  caller: PatientCaller,
  action: Filing = 'submitDocuments',
): Promise<never> {
  return perform(platform, caller, { patient: caller.patient, action }, async () => {
    throw new Refused('depositNotAcceptable')
  })
}
