import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { makeTestAuthority } from '@carnet/core/wire/x509/test-authority.ts'
import { copyDemonstration } from '@carnet/kit/demo/test/shared-demonstration.ts'
import { readConfig } from './config.ts'
import { checkOperatorFiles } from './operator-files.ts'

test('a file that a setting names is looked at before production starts, and what a demonstration made is refused', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-operator-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const at = (...names: string[]) => path.join(folder, ...names)
  const authority = await makeTestAuthority()
  const issue = () => authority.issue({ subject: [{ CN: ['localhost'] }], usage: 'authentication' })
  const [own, other] = [await issue(), await issue()]
  writeFileSync(at('server.crt'), own.certificate)
  writeFileSync(at('server.key'), own.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(at('other.key'), other.privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(at('ca.crt'), authority.certificate)
  writeFileSync(at('master.key'), Buffer.alloc(32, 1))
  mkdirSync(at('crl'))
  const demo = at('data', 'demo')
  await copyDemonstration(demo)
  writeFileSync(path.join(demo, 'master.key'), Buffer.alloc(32, 2))
  copyFileSync(path.join(demo, 'master.key'), at('copied.key'))
  copyFileSync(path.join(demo, 'pki', 'server.crt'), at('copied.crt'))

  const production = {
    CARNET_MODE: 'production',
    CARNET_DATA: at('data'),
    CARNET_MASTER_KEY: at('master.key'),
    CARNET_TLS_CERT: at('server.crt'),
    CARNET_TLS_KEY: at('server.key'),
    CARNET_WEB_CERT: at('server.crt'),
    CARNET_WEB_KEY: at('server.key'),
    CARNET_TRUST: at('ca.crt'),
    CARNET_CRL: at('crl'),
  }
  const check = (changed: Readonly<Record<string, string>>) =>
    checkOperatorFiles(readConfig({ ...production, ...changed }))
  check({})
  const files = Object.keys(production).filter((name) => !['CARNET_MODE', 'CARNET_DATA'].includes(name))
  for (const name of files)
    assert.throws(() => check({ [name]: at('absent') }), new RegExp(`^ConfigError: ${name}=.*n’existe pas`))
  for (const name of ['CARNET_TLS', 'CARNET_WEB']) {
    assert.throws(() => check({ [`${name}_CERT`]: at('master.key') }), /n’est pas un certificat PEM/)
    assert.throws(() => check({ [`${name}_KEY`]: at('master.key') }), /n’est pas une clé PEM/)
    assert.throws(
      () => check({ [`${name}_KEY`]: at('other.key') }),
      new RegExp(`pas celle du certificat ${name}_CERT`),
    )
    assert.throws(() => check({ [`${name}_CERT`]: at('copied.crt') }), /démonstration/)
    assert.throws(() => check({ [`${name}_KEY`]: path.join(demo, 'pki', 'server.key') }), /démonstration/)
  }
  for (const key of [path.join(demo, 'master.key'), at('copied.key')])
    assert.throws(() => check({ CARNET_MASTER_KEY: key }), /CARNET_MASTER_KEY.*démonstration/)
})

test('a demonstration makes what is not there, but not where a setting says that it is', () => {
  checkOperatorFiles(readConfig({ CARNET_DATA: '/nowhere' }, true))
  checkOperatorFiles(readConfig({ CARNET_DATA: '/nowhere', CARNET_MASTER_KEY: '/nowhere/else.key' }, true))
  assert.throws(
    () => checkOperatorFiles(readConfig({ CARNET_TRUST: '/nowhere/ca.crt' }, true)),
    /CARNET_TRUST=/,
  )
})
