/** FranceConnect+ from its settings: the real one, or in demonstration a simulation beside the portal. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { DemonstrationPeople } from '@carnet/kit/demo/people-types.ts'
import {
  mayBeSimulated,
  type SimulatedFranceConnect,
  simulateFranceConnect,
} from '@carnet/kit/simulators/france-connect.ts'
import { franceConnectAddresses as own } from './api/portal/patient/france-connect.ts'
import type { FranceConnectConfig } from './config-france-connect.ts'
import { ConfigError } from './config-values.ts'
import { type FranceConnect, makeFranceConnect } from './identity/patient/france-connect.ts'
import {
  type FranceConnectSettings,
  makeFranceConnectProvider,
} from './identity/patient/france-connect-provider.ts'

type Around = Pick<Parameters<typeof makeFranceConnect>[0], 'database' | 'clock' | 'rates' | 'log'> & {
  readonly people: DemonstrationPeople | undefined
  /** `https://dmp.exemple.fr`; known once the portal listens. */
  readonly origin: () => string | undefined
  readonly tell: (sentence: string) => void
  /** Of what is to be closed. */
  readonly opened: AsyncDisposableStack
}

/** undefined: no page speaks of it. */
export async function openFranceConnect(
  config: FranceConnectConfig | undefined,
  { people, origin, tell, opened, ...around }: Around,
): Promise<FranceConnect | undefined> {
  const whole = (address: string) => {
    const ours = origin()
    if (ours === undefined) throw new Error('the portal has no public name: nobody comes back to it')
    return `${ours}${address}`
  }
  const addresses = () => ({
    comeBack: whole(own.comeBack),
    loggedOut: whole(own.loggedOut),
  })
  const settings =
    config?.kind === 'simulated'
      ? await simulated(config.port, {
          people,
          tell,
          opened,
          client: () => ({ ...addresses(), keys: whole(own.keys) }),
        })
      : config && { ...config, key: keyIn(config.keyFile) }
  if (settings === undefined) return undefined
  const provider = makeFranceConnectProvider(settings)
  return makeFranceConnect({ ...around, level: settings.level, provider, addresses })
}

async function simulated(
  port: number,
  {
    people,
    tell,
    opened,
    client,
  }: Pick<Around, 'people' | 'tell' | 'opened'> & {
    readonly client: Parameters<typeof simulateFranceConnect>[0]['client']
  },
): Promise<FranceConnectSettings | undefined> {
  if (people === undefined || !mayBeSimulated()) return undefined
  let simulation: SimulatedFranceConnect
  try {
    simulation = await simulateFranceConnect({ port, people: people.patients, client })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    // The demonstration is good without it.
    tell(
      `FranceConnect+ n’est pas simulé\u00a0: le port ${port} est pris. CARNET_FRANCECONNECT_SIMULATION en donne un autre.`,
    )
    return undefined
  }
  opened.defer(() => simulation.close())
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...simulation, key, level: 'eidas2', pkce: true }
}

/** @throws ConfigError when FranceConnect+ could not encrypt for it. */
function keyIn(file: string): KeyObject {
  const wrong = `CARNET_FRANCECONNECT_KEY=${file}\u00a0: attendu une clé privée PEM sans mot de passe, EC sur P-256 ou RSA de 2\u202f048 bits au moins.`
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(file))
  } catch (cause) {
    throw new ConfigError(wrong, { cause })
  }
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  const usable = key.asymmetricKeyType === 'rsa' ? modulusLength >= 2048 : namedCurve === 'prime256v1'
  if (!usable) throw new ConfigError(wrong)
  return key
}
