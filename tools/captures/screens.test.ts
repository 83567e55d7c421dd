import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import test from 'node:test'
import { professionalRoutes, tracedRoutes } from '../../server/api/portal/traced-routes.ts'
import { visits, withoutPicture } from './screens.ts'

const screens = visits.flatMap((visit) => visit.screens)

test('every page that the portal serves has its picture, or a reason why it has none', () => {
  const mounted = Object.keys({ ...tracedRoutes, ...professionalRoutes }).flatMap(
    (route) => /^GET (.*)$/.exec(route)?.[1] ?? [],
  )
  const shown = [...screens.map(({ route }) => route), ...Object.keys(withoutPicture)]
  assert.deepEqual(
    mounted.filter((route) => !shown.includes(route)),
    [],
  )
  assert.deepEqual(
    shown.filter((route) => !mounted.includes(route)),
    [],
    'no longer served',
  )
})

test('each picture stands in docs/captures at the width of a telephone and of a desk, under a name of its own', () => {
  const names = screens.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
  const files = screens.flatMap(({ name, dark }) =>
    [390, 1366].flatMap((width) => [`${name}-${width}`, ...(dark ? [`${name}-${width}-sombre`] : [])]),
  )
  // An empty one is of a page longer than the format holds: `firstScreen`.
  const missing = files.filter((file) => {
    const at = new URL(`../../docs/captures/${file}.webp`, import.meta.url)
    return !existsSync(at) || statSync(at).size === 0
  })
  assert.deepEqual(missing, [], 'npm run captures takes them')
})
