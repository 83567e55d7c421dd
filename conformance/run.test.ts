import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { formatEnvelope } from '@carnet/core/wire/soap/envelope.ts'
import { formatRegistryResponse } from '@carnet/core/wire/xds/errors.ts'
import { pkiPaths } from '../kit/demo/write-pki.ts'
import { runningCarnet } from '../server/test/running-carnet.ts'
import { plainIheCases } from './cases/plain-ihe.ts'
import { ownCases, runCases } from './run.ts'
import { openSite } from './site.ts'

test('our own server holds every case, twice in a row, and a server that says yes to all holds few', async (t) => {
  const carnet = await runningCarnet(t)

  await t.test('every case holds, and holds again on a record that has seen them', async () => {
    const site = await openSite(carnet.tlsUrl, carnet.demoFolder, carnet.webUrl)
    t.after(site.close)
    for (const time of ['first', 'second']) {
      const lines: string[] = []
      const failures = await runCases(site, (line) => lines.push(line), [])
      assert.equal(failures, 0, `${time} time\n${lines.join('\n')}`)
      assert.match(lines.at(-3)!, new RegExp(`^Les ${ownCases.length} cas se passent comme attendu`))
      assert.match(
        lines.at(-2)!,
        new RegExp(`^Les ${plainIheCases.length} cas d’IHE se passent comme attendu`),
      )
    }
  })

  await t.test('a DMP that stores nothing and agrees to everything is found out', async () => {
    const liar = await startLiar(carnet.demoFolder)
    const site = await openSite(liar.url, carnet.demoFolder)
    try {
      const lines: string[] = []
      const failures = await runCases(site, (line) => lines.push(line), [])
      assert.ok(failures > ownCases.length / 2, lines.join('\n'))
      assert.equal(lines.filter((line) => line.startsWith('NON')).length, failures)
      assert.match(lines.at(-3)!, /sur \d+ se passent comme attendu, \d+ non\.$/)
      assert.match(lines.at(-2)!, /pas été essayés/)
    } finally {
      site.close()
      liar.close()
    }
  })
})

/** Success, whatever is sent and whoever sends it. */
async function startLiar(demoFolder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const { text } = formatEnvelope({
    version: '1.2',
    addressing: { messageId: 'urn:uuid:0', action: '', relatesTo: undefined },
    body: formatRegistryResponse('success'),
  })
  const pki = pkiPaths(demoFolder)
  const server = createServer(
    { cert: readFileSync(pki.serverCertificate), key: readFileSync(pki.serverKey), requestCert: false },
    (incoming, outgoing) => {
      incoming.resume()
      incoming.on('end', () => outgoing.setHeader('content-type', 'application/soap+xml').end(text))
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
