/**
 * Deposits without a pause, a kill at an instant that nobody expects, a new start, and the accounts: nothing confirmed
 * is lost, nothing is half there, and what was under way can be sent again. trust.md T-01, T-02.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ObjectStore } from '../../server/test/object-store.ts'
import {
  alteredOf,
  type Deposited,
  deposit,
  depositUntilCut,
  type Ledger,
  openClient,
  patientsOf,
} from './depositors.ts'
import { blobsInBucket, inspect } from './inspection.ts'
import { startVictim, type Target, type Victim } from './victim.ts'

export type CampaignOptions = {
  readonly dataFolder: string
  readonly cycles: number
  /** The same seed kills after the same delays. */
  readonly seed: number
  readonly clients?: number
  /** Absent: documents are on disk. */
  readonly objectStore?: ObjectStore
  readonly onCycle?: (cycle: Cycle) => void
}

export type Cycle = {
  readonly rank: number
  readonly target: Target
  readonly afterMs: number
  readonly acknowledged: number
  readonly underWay: number
  /** Of these, those that turned out to be stored. */
  readonly storedUnderWay: number
  readonly recoveryMs: number
}

export type Campaign = {
  readonly cycles: readonly Cycle[]
  readonly acknowledged: number
  /** In words; all empty when the promises are kept. */
  readonly lost: readonly string[]
  readonly half: readonly string[]
  readonly untraced: readonly string[]
  /** Confirmed, there, and not read back as sent. */
  readonly altered: readonly string[]
}

const shortestMs = 50
const longestMs = 1500

export async function killAgainAndAgain(options: CampaignOptions): Promise<Campaign> {
  const { dataFolder, cycles, seed, clients = 8, objectStore, onCycle = () => {} } = options
  const chance = seededChance(seed)
  const ledger: Ledger = { acknowledged: new Map(), underWay: [] }
  const found = {
    lost: [] as string[],
    half: [] as string[],
    untraced: [] as string[],
    altered: [] as string[],
  }
  const done: Cycle[] = []
  const victim = await startVictim(dataFolder, objectStore?.environment)
  const held = objectStore && blobsInBucket(objectStore.keys)
  try {
    await authoriseOurselves(victim)
    for (let rank = 1; rank <= cycles; rank++) {
      const target: Target = rank % 2 === 1 ? 'server' : 'postgres'
      const afterMs = Math.round(shortestMs + chance() * (longestMs - shortestMs))
      const before = new Set(ledger.acknowledged.keys())
      const depositors = await Promise.all(Array.from({ length: clients }, () => openClient(victim.server())))
      const deposits = Promise.all(depositors.map((client) => depositUntilCut(client, patientsOf(), ledger)))
      deposits.catch(() => {})
      await firstConfirmation(ledger, before.size, deposits)
      await sleep(afterMs)
      const recoveryMs = await victim.killAndRestart(target, async () => void (await deposits))
      for (const { dmp } of depositors) dmp[Symbol.dispose]()

      const fresh = [...ledger.acknowledged.values()].filter(({ uniqueId }) => !before.has(uniqueId))
      const databaseUrl = await victim.databaseUrl()
      keep(found, await inspect(databaseUrl, dataFolder, ledger, held))
      const sent = ledger.underWay.length
      const storedUnderWay = await sendAgain(victim, ledger)
      keep(found, await inspect(databaseUrl, dataFolder, ledger, held))
      found.altered.push(...(await readBack(victim, fresh)))
      const cycle = {
        rank,
        target,
        afterMs,
        acknowledged: fresh.length,
        underWay: sent,
        storedUnderWay,
        recoveryMs,
      }
      done.push(cycle)
      onCycle(cycle)
    }
    found.altered.push(...(await readBack(victim, [...ledger.acknowledged.values()])))
  } finally {
    await victim.stop()
  }
  return { cycles: done, acknowledged: ledger.acknowledged.size, ...found }
}

/** The instant of the kill counts from here: a slow machine is killed at work as well. */
async function firstConfirmation(ledger: Ledger, before: number, deposits: Promise<unknown>): Promise<void> {
  const waiting = new AbortController()
  const confirmed = async () => {
    while (ledger.acknowledged.size === before && !waiting.signal.aborted) await sleep(5)
  }
  await Promise.race([confirmed(), deposits]).finally(() => waiting.abort())
}

async function authoriseOurselves(victim: Victim): Promise<void> {
  const { dmp } = await openClient(victim.server())
  using client = dmp
  for (const { id } of patientsOf()) await client.authorise(id, { gesture: 'consentCollected' })
}

/** What was under way: confirmed this time. Answers how many were there already. */
async function sendAgain(victim: Victim, ledger: Ledger): Promise<number> {
  const { dmp } = await openClient(victim.server())
  using client = dmp
  let alreadyThere = 0
  for (const document of ledger.underWay.splice(0)) {
    alreadyThere += (await client.findDocumentReferences(document.patient.id, [document.uniqueId])).length
    await deposit(client, document)
    ledger.acknowledged.set(document.uniqueId, document)
  }
  return alreadyThere
}

async function readBack(victim: Victim, documents: readonly Deposited[]): Promise<string[]> {
  const client = await openClient(victim.server())
  using _dmp = client.dmp
  return await alteredOf(client, documents)
}

function keep(
  found: { readonly lost: string[]; readonly half: string[]; readonly untraced: string[] },
  { lost, half, untraced }: Awaited<ReturnType<typeof inspect>>,
): void {
  found.lost.push(...lost)
  found.half.push(...half)
  found.untraced.push(...untraced)
}

/** mulberry32: short, and the same everywhere. */
function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
