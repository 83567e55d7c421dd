/**
 * Pairs of records on a running server, alike but for one document that the asker may not see; each asker asks every
 * transaction, or looks at every page, in both. Contract.md §9.3: hidden is indistinguishable from absent.
 */
import type { TestContext } from 'node:test'
import type { Exchange } from '@carnet/kit/client/exchange.ts'
import { type RawCaller, storySoftware } from '../raw-exchange.ts'
import type { RunningCarnet } from '../running-carnet.ts'
import { randomFrom } from '../simulation/random.ts'
import { type Opened, openAtDoor } from './door.ts'
import { makePair, type Pair } from './make-twin.ts'
import { stepsOf, visit } from './pages.ts'
import type { Asked, Question } from './question.ts'
import { questionsOf } from './questions.ts'
import { type CardAsker, type PageAsker, type Scenario, scenarioOf, told } from './scenario.ts'
import { openStage, type Stage } from './stage.ts'
import type { Twin } from './twin.ts'
import { comparable } from './volatile.ts'

export type Leak = {
  readonly seed: number
  /** The pair, in words. */
  readonly pair: string
  readonly question: string
  /** Lines of the two answers that differ. */
  readonly with: readonly string[]
  readonly without: readonly string[]
}

export type Progress = { readonly pairs: number; readonly answers: number; readonly leaks: readonly Leak[] }

export type WireResult = Progress & {
  /** Codes of the transactions that were asked, and addresses of the pages that were looked at. */
  readonly asked: ReadonlySet<string>
}

export type WireOptions = {
  /** One pair each. */
  readonly seeds: Iterable<number>
  readonly onPair?: (progress: Progress) => void
  /** True: no more. */
  readonly enough?: () => boolean
  /** Of the ways to ask one transaction, or to look at one page, beside the first: how many in a hundred. All by default. */
  readonly sample?: (rank: number) => number
  /** What a test breaks, to see that it is seen. */
  readonly change?: (scenario: Scenario) => Scenario
}

export async function wireCampaign(
  t: Pick<TestContext, 'after'>,
  carnet: RunningCarnet,
  options: WireOptions,
): Promise<WireResult> {
  const { seeds, onPair = () => {}, enough = () => false, sample = () => 100, change = same } = options
  const stage = await openStage(t, carnet)
  const beginning = new Date()
  const asked = new Set<string>()
  const leaks: Leak[] = []
  let [pairs, answers] = [0, 0]
  for (const seed of seeds) {
    if (enough()) break
    const scenario = change(scenarioOf(seed, stage.law))
    const pair = await makePair(stage, scenario, pairs, beginning)
    const heard = await answersOf(stage, scenario, pair, sample(pairs))
    for (const { code, kind } of heard) asked.add(kind === undefined ? code : `${code} ${kind}`)
    answers += heard.length
    const different = heard.find(({ answers: [one, other] }) => one !== other)
    if (different !== undefined) leaks.push(leakOf(scenario, different))
    pairs++
    onPair({ pairs, answers, leaks })
  }
  return { pairs, answers, leaks, asked }
}

const same = (scenario: Scenario) => scenario

/** One thing asked in both worlds. */
type Heard = Askable & { readonly answers: readonly [string, string] }

function answersOf(stage: Stage, scenario: Scenario, pair: Pair, sample: number): Promise<readonly Heard[]> {
  const { asker, seed } = scenario
  const draw = drawing(seed, sample)
  return asker.by === 'card'
    ? answersToCard(stage, { ...scenario, asker }, pair, draw)
    : answersOnPages(stage, asker, pair, draw)
}

type Askable = Pick<Question, 'code' | 'kind' | 'about'>
type Draw = <T extends Askable>(all: readonly T[]) => readonly T[]

/** Of each kind of question one at least, whichever; in their order. */
function drawing(seed: number, percent: number): Draw {
  const random = randomFrom(seed ^ 0xa5c)
  return (all) => {
    const kinds = Map.groupBy(all, kindOf)
    const sure = new Set<Askable>([...kinds.values()].map((ways) => random.one(ways)))
    return all.filter((one) => random.chance(percent) || sure.has(one))
  }
}

function kindOf({ code, kind }: Askable): string {
  return kind ?? code
}

async function answersToCard(
  stage: Stage,
  scenario: Scenario & { readonly asker: CardAsker },
  { twins, hours }: Pair,
  draw: Draw,
): Promise<readonly Heard[]> {
  const caller = await stage.caller(scenario.asker.card)
  const heard: Heard[] = [...(await answersAtDoor(stage, scenario.asker, twins))]
  for (const question of draw(questionsOf(stage, scenario, hours))) {
    const [one, other] = twins
    const answers = [
      await answerTo(question, caller, scenario.asker, one),
      await answerTo(question, caller, scenario.asker, other),
    ] as const
    heard.push({ ...question, answers })
    if (changes(question, answers[0])) for (const twin of twins) await stage.learn(twin)
  }
  return heard
}

/** Who asks in bris de glace by his software may come by the door, where nothing is asked but his card. */
async function answersAtDoor(
  { carnet }: Stage,
  { card, access }: CardAsker,
  [one, other]: Pair['twins'],
): Promise<readonly Heard[]> {
  if (access.mode !== 'brisDeGlace') return []
  const [first, second] = [await openAtDoor(carnet, card, one), await openAtDoor(carnet, card, other)]
  return Array.from({ length: Math.max(first.length, second.length) }, (_, at) => ({
    code: (first[at] ?? second[at])!.code,
    about: (first[at] ?? second[at])!.about,
    answers: [wordsOf(one, first[at]), wordsOf(other, second[at])],
  }))
}

function wordsOf(twin: Twin, opened: Opened | undefined): string {
  if (opened === undefined) return ''
  const { status, headers, html } = opened.page
  return comparable(twin, { status, headers, text: html })
}

/** What was deposited, or made a version, has UUIDs from then on. */
function changes({ code }: Question, answer: string): boolean {
  return /^TD(2|3\.3)/.test(code) && answer.includes('ResponseStatusType:Success')
}

/** The kit makes the request; its answer is taken as it comes, before anything is understood of it. */
async function answerTo(
  { ask, code, about }: Question,
  caller: RawCaller,
  { access }: CardAsker,
  twin: Twin,
): Promise<string> {
  let answer: Awaited<ReturnType<RawCaller['send']>> | undefined
  const exchange: Exchange = {
    async send({ attachments, ...request }) {
      answer = await caller.send({
        ...request,
        access: request.access ?? access,
        ...(attachments && { parts: attachments.map((one) => ({ ...one, body: one.open() })) }),
      })
      throw answered
    },
    get: () => Promise.reject(answered),
    situation: caller.situation,
    software: storySoftware,
    signature: caller.card.signature,
    close: () => {},
  }
  const asked: Asked = { exchange, twin }
  await ask(asked).catch((error: unknown) => {
    if (error !== answered) throw error
  })
  if (answer === undefined) throw new Error(`nothing was asked: ${code} ${about}`)
  return comparable(twin, answer)
}

const answered = new Error('answered')

async function answersOnPages(
  stage: Stage,
  asker: PageAsker,
  { twins: [one, other], mandates }: Pair,
  draw: Draw,
): Promise<readonly Heard[]> {
  const steps = draw(stepsOf(asker))
  const pages = async (twin: Twin, mandate: string | undefined) =>
    (await visit(stage, asker, twin, mandate, steps)).map(({ status, headers, html }) =>
      comparable(twin, { status, headers, text: html }),
    )
  const [first, second] = [await pages(one, mandates[0]), await pages(other, mandates[1])]
  return steps.map((step, at) => ({ ...step, answers: [first[at]!, second[at]!] }))
}

function leakOf(scenario: Scenario, { code, about, answers: [one, other] }: Heard): Leak {
  const [here, there] = [linesOf(one), linesOf(other)]
  return {
    seed: scenario.seed,
    pair: told(scenario),
    question: `${code}, ${about}`,
    with: here.filter((line) => !there.includes(line)),
    without: there.filter((line) => !here.includes(line)),
  }
}

/** An element each, so that what differs is short. */
function linesOf(answer: string): readonly string[] {
  return answer.replaceAll('><', '>\n<').split('\n')
}
