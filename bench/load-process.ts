/** The load generator: its own process, requests signed and built before each slice. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { openCard } from '@carnet/kit/cards/virtual-card.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { structureNamed } from '@carnet/kit/demo/people/structures.ts'
import { answerCalls } from './child-calls.ts'
import { type Connection, openConnection, type Peer } from './connection.ts'
import type { RequestBytes } from './requests.ts'
import { runSlice, type Slice } from './slice.ts'
import { type Operation, openWorkloads, type Preparation, type Workload } from './workloads.ts'

export type LoadCalls = {
  open(target: {
    readonly port: number
    readonly demoFolder: string
    readonly lastVisit: Date
  }): Promise<void>
  /** Builds that many requests of a workload: the next slice takes them. */
  fill(order: { readonly workload: Operation | Preparation; readonly count: number }): void
  run(order: { readonly clients: number; readonly seconds: number }): Promise<Slice>
}

let workloads: Readonly<Record<Operation | Preparation, Workload>> | undefined
let peer: Peer | undefined
let pool: RequestBytes[] = []
let check: Workload['check'] = () => {}
/** Ranks go on from one slice to the next: nothing is deposited twice. */
const ranks = new Map<string, number>()
const connections: Connection[] = []

const calls: LoadCalls = {
  async open({ port, demoFolder, lastVisit }) {
    for (const connection of connections.splice(0)) connection.close()
    const card = await openCard(path.join(demoFolder, 'cards', 'cps-martin'))
    const authority = await readFile(path.join(demoFolder, 'pki', 'ca.crt'), 'utf8')
    peer = { port, authority, ...card.authentication }
    const origin = new URL(`https://localhost:${port}`)
    const situation = situationOf(card, structureNamed('cabinet-martin'))
    workloads = openWorkloads({ card, situation, origin }, lastVisit)
  },
  fill({ workload, count }) {
    const { request, check: checkAnswer } = workloads![workload]
    const from = ranks.get(workload) ?? 0
    ranks.set(workload, from + count)
    pool = Array.from({ length: count }, (_, index) => request(from + index)).reverse()
    check = checkAnswer
  },
  async run({ clients, seconds }) {
    const open = connections.splice(0).filter((connection) => connection.isOpen())
    while (open.length < clients) open.push(await openConnection(peer!))
    connections.push(...open)
    const slice = await runSlice(clients, seconds, (client) => {
      const connection = connections[client]
      const request = connection && pool.pop()
      if (connection === undefined || request === undefined) return undefined
      return exchange(connection, request)
    })
    pool = []
    return slice
  },
}

async function exchange(connection: Connection, request: RequestBytes): Promise<void> {
  check(await connection.exchange(request))
}

answerCalls(calls)
