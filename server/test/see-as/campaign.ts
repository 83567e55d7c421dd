/**
 * « Voir comme X » is what X gets: on records drawn by chance, the preview that the holder, her parent or her tutor reads
 * is compared with what the action behind TD3.1 answers to X himself, or « Mes documents » to a carer. Of what is hidden from who looks, the preview says
 * nothing: X then asks a record of the same draw in which it never was.
 */
import {
  type PatientCaller,
  type Professional,
  type PsIdNat,
  professionSystems,
} from '@carnet/core/model/caller.ts'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import type { Ins, PatientId } from '@carnet/core/model/ins.ts'
import { professionsIn } from '@carnet/core/rules/access-matrix.ts'
import type { SupposedSituation } from '@carnet/core/rules/see-as.ts'
import * as they from '@carnet/core/rules/test/people.ts'
import { findDocuments } from '../../actions/find-documents.ts'
import { listDocuments } from '../../actions/list-documents.ts'
import { Refused } from '../../actions/perform.ts'
import type { Platform } from '../../actions/platform.ts'
import { type AskedViewer, type SeenAs, seeAs } from '../../actions/see-as.ts'
import { documentsInForce } from '../../api/portal/patient/see-as.ts'
import { recordQueryOf } from '../../api/soap/td-3-1-find-documents.ts'
import type { Random } from '../simulation/random.ts'
import { isHiddenFrom, knownPart, type Plan, planFrom, professionals } from './plan.ts'
import { openWorld, type World } from './world.ts'

export type SeeAsResult = {
  readonly records: number
  readonly previews: number
  /** Of the previews: where he is refused as a whole, and where something is kept from who looks. */
  readonly refused: number
  readonly withinLess: number
  /** Documents that the previews gave, and kept with a reason. */
  readonly received: number
  readonly kept: number
  readonly differences: readonly string[]
}

export type SeeAsOptions = {
  readonly records: number
  readonly seed: number
  readonly onRecord?: (result: SeeAsResult) => void
  /** What a test breaks, to see that it is seen. */
  readonly previewing?: (platform: Platform) => Platform
}

const situations: readonly SupposedSituation[] = ['authorised', 'unauthorised', 'brisDeGlace', 'centre15']

/** Of the holder's professionals, in one record. */
const knownMax = 2

/** The words of the first are opened, as a page opens them. */
const firstOnes = { received: [0, 3], kept: [0, 3] } as const

export async function seeAsCampaign(options: SeeAsOptions): Promise<SeeAsResult> {
  const { records, seed, onRecord = () => {}, previewing = (platform) => platform } = options
  const world = await openWorld()
  const sum = { records: 0, previews: 0, refused: 0, withinLess: 0, received: 0, kept: 0 }
  const differences: string[] = []
  try {
    for (let at = seed; at < seed + records; at++) {
      const { plan, random } = planFrom(at)
      const real = random.one(world.platforms)
      for (const { said, expected, seen, what } of await compare(
        world,
        previewing(real),
        real,
        plan,
        random,
      )) {
        sum.previews++
        if (seen.refusal !== undefined) sum.refused++
        if (plan.documents.some((document) => isHiddenFrom(plan.looker, document))) sum.withinLess++
        sum.received += seen.received.all.length
        sum.kept += seen.kept.all.length
        if (said !== expected)
          differences.push(`graine ${at}, ${what}\n    aperçu  ${said}\n    réalité ${expected}`)
      }
      sum.records++
      onRecord({ ...sum, differences })
    }
  } finally {
    await world.close()
  }
  return { ...sum, differences }
}

type Compared = {
  readonly said: string
  readonly expected: string
  readonly seen: NonNullable<SeenAs['sight']>
  readonly what: string
}

async function compare(
  world: World,
  previewing: Platform,
  real: Platform,
  plan: Plan,
  random: Random,
): Promise<readonly Compared[]> {
  const { looker, patient } = plan
  const recordId = await world.write(plan, random)
  const part = knownPart(plan)
  const lacks =
    part.documents.length < plan.documents.length || part.authorisations.length < plan.authorisations.length
  const twin: PatientId = lacks ? { ...patient, ins: patient.ins.replace(/^28/, '18') as Ins } : patient
  const twinId = lacks ? await world.write(part, random, twin.ins) : recordId
  const preview = (asked: AskedViewer | undefined) =>
    seeAs(previewing, looker, patient, documentsInForce, asked, firstOnes)
  const answers: Compared[] = []
  const add = async (what: string, { sight }: SeenAs, viewer: Professional) => {
    if (sight === undefined) throw new Error(`${what}: nobody was shown`)
    answers.push({ said: saidBy(sight), expected: await answerTo(real, viewer, twin), seen: sight, what })
  }

  const { known } = await preview(undefined)
  const inDirectory = known.flatMap(({ key, caller }) =>
    caller.kind === 'professional' ? [{ key, caller }] : [],
  )
  for (let times = 0; times < Math.min(knownMax, inDirectory.length); times++) {
    const { key, caller } = random.one(inDirectory)
    const himself = professionals.find(
      ({ id, structure }) => id === caller.id && structure.id === caller.structure.id,
    )
    if (himself === undefined) throw new Error('the preview knows somebody who is not in the directory')
    await add(`comme ${caller.id} à ${caller.structure.id}`, await preview({ kind: 'known', key }), himself)
  }

  for (const { key, caller } of known) {
    if (caller.kind === 'professional') continue
    const { sight } = await preview({ kind: 'known', key })
    if (sight === undefined) throw new Error('nobody was shown')
    const expected = await listOf(real, { ...caller, patient: twin }, twin)
    const said = sight.refusal ?? sorted(sight.received.all)
    answers.push({ said, expected, seen: sight, what: `comme ${caller.delegate?.kind}` })
  }

  // Last: who was supposed to be authorised now is.
  const profession = random.one(professionsIn(they.provisional, real.settings))
  const situation = random.one(situations)
  const seen = await preview({ kind: 'any', profession, situation })
  const stranger = strangerIn(profession, situation)
  if (situation === 'authorised') await world.authorise(twinId, they.permit(stranger))
  await add(`comme la profession ${profession.code}, ${situation}`, seen, stranger)
  return answers
}

/** Somebody of flesh, whom the holder never met. */
function strangerIn(
  profession: { readonly code: string; readonly system: string },
  situation: SupposedSituation,
) {
  const regulates = situation === 'centre15'
  const { code, system } = regulates ? { code: '10', system: professionSystems.g15 } : profession
  return they.professional('899900000777' as PsIdNat, code, {
    profession: { code, system, specialities: [] },
    structure: regulates ? they.samu : they.structure('499900000777001'),
    mode: situation === 'brisDeGlace' || situation === 'centre15' ? situation : 'normal',
  })
}

/** Without titles nor order of the page: refused and why, or which documents, as the wire lists them. */
function saidBy({ refusal, received }: NonNullable<SeenAs['sight']>): string {
  return refusal ?? listed(received.all)
}

/** What TD3.1 answers to him who asks for what is in force, the archived too. */
async function answerTo(platform: Platform, viewer: Professional, patient: PatientId): Promise<string> {
  const query = recordQueryOf({
    kind: 'findDocuments',
    returnType: 'ObjectRef',
    criteria: { statuses: ['approved', 'archived'] },
  })
  try {
    return listed((await findDocuments(platform, viewer, patient, { ...query, openMax: 1000 })).documents)
  } catch (error) {
    if (error instanceof Refused) return error.reason satisfies RefusalReason
    throw error
  }
}

/** What « Mes documents » gives to who helps, or represents, the holder. */
async function listOf(platform: Platform, caller: PatientCaller, patient: PatientId): Promise<string> {
  try {
    return sorted((await listDocuments(platform, caller, patient)).documents)
  } catch (error) {
    if (error instanceof Refused) return error.reason satisfies RefusalReason
    throw error
  }
}

/** Two lists that are not in one order. */
function sorted(documents: Parameters<typeof listed>[0]): string {
  return listed(documents.toSorted((a, b) => (a.uniqueId < b.uniqueId ? -1 : 1)))
}

function listed(documents: readonly { readonly uniqueId: string; readonly status: string }[]): string {
  return `[${documents.map(({ uniqueId, status }) => `${uniqueId.split('.').at(-1)} ${status}`).join(', ')}]`
}
