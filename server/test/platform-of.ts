/** The actions that no wire transaction and no page calls yet, on the database of a running server: what a door will call. */
import { readFileSync } from 'node:fs'
import type { TestContext } from 'node:test'
import type { Professional, PsIdNat } from '@carnet/core/model/caller.ts'
import { matrixInForce, openMatrix } from '@carnet/core/rules/access-matrix.ts'
import { regimeInForce, regimes } from '@carnet/core/rules/regimes.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Platform } from '../actions/platform.ts'
import { makeClock } from '../clock.ts'
import { loadMatrices } from '../matrices.ts'
import { openBlobs } from '../store/blobs.ts'
import { openDatabase } from '../store/database.ts'
import { makeKeyring } from '../store/sealing.ts'
import type { RunningCarnet } from './running-carnet.ts'

/** `settings`: those of the regime in force but these. */
export function platformOf(
  t: Pick<TestContext, 'after'>,
  { config }: RunningCarnet,
  settings: Partial<RuleSettings> = {},
): Platform {
  const database = openDatabase({
    connection: { connectionString: config.databaseUrl! },
    keyring: makeKeyring(readFileSync(config.masterKeyFile)),
    onIdleError: () => {},
  })
  t.after(() => database.close())
  const clock = makeClock()
  const matrices = loadMatrices(config.matrixFolder).map(openMatrix)
  return {
    database,
    blobs: openBlobs(config.blobs),
    clock,
    rates: config.rates,
    regimes,
    settings: { ...regimeInForce(regimes, clock.now()).settings, ...settings },
    regimeAt: (moment) => regimeInForce(regimes, moment),
    matrixAt: (moment) => matrixInForce(matrices, moment),
  }
}

/** The caller that his card makes of an invented professional. */
export function callerNamed({ people }: RunningCarnet, slug: string): Professional {
  const found = people?.professionals.find((one) => one.slug === slug)
  const structure = people?.structures.find((one) => one.slug === found?.structures[0])
  if (found === undefined || structure === undefined) throw new RangeError(`no professional is named ${slug}`)
  const { id, name, sector, regulationCentre } = structure
  return {
    kind: 'professional',
    id: found.id as PsIdNat,
    lastName: found.lastName,
    firstName: found.firstName,
    profession: found.profession,
    structure: { id, name, sector, regulationCentre },
    authentication: 'DIRECTE',
    mode: 'normal',
    secretSession: false,
  }
}
