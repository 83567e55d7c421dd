import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { mountHealth } from './health.ts'

test('the metrics are for this machine, whatever a visitor behind the proxy says of himself', async (t) => {
  const server = Fastify({ trustProxy: true })
  t.after(() => server.close())
  mountHealth(server, { unusable: async () => [], version: () => ({}), metrics: async () => 'carnet_up 1\n' })
  const statusFor = async (remoteAddress: string, headers: Readonly<Record<string, string>> = {}) =>
    (await server.inject({ url: '/metrics', remoteAddress, headers })).statusCode
  assert.equal(await statusFor('127.0.0.1'), 200)
  assert.equal(await statusFor('::1'), 200)
  assert.equal(await statusFor('203.0.113.7'), 403)
  assert.equal(await statusFor('203.0.113.7', { 'x-forwarded-for': '127.0.0.1' }), 403)
  // The proxy stands on this machine: its visitors do not.
  assert.equal(await statusFor('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' }), 403)
  assert.equal(await statusFor('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), 403)
})
