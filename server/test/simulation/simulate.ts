/**
 * Random people doing random acts for simulated years, on the real actions, jobs and database; after each act, what must
 * hold. The same seed plays the same acts, whatever the hour. Catalogue of tests: trust.md §4, T-09.
 */
import type { RecordId } from '@carnet/core/model/record.ts'
import { Refused } from '../../actions/perform.ts'
import { findRecord } from '../../store/records.ts'
import { type Act, drawAct } from './acts.ts'
import {
  circles,
  histories,
  lifeAndLines,
  portalLists,
  readings,
  remains,
  sealedLines,
  sights,
} from './invariants.ts'
import { numbersFrom } from './lots.ts'
import { forget, grow, type Person } from './model.ts'
import { type Random, randomFrom } from './random.ts'
import { openWorld, type Sabotage, type World } from './world.ts'

export type Play = {
  readonly acts: number
  readonly done: number
  readonly refused: number
  readonly years: number
  readonly destroyed: number
  readonly breach:
    | { readonly act: number; readonly what: string; readonly lately: readonly string[] }
    | undefined
  /** All that happened, in words. */
  readonly told: readonly string[]
}

const minute = 60_000
const day = 86_400_000

export async function simulate(
  { seed, acts }: { readonly seed: number; readonly acts: number },
  sabotage: Sabotage = {},
): Promise<Play> {
  const world = await openWorld(sabotage)
  const random = randomFrom(seed)
  const numbers = numbersFrom(random, seed)
  const told: string[] = []
  const outcomes = { done: 0, refused: 0 }
  const start = world.now()
  let played = 0
  let breach: Play['breach']
  try {
    while (played < acts && breach === undefined) {
      // More than an hour, within which one message stands for several.
      world.advance(61 * minute + random.below(600) * minute)
      const drawn = random.chance(12) ? undefined : await drawAct({ world, random, numbers })
      const what =
        drawn === undefined
          ? await letTimePass(world, random, told, played)
          : await play(world, drawn, told, outcomes, played)
      played++
      if (what !== undefined) breach = { act: played, what, lately: told.slice(-8) }
    }
  } finally {
    await world.close()
  }
  return {
    acts: played,
    ...outcomes,
    years: (world.now().getTime() - start.getTime()) / (365.25 * day),
    destroyed: world.persons.reduce((sum, { destroyed }) => sum + destroyed.length, 0),
    breach,
    told,
  }
}

async function play(
  world: World,
  act: Act,
  told: string[],
  outcomes: { done: number; refused: number },
  turn: number,
): Promise<string | undefined> {
  const { person } = act
  const before = person.state
  const answer = await act.run(world.platform).then(
    (value: unknown) => ({ outcome: 'done' as const, value, reason: '' }),
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      return { outcome: 'refused' as const, value: undefined, reason: error.message }
    },
  )
  const { outcome, value, reason } = answer
  outcomes[outcome]++
  told.push(`${dated(world)} ${act.words} : ${outcome === 'done' ? 'fait' : `refusé (${reason})`}`)
  if (outcome !== act.expected) return `attendu : ${act.expected === 'done' ? 'fait' : 'refusé'}`
  const wrong = outcome === 'done' ? act.judge?.(value) : undefined
  if (wrong !== undefined) return wrong
  if (outcome === 'done') act.done?.()
  await world.sendMessages()
  if (before === 'none' && person.state !== 'none') await meet(world, person)
  const lines = person.state === 'none' ? person.linesWithoutRecord : person.lines
  lines.push(...act.lines)
  return (
    (await lifeAndLines(world, person, before)) ??
    (await sights(world, person, turn)) ??
    (await readings(world, person)) ??
    (await portalLists(world, person)) ??
    (await circles(world, person)) ??
    (await histories(world, person, turn))
  )
}

/** A record has come: its number, and what the Assurance Maladie declares of its holder. */
async function meet(world: World, person: Person): Promise<void> {
  const record = await world.platform.database.read((tx) => findRecord(tx, person.patient))
  person.recordId = record?.id
  if (person.recordId !== undefined) await world.declare(person)
}

async function letTimePass(
  world: World,
  random: Random,
  told: string[],
  turn: number,
): Promise<string | undefined> {
  const days = random.one([1, 3, 13, 14, 20, 31, 42, 42, 60, 200, 400, 1200, 3700])
  world.advance(days * day)
  const before = world.persons.map(({ state }) => state)
  for (const person of world.persons) {
    const blobs = person.state === 'closed' ? await blobsOf(world, person) : []
    grow(person, world.now(), blobs)
    forget(person, world.now())
  }
  await world.runJobs()
  told.push(`${dated(world)} ${days} jours ont passé`)
  for (const [at, person] of world.persons.entries()) {
    const wrong =
      (await lifeAndLines(world, person, before[at]!)) ??
      (await sights(world, person, turn)) ??
      (await readings(world, person)) ??
      (await histories(world, person, turn))
    if (wrong !== undefined) return wrong
  }
  return (await remains(world)) ?? (await sealedLines(world))
}

async function blobsOf({ platform }: World, { recordId }: Person): Promise<readonly string[]> {
  const rows = await platform.database.read((tx) =>
    tx.run<{ blob: string }>('blobs-of-record', 'select distinct blob from document where record_id = $1', [
      recordId as RecordId,
    ]),
  )
  return rows.map(({ blob }) => blob)
}

function dated(world: World): string {
  return world.now().toISOString().slice(0, 16)
}
