/** What a device keeps of the application to show its copy by itself: a page and a script, the same for everybody. people.md P-31. */
import { serviceWorkerParts } from '@carnet/web/assets.ts'
import { documentContentStyle } from '@carnet/web/patient/document-content-style.ts'
import { withoutNetworkPage } from '@carnet/web/patient/without-network.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { bytesOf, shellOf } from './assets.ts'
import { policyWithoutNetwork } from './page-policy.ts'
import { type Portal, surroundingsOf } from './portal.ts'

export function mountWithoutNetwork(pages: FastifyInstance, portal: Portal): void {
  const policy = policyWithoutNetwork(documentContentStyle)

  pages.get(urls.withoutNetwork, (request, reply) =>
    reply.header('content-security-policy', policy).send(withoutNetworkPage(surroundingsOf(portal, request))),
  )

  const addresses = {
    shell: shellOf(portal.surroundings.assets),
    withoutNetwork: urls.withoutNetwork,
    signOut: urls.logout,
  }
  const constants = Object.entries(addresses).map(
    ([name, value]) => `const ${name} = ${JSON.stringify(value)}\n`,
  )
  const worker = constants.join('') + bytesOf(serviceWorkerParts).toString()

  pages.get(urls.serviceWorker, (_request, reply) =>
    reply
      .header('content-security-policy', "default-src 'none'; connect-src 'self'")
      .header('service-worker-allowed', urls.carnet)
      .type('text/javascript; charset=utf-8')
      .send(worker),
  )
}
