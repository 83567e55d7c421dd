import assert from 'node:assert/strict'
import { test } from 'node:test'
import { structureNamed } from '@carnet/kit/demo/people/structures.ts'
import { readConfig } from './config.ts'
import { ConfigError } from './config-values.ts'
import { settings } from './settings.ts'

const production = {
  CARNET_MODE: 'production',
  CARNET_MASTER_KEY: '/keys/master',
  CARNET_TLS_CERT: '/keys/server.crt',
  CARNET_TLS_KEY: '/keys/server.key',
  CARNET_TRUST: '/keys/authorities',
  CARNET_CRL: '/keys/crl',
  CARNET_PUBLIC_URL: 'https://dmp.example.org',
  DATABASE_URL: 'postgresql://localhost/carnet',
}

test('production says all that is missing, at once', () => {
  assert.throws(
    () => readConfig({ CARNET_MODE: 'production' }),
    (error: ConfigError) =>
      ['CARNET_MASTER_KEY', 'CARNET_TLS_CERT', 'CARNET_TRUST', 'CARNET_CRL', 'CARNET_WEB_CERT'].every(
        (name) => error.message.includes(name),
      ),
  )
})

test('without DATABASE_URL, or with an empty one, the database is the embedded one, in production too', () => {
  for (const DATABASE_URL of [undefined, ''])
    assert.equal(readConfig({ ...production, DATABASE_URL }).databaseUrl, undefined)
})

test('without a word, the mode is production', () => {
  assert.throws(() => readConfig({}), ConfigError)
  assert.equal(readConfig({}, true).mode, 'demo')
})

test('production is strict where demonstration is lenient', () => {
  const strict = readConfig(production)
  assert.deepEqual([strict.vihfSignature, strict.sha1Accepted, strict.insKey], ['required', false, 'refuse'])
  const lenient = readConfig({}, true)
  assert.deepEqual([lenient.vihfSignature, lenient.sha1Accepted, lenient.insKey], ['optional', true, 'warn'])
  for (const { settings: law } of strict.regimes) assert.equal(law.depositairesRemb, 'assuranceMaladie')
  for (const { settings: law } of lenient.regimes) {
    assert.equal(law.depositairesRemb, 'tous')
    assert.equal(law.dossierPharmaceutique, structureNamed('dossier-pharmaceutique').id)
  }
})

test('plain IHE is shut in production, opens there with a list of clients, and is without TLS on the loopback alone', () => {
  assert.equal(readConfig(production).ihe, undefined)
  assert.throws(() => readConfig({ ...production, CARNET_IHE_BASE: 'on' }), /CARNET_IHE_CLIENTS/)
  const clients = import.meta.filename
  const open = readConfig({ ...production, CARNET_IHE_BASE: 'on', CARNET_IHE_CLIENTS: clients })
  assert.deepEqual([open.ihe?.plain, open.ihe?.clientsFile], [false, clients])
  assert.equal(readConfig({}, true).ihe?.plain, true)
  assert.equal(readConfig({ CARNET_DEMO_EXPOSE: 'yes' }, true).ihe?.plain, false)
  assert.throws(() => readConfig({ CARNET_IHE_REPOSITORY: 'here' }, true), /OID/)
})

test('demonstration listens elsewhere than on the loopback only when told to', () => {
  assert.throws(() => readConfig({ CARNET_HOST: '0.0.0.0' }, true), /CARNET_DEMO_EXPOSE/)
  assert.equal(readConfig({ CARNET_HOST: '0.0.0.0', CARNET_DEMO_EXPOSE: 'yes' }, true).host, '0.0.0.0')
})

for (const [name, value] of [
  ['CARNET_MODE', 'test'],
  ['CARNET_PORT', '70000'],
  ['CARNET_MAX_MESSAGE', '50 Mo'],
  ['CARNET_SHA1', 'oui'],
  ['CARNET_FAULT_STATUS', '418'],
  ['CARNET_SECTORS', 'assurance'],
  ['CARNET_BLOBS', 's3://bucket'],
  ['CARNET_XSD', '/nowhere'],
  ['CARNET_ACCESSIBILITY', '101@2026-10-01'],
  ['CARNET_ACCESSIBILITY', '72.5@2026-02-30'],
  ['CARNET_RATE_EXISTENCE', '60 par minute'],
  ['CARNET_CRASH_POINT', 'blob.unknown'],
  ['CARNET_CRASH_POINT', 'blob.placed:0'],
])
  test(`${name}=${value} is refused with a sentence that names it`, () => {
    assert.throws(() => readConfig({ CARNET_MODE: 'demo', [name!]: value }), new RegExp(name!))
  })

const keys = { AWS_ACCESS_KEY_ID: 'CLE', AWS_SECRET_ACCESS_KEY: 'tres-secret' }

test('documents are on disk, or in the bucket that an address names', () => {
  const onDisk = readConfig({ CARNET_BLOBS: 'file:/srv/documents' }, true).blobs
  assert.deepEqual(onDisk, { kind: 'files', folder: '/srv/documents' })
  const CARNET_BLOBS =
    's3://dmp-documents/prod/a?endpoint=https://s3.example.org:9000/&region=fr-par&style=host'
  const inBucket = readConfig({ ...production, ...keys, CARNET_BLOBS, CARNET_DATA: '/srv/carnet' }).blobs
  assert.deepEqual(inBucket, {
    kind: 'bucket',
    endpoint: 'https://s3.example.org:9000',
    region: 'fr-par',
    bucket: 'dmp-documents',
    prefix: 'prod/a/',
    style: 'host',
    credentials: { accessKeyId: 'CLE', secretAccessKey: 'tres-secret', sessionToken: undefined },
    draftFolder: '/srv/carnet/drafts',
  })
  const short = readConfig({ ...keys, CARNET_BLOBS: 's3://dmp?endpoint=http://localhost:9000' }, true).blobs
  assert.ok(short.kind === 'bucket')
  assert.deepEqual([short.prefix, short.region, short.style], ['', 'us-east-1', 'path'])
})

for (const [what, CARNET_BLOBS, expected] of [
  [
    'credentials in the address',
    's3://CLE:tres-secret@dmp?endpoint=https://s3.example.org',
    /AWS_SECRET_ACCESS_KEY/,
  ],
  ['no endpoint', 's3://dmp/prod', /endpoint=https/],
  ['an endpoint with a path', 's3://dmp?endpoint=https://s3.example.org/dmp', /sans chemin/],
  ['an endpoint in clear, elsewhere', 's3://dmp?endpoint=http://s3.example.org', /en production/],
  ['a bucket that none may be called', 's3://DMP_1?endpoint=https://s3.example.org', /compartiment/],
  ['a prefix to encode', 's3://dmp/santé?endpoint=https://s3.example.org', /préfixe/],
  [
    'a parameter that means nothing',
    's3://dmp?endpoint=https://s3.example.org&secret=tres-secret',
    /« secret »/,
  ],
  ['a style that means nothing', 's3://dmp?endpoint=https://s3.example.org&style=vhost', /path ou host/],
  ['another protocol', 'https://s3.example.org/dmp', /file:/],
] as const)
  test(`an object store is refused in French, no secret said: ${what}`, () => {
    assert.throws(
      () => readConfig({ ...production, ...keys, CARNET_BLOBS }),
      (error: Error) =>
        error instanceof ConfigError &&
        error.message.startsWith('CARNET_BLOBS') &&
        expected.test(error.message) &&
        !error.message.includes('tres-secret'),
    )
  })

test('an object store without its credentials is refused', () => {
  const CARNET_BLOBS = 's3://dmp?endpoint=https://s3.example.org'
  for (const missing of Object.keys(keys))
    assert.throws(
      () => readConfig({ ...production, ...keys, CARNET_BLOBS, [missing]: undefined }),
      /il manque les identifiants du stockage, AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY/,
    )
})

test('a limit is so many times in so long, several may hold together, and off is none', () => {
  const existence = (value: string) =>
    readConfig({ ...production, CARNET_RATE_EXISTENCE: value }).rates.existence
  assert.deepEqual(existence('5/15min'), [{ max: 5, seconds: 900 }])
  assert.deepEqual(existence('60/min, 600/h,3000/d'), [
    { max: 60, seconds: 60 },
    { max: 600, seconds: 3600 },
    { max: 3000, seconds: 86_400 },
  ])
  assert.deepEqual(existence('off'), [])
  assert.deepEqual(readConfig(production).rates.existence, existence('60/min,600/h,3000/d'))
})

test('every setting that is read is documented', async () => {
  const { readFileSync } = await import('node:fs')
  const source = ['./config.ts', './config-france-connect.ts']
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n')
  const read = new Set(
    [...source.matchAll(/(?:environment\.|environment\[|file\()'?([A-Z0-9_]+)/g)].map(([, name]) => name),
  )
  const documented = settings.flatMap(({ name }) => name.split(', '))
  assert.deepEqual([...read].sort(), documented.sort())
})

test('a server in production is never told to kill itself', () => {
  assert.throws(
    () => readConfig({ ...production, CARNET_CRASH_POINT: 'blob.placed' }),
    /CARNET_CRASH_POINT : un serveur en production ne se tue pas/,
  )
  assert.deepEqual(readConfig({ CARNET_CRASH_POINT: 'blob.placed:3' }, true).crashPoint, {
    name: 'blob.placed',
    nth: 3,
  })
  assert.equal(readConfig({}, true).crashPoint, undefined)
})

test('FranceConnect+ is off in production until its issuer is given, and simulated in demonstration alone [CON-23]', () => {
  assert.equal(readConfig(production).franceConnect, undefined)
  assert.deepEqual(readConfig({}, true).franceConnect, { kind: 'simulated', port: 8090 })
  for (const elsewhere of [{ CARNET_DEMO_EXPOSE: 'yes' }, { CARNET_FRANCECONNECT_SIMULATION: 'off' }])
    assert.equal(readConfig(elsewhere, true).franceConnect, undefined)
  assert.throws(
    () => readConfig({ ...production, CARNET_FRANCECONNECT_SIMULATION: '8090' }),
    /n’est simulé qu’en démonstration/,
  )
})

test('FranceConnect+ needs all that its agreement gives, and a name to come back to [CON-23]', () => {
  const given = {
    ...production,
    CARNET_FRANCECONNECT_ISSUER: 'https://auth.franceconnect.gouv.fr/api/v2',
    CARNET_FRANCECONNECT_CLIENT: 'carnet',
    CARNET_FRANCECONNECT_SECRET: import.meta.filename,
    CARNET_FRANCECONNECT_KEY: import.meta.filename,
  }
  const { franceConnect } = readConfig(given)
  assert.ok(franceConnect?.kind === 'real')
  assert.deepEqual([franceConnect.level, franceConnect.pkce], ['eidas2', false])
  for (const wrong of [
    { CARNET_FRANCECONNECT_ISSUER: 'http://auth.franceconnect.gouv.fr/api/v2' },
    { CARNET_FRANCECONNECT_CLIENT: '' },
    { CARNET_FRANCECONNECT_SECRET: '/nowhere' },
    { CARNET_FRANCECONNECT_KEY: undefined },
    { CARNET_FRANCECONNECT_LEVEL: 'eidas1' },
    { CARNET_PUBLIC_URL: 'https://192.0.2.1' },
  ])
    assert.throws(() => readConfig({ ...given, ...wrong }), /CARNET_FRANCECONNECT/, JSON.stringify(wrong))
})
