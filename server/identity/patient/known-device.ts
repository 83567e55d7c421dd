/** A device where someone has logged in before: its cookie says so to her alone. OWASP, « device cookies ». */
import { timingSafeEqual } from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from '../../store/database.ts'
import { newToken } from './secret-token.ts'

/** A tablet of the family: it is known to each of those who log in on it. */
const personsOfDeviceMax = 6

/**
 * The cookie of a device names it to each of those who logged in there: `<name>.<seal>`, one after the other with `~`
 * between. A name is one person's: two of them do not tell that they share it. This answers that of one person, then
 * those of the others.
 */
export function deviceFor(
  tx: Tx,
  recordId: RecordId,
  device: string | undefined,
): readonly [mine: string | undefined, ...others: string[]] {
  const names = device?.split('~').slice(0, personsOfDeviceMax) ?? []
  const mine = names.find((each) => isDeviceOf(tx, recordId, each))
  return [mine, ...names.filter((each) => each !== mine)]
}

/** With a new name for him at each log-in. */
export function renewedDevice(tx: Tx, recordId: RecordId, device: string | undefined): string {
  const [, ...others] = deviceFor(tx, recordId, device)
  const name = newToken()
  return [`${name}.${deviceSeal(tx, recordId, name)}`, ...others].slice(0, personsOfDeviceMax).join('~')
}

function isDeviceOf(tx: Tx, recordId: RecordId, device: string): boolean {
  const [name = '', seal = ''] = device.split('.')
  const expected = deviceSeal(tx, recordId, name)
  return seal.length === expected.length && timingSafeEqual(Buffer.from(seal), Buffer.from(expected))
}

function deviceSeal({ keyring }: Tx, recordId: RecordId, name: string): string {
  return keyring.pseudonym(`device ${recordId} ${name}`).toString('base64url')
}
