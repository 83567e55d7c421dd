/** The mutual-TLS port, served by this process or by several: what starts the server need not know which. */

import type { MovableClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Counters } from '../metrics.ts'
import { type MachineParts, openMachineDoor } from './door.ts'
import { connectionsOfEach, type MachineProcesses, startMachineProcesses } from './processes.ts'

export type Machine = {
  /** Resolves with the port, which the system chose when the setting is 0. */
  listen(): Promise<number>
  /** What is under way is answered first. */
  close(): Promise<void>
  /** True when each process that should serve does: for /readyz. */
  usable(): boolean
  /** Of the other processes. */
  counters(): Promise<readonly Counters[]>
  /** Resolves when the other processes have the time of this one. */
  clockMoved(): Promise<void>
}

export function openMachine(
  config: Config,
  databaseUrl: string,
  parts: MachineParts & { readonly clock: MovableClock },
): Machine {
  if (config.processes > 1) return inProcesses(config, databaseUrl, parts)
  return {
    ...openMachineDoor(config, parts),
    usable: () => true,
    counters: async () => [],
    clockMoved: async () => {},
  }
}

function inProcesses(
  config: Config,
  databaseUrl: string,
  { clock, log }: { readonly clock: MovableClock; readonly log: MachineParts['log'] },
): Machine {
  let processes: MachineProcesses | undefined
  return {
    async listen() {
      processes = await startMachineProcesses(config.processes, {
        order: () => ({
          config,
          databaseUrl,
          connectionsMax: connectionsOfEach(config.processes),
          clockOffsetMs: clock.offsetMs,
        }),
        log,
      })
      return processes.port
    },
    close: async () => processes?.close(),
    usable: () => processes?.usable() === true,
    counters: async () => (await processes?.counters()) ?? [],
    clockMoved: async () => processes?.moveClock(clock.offsetMs),
  }
}
