/** Who calls: the certificate of the connection and the signed VIHF. soap.md §2.4; contract.md §3. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { type Case, same } from '../case.ts'
import { filled, type Site } from '../site.ts'

const card = 'cps-docteur'

export const identityCases: readonly Case[] = [
  {
    transaction: 'TLS',
    says: 'Sans certificat client, la connexion est coupée',
    async run({ url, authority }) {
      const outcome = await new Promise<string>((resolve) => {
        const at = new URL('/si-dmp-server/v2/services/patients', url)
        const outgoing = request(at, { method: 'POST', agent: false, ca: authority }, (answer) => {
          answer.resume()
          resolve(`HTTP ${answer.statusCode}`)
        })
        outgoing.on('error', () => resolve('coupée'))
        outgoing.end('<x/>')
      })
      same('connexion', outcome, 'coupée')
    },
  },
  {
    transaction: 'VIHF',
    says: 'Un VIHF dont un mot a changé après la signature est refusé',
    async run(site) {
      const altered = (await signed(site)).replace('SA07', 'SA01')
      same('sous-code', await subcodeFor(site, card, altered), 'DMPInvalidCertificate')
    },
  },
  {
    transaction: 'VIHF',
    says: 'Le VIHF d’un autre, présenté avec sa propre carte, est refusé',
    async run(site) {
      same('sous-code', await subcodeFor(site, 'cps-leroy', await signed(site)), 'DMPInvalidCertificate')
    },
  },
  {
    transaction: 'VIHF',
    says: 'Un message sans VIHF est refusé',
    async run(site) {
      same('sous-code', await subcodeFor(site, card, ''), 'DMPInvalidVihf')
    },
  },
]

function signed(site: Site): Promise<string> {
  return site.assertion(card, site.patient('camille-martin').id)
}

async function subcodeFor(site: Site, presenter: string, assertion: string): Promise<string | undefined> {
  const template = readFileSync(join(import.meta.dirname, '..', 'messages', 'td-0-2.xml'), 'utf8')
  const body = filled(template, { messageId: `urn:uuid:${randomUUID()}`, url: site.url, assertion })
  const path = '/si-dmp-server/v2/services/patients'
  const { text } = await site.post(presenter, path, 'application/soap+xml; charset=utf-8', body)
  return /<env:Subcode><env:Value[^>]*>([^<]*)/.exec(text)?.[1]
}
