/** All that the mutual-TLS port answers, on what the server has opened. One process serves it, or several. */

import type { Platform } from '../actions/platform.ts'
import { mountIhe } from '../api/ihe/door.ts'
import { answersStrangers, mountEmergencyDoor } from '../api/portal/emergency/door.ts'
import { mountPublishedParameters } from '../api/published-parameters.ts'
import { mountSoap } from '../api/soap/handle.ts'
import type { Config } from '../config.ts'
import { openMachineServer } from '../http.ts'
import { makeAuthenticator } from '../identity/authenticate.ts'
import { makeCardReader } from '../identity/card-holder.ts'
import { matriculePolicyOf } from '../identity/matricule-policy.ts'
import type { TrustSource } from '../identity/trust.ts'
import type { Ihe } from '../ihe/open.ts'
import type { Log } from '../log.ts'
import type { InsDoor, Metrics } from '../metrics.ts'
import { loadCdaSchema } from '../schemas.ts'
import { sectorStandings } from './sectors.ts'

export type MachineParts = {
  readonly platform: Platform
  readonly trust: TrustSource
  /** The profile ihe-base; undefined when it is off. */
  readonly ihe: Ihe | undefined
  readonly log: Log
  readonly metrics: Metrics
}

export type MachineDoor = {
  /** Resolves with the port, which the system chose when the setting is 0. */
  listen(): Promise<number>
  /** What is under way is answered first. */
  close(): Promise<void>
}

export function openMachineDoor(config: Config, parts: MachineParts): MachineDoor {
  const { platform, trust, ihe, log, metrics } = parts
  const { maxMessageBytes } = config
  const server = openMachineServer(config, trust, answersStrangers)
  const standing = sectorStandings(config, platform)
  const noteWrongKey = (door: InsDoor) => () => {
    log.warn('INS accepted with a wrong key', { door })
    metrics.wrongInsKey(door)
  }
  mountSoap(server, {
    platform,
    authenticate: makeAuthenticator({
      config,
      trust,
      database: platform.database,
      standingOfSector: standing,
      noteWrongKey: noteWrongKey('vihf'),
    }),
    cdaSchema: config.xsd && { schema: loadCdaSchema(config.xsd.folder), severity: config.xsd.severity },
    lotSignature: {
      wanted: config.lotSignature,
      allowSha1: config.sha1Accepted,
      trust,
      skewSeconds: config.vihfWindowSeconds + config.vihfSkewSeconds,
    },
    maxMessageBytes,
    maxResults: config.maxResults,
    closingDetails: config.closingDetails,
    senderFaultStatus: config.senderFaultStatus,
    log,
    metrics,
  })
  mountEmergencyDoor(server, {
    platform,
    readCard: makeCardReader({ database: platform.database, standingOfSector: standing }),
    matricules: matriculePolicyOf(config),
    noteWrongKey: noteWrongKey('emergency'),
    demonstration: config.mode === 'demo',
    webAddress: (hostname, port) =>
      config.publicUrl ?? `${config.web === undefined ? 'http' : 'https'}://${hostname}:${port}`,
    log,
  })
  mountPublishedParameters(server, platform, { production: config.mode === 'production', maxMessageBytes })
  if (ihe !== undefined)
    mountIhe(
      server,
      { ...ihe, maxMessageBytes, senderFaultStatus: config.senderFaultStatus, log, metrics },
      { plain: false },
    )
  return {
    async listen() {
      await server.listen({ host: config.host, port: config.tlsPort })
      return (server.server.address() as { port: number }).port
    },
    close: () => server.close(),
  }
}
