/**
 * From the portal of professionals to the port where cards are read, and back. The browser leaves with a demand that names
 * it, and comes back with a code: only the browser that asked may spend it, once, within the minute. So neither a demand
 * that another made, nor a code that another was given, opens anything. people.md W-01; contract.md §4.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Database } from '../../store/database.ts'
import { addCardReading, takeCardReading } from '../../store/professional-sessions.ts'
import { hashOf, newToken } from '../patient/secret-token.ts'

export type CardReadings = {
  /** `browser`: what the cookie of this browser holds. `port`: of the portal, to come back to. */
  demandOf(browser: string, port: number): Promise<string>
  /** Where the browser came from; undefined: we made no such demand. */
  portIn(demand: string): Promise<number | undefined>
  /** The code to come back with. */
  keep(demand: string, certificate: Uint8Array): Promise<string>
  /** The certificate that was read, DER; undefined: the code is no longer one, or of another browser. */
  take(code: string, browser: string): Promise<Buffer | undefined>
}

export function makeCardReadings(database: Database): CardReadings {
  const sealOf = (said: string) =>
    database.read(async ({ keyring }) => keyring.pseudonym(`card demand ${said}`).toString('base64url'))
  return {
    async demandOf(browser, port) {
      const said = `${port}.${hashOf(browser).toString('base64url')}`
      return `${said}.${await sealOf(said)}`
    },

    async portIn(demand) {
      const [port = '', browser = '', seal = ''] = demand.split('.')
      const expected = Buffer.from(await sealOf(`${port}.${browser}`))
      const given = Buffer.from(seal)
      return expected.length === given.length && timingSafeEqual(expected, given) ? Number(port) : undefined
    },

    async keep(demand, certificate) {
      const code = newToken()
      const browser = Buffer.from(demand.split('.')[1] ?? '', 'base64url')
      await database.transaction((tx) => addCardReading(tx, { codeHash: hashOf(code), browser, certificate }))
      return code
    },

    take: (code, browser) => database.transaction((tx) => takeCardReading(tx, hashOf(code), hashOf(browser))),
  }
}
