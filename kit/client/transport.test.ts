import assert from 'node:assert/strict'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { createAuthority, pem } from '../authority/authority.ts'
import { serverOrder } from '../authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '../authority/key-pair.ts'
import { DmpUnreachable } from './errors.ts'
import { openTransport } from './transport.ts'

const dayMs = 86_400_000
const validity = { validFrom: new Date(Date.now() - dayMs), validTo: new Date(Date.now() + dayMs) }
const authority = await createAuthority('AC d’essai', validity.validFrom, validity.validTo)
const keys = await generateKeyPair()
const certificate = pem(await authority.issue(serverOrder('localhost', validity), keys))
const key = await privateKeyPem(keys.privateKey)

const requestsOf = new Map<Socket, number>()
/** Answers each first request of a connection with its body, and cuts the connection at the second. */
const server = createServer({ cert: certificate, key }, async (request, response) => {
  const rank = (requestsOf.get(request.socket) ?? 0) + 1
  requestsOf.set(request.socket, rank)
  if (request.url === '/cut' || rank > 1) request.socket.destroy()
  else response.end(await text(request))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `https://localhost:${(server.address() as AddressInfo).port}`
const transport = openTransport({ url, authority: authority.certificatePem, certificate, key })
after(() => {
  transport.close()
  server.close()
})

const post = async (path: string, body: string) =>
  text(await transport.post(path, {}, () => [Buffer.from(body)]))

test('a request sent on a kept connection that turns out to be dead is sent again, once', async () => {
  assert.equal(await post('/', 'un'), 'un')
  assert.equal(await post('/', 'deux'), 'deux')
  assert.equal(requestsOf.size, 2)
})

test('a connection cut before any answer is told in French', async () => {
  await assert.rejects(
    post('/cut', 'trois'),
    (error: unknown) => error instanceof DmpUnreachable && error.french.includes('localhost'),
  )
})

test('what the body throws is given back as it is', async () => {
  const broken = new RangeError('the file changed')
  await assert.rejects(
    transport.post('/', {}, async function* () {
      yield Buffer.from('un')
      throw broken
    }),
    (error: unknown) => error === broken,
  )
})
