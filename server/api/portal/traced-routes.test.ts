/** The table of what the portal traces, and what is mounted. rules.md TRA-05. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import fastify, { type FastifyInstance } from 'fastify'
import { type EmergencyDoorParts, mountEmergencyDoor } from './emergency/door.ts'
import { mountPortal } from './mount.ts'
import type { PortalParts } from './portal.ts'
import { emergencyRoutes, professionalRoutes, tracedRoutes } from './traced-routes.ts'

/** Nothing is asked of them before a page is. */
const parts = { platform: {}, doorkeeper: {}, franceConnect: {}, people: [] } as unknown as PortalParts
const doorParts = { platform: {} } as unknown as EmergencyDoorParts

test('each page that is mounted has its line in the table of its door, and each line its page [TRA-05]', async () => {
  const doors = [
    [{ ...tracedRoutes, ...professionalRoutes }, (server: FastifyInstance) => mountPortal(server, parts)],
    [emergencyRoutes, (server: FastifyInstance) => mountEmergencyDoor(server, doorParts)],
  ] as const
  for (const [declared, mount] of doors) {
    const server = fastify()
    const mounted = new Set<string>()
    server.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat())
        if (each !== 'HEAD' && !url.startsWith('/assets/')) mounted.add(`${each} ${url}`)
    })
    mount(server)
    await server.ready()
    assert.deepEqual([...mounted].toSorted(), Object.keys(declared).toSorted())
  }
})

test('without an agreement with FranceConnect+, none of its addresses is mounted [CON-23]', async () => {
  const server = fastify()
  const mounted: string[] = []
  server.addHook('onRoute', ({ url }) => {
    mounted.push(url)
  })
  mountPortal(server, { ...parts, franceConnect: undefined })
  await server.ready()
  assert.ok(mounted.includes(urls.login))
  assert.deepEqual(
    mounted.filter((url) => url.includes('franceconnect')),
    [],
  )
})

test('each line of the table has a code, or the reason why there is nothing to tell [TRA-05]', () => {
  for (const [route, line] of Object.entries({ ...tracedRoutes, ...professionalRoutes, ...emergencyRoutes }))
    assert.ok('traces' in line ? line.traces.length > 0 : line.silent.length > 10, route)
})

/** Before anything is open, or changed; how pages look on a device, which is in nobody's carnet; and that somebody is still there. */
const firstSteps: readonly string[] = [
  urls.login,
  urls.franceConnectLogIn,
  urls.activate,
  urls.activateCard,
  urls.activateContact,
  urls.activateContactCode,
  urls.activateChildCode,
  urls.activateChildNumbers,
  urls.oppose,
  urls.opposeCard,
  urls.changeContact,
  urls.display,
  urls.stay,
].map((url) => `POST ${url}`)

test('what changes something in the carnet is never silent [TRA-05]', () => {
  for (const [route, line] of Object.entries(tracedRoutes))
    if (route.startsWith('POST') && !firstSteps.includes(route)) assert.ok('traces' in line, route)
})
