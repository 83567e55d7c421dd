/** Who is nobody for us does not even get an answer. contract.md §3. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import path from 'node:path'
import { test } from 'node:test'
import tls from 'node:tls'
import { createAuthority, pem } from '@carnet/kit/authority/authority.ts'
import { structureOrder } from '@carnet/kit/authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '@carnet/kit/authority/key-pair.ts'
import { structureNamed } from '@carnet/kit/demo/people/structures.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'

type Certificate = { readonly cert: string; readonly key: string }

test('the machine interfaces answer nobody whom an accepted authority does not know', async (t) => {
  const carnet = await runningCarnet(t)

  await t.test('without a client certificate the connection is cut, with no answer', async () => {
    assert.equal(await statusFor(carnet, undefined), 'cut')
  })

  await t.test('who shows none and asks nothing is cut too', async () => {
    const { port } = new URL(carnet.tlsUrl)
    const silent = tls.connect({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false })
    await once(silent, 'secureConnect')
    silent.resume()
    await once(silent, 'close')
  })

  await t.test('with a certificate of an authority of one’s own making, it is cut too', async () => {
    assert.equal(await statusFor(carnet, await strangerLikeHospital()), 'cut')
  })

  await t.test('with a card in order there is an answer, be it a refusal of the message', async () => {
    const { authentication } = await carnet.card('cps-martin')
    assert.equal(
      await statusFor(carnet, { cert: authentication.certificate, key: authentication.key }),
      'HTTP 500',
    )
  })
})

/** Subject and shape of a real structure, from an authority that nobody accepts. */
async function strangerLikeHospital(): Promise<Certificate> {
  const dayMs = 86_400_000
  const validity = { validFrom: new Date(Date.now() - dayMs), validTo: new Date(Date.now() + dayMs) }
  const authority = await createAuthority('AC inconnue', validity.validFrom, validity.validTo)
  const keys = await generateKeyPair()
  const order = structureOrder(structureNamed('hopital-saint-roch'), 'authentication', validity)
  return { cert: pem(await authority.issue(order, keys)), key: await privateKeyPem(keys.privateKey) }
}

function statusFor(carnet: RunningCarnet, certificate: Certificate | undefined): Promise<string> {
  return new Promise((resolve) => {
    const outgoing = request(
      new URL('/si-dmp-server/v2/services/registry', carnet.tlsUrl),
      {
        method: 'POST',
        agent: false,
        ca: readFileSync(path.join(carnet.demoFolder, 'pki', 'ca.crt')),
        headers: { 'content-type': 'application/soap+xml; charset=utf-8' },
        ...certificate,
      },
      (answer) => {
        answer.resume()
        resolve(`HTTP ${answer.statusCode}`)
      },
    )
    outgoing.on('error', () => resolve('cut'))
    outgoing.end('<envelope/>')
  })
}
