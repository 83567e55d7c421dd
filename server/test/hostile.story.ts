/**
 * Hostile messages through the real server, over the real wire: each is refused in the words of its protocol, costs
 * little, stores nothing, tells nothing, and leaves the server well. trust.md T-20 to T-22.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readConfig } from '../config.ts'
import { carnetApart } from './hostile/apart.ts'
import { type Attack, type Attacks, mtom, plain } from './hostile/attack.ts'
import { depositAttacks } from './hostile/deposit-attacks.ts'
import { envelopeAttacks } from './hostile/envelope-attacks.ts'
import { httpAttacks } from './hostile/http-attacks.ts'
import { identityAttacks } from './hostile/identity-attacks.ts'
import { assertRefused } from './hostile/judge.ts'
import { depositOf, envelopeOf, existenceBody, type Sender, signed, unsigned } from './hostile/messages.ts'
import { messageOf, mimeAttacks } from './hostile/mime-attacks.ts'
import type { RawAnswer } from './hostile/post.ts'
import { queryAttacks } from './hostile/query-attacks.ts'
import { signatureAttacks } from './hostile/signature-attacks.ts'
import { listenForVisits, makeSite } from './hostile/site.ts'
import { watchStored } from './hostile/traces-left.ts'
import { type Weight, weigh } from './hostile/weigh.ts'
import { xmlAttacks } from './hostile/xml-attacks.ts'
import { runningCarnet } from './running-carnet.ts'

/** Of the server, whatever its client costs (trust.md T-22). */
const cpuMsDemanded = 200
/**
 * A busy machine doubles the processor time of the same work: what fails in every run is the work that runs away.
 * On a quiet machine, `CARNET_HOSTILE_STRICT=yes npm test -- server/test/hostile.story.ts` judges the demand itself.
 */
const cpuMsMax = process.env.CARNET_HOSTILE_STRICT === 'yes' ? cpuMsDemanded : 5 * cpuMsDemanded
const rssGrowthMax = 64_000_000

const ending = { after: (body: () => Promise<void>) => after(body) }
const carnet = await carnetApart(ending)
const site = await makeSite(carnet)
const { doctor, hospital, bystander, target } = site
const stored = await watchStored(carnet)
const canary = await listenForVisits()
after(async () => {
  canary.close()
  await stored.close()
})
const secrets = [doctor.patient, bystander].flatMap(({ id, identity }) => [
  id.ins,
  identity.birthName,
  identity.birthFirstName,
])
const weights: Weight[] = []
const existence = (sender: Sender, assertion = signed(sender)) =>
  plain(
    sender,
    'testExistence',
    envelopeOf({ operation: 'testExistence', assertion, body: existenceBody(sender) }),
  )
const known = depositOf(doctor)
let entryUuid = ''

test('the messages that attacks start from are accepted', async () => {
  const deposited = await mtom(doctor, messageOf(doctor, known), { [known.cid]: known.document })(target)
  assert.match(textOf(deposited), /ResponseStatusType:Success/)
  using dmp = await carnet.dmp('cps-martin')
  const [found] = await dmp.findDocuments(doctor.patient.id)
  assert.equal(found?.uniqueId, known.uniqueId)
  entryUuid = found.entryUuid
  for (const shoot of [existence(doctor), existence(hospital), existence(doctor, unsigned(doctor))])
    assert.match(textOf(await shoot(target)), /PRPA_IN201308UV02/)
})

family('XML', () => xmlAttacks(site, canary.url))
family('an envelope', () => envelopeAttacks(site))
family('the signature of a card', () => signatureAttacks(site, doctor))
family('the signature of a structure', () => signatureAttacks(site, hospital))
family('who calls', () => identityAttacks(site))
family('a message in parts', () => mimeAttacks(site))
family('a lot', () => depositAttacks(site, { schemas: readConfig({}, true).xsd !== undefined }))
family('a search or a reading', () => queryAttacks(site, { uniqueId: known.uniqueId, entryUuid }))
family('HTTP', () => httpAttacks(site))

test('where every assertion must be signed, that of a card without signature is refused, with the status of the setting', async (t) => {
  const strict = await runningCarnet(t, { CARNET_VIHF_SIGNATURE: 'required', CARNET_FAULT_STATUS: '400' })
  const strictSite = await makeSite(strict)
  assert.match(textOf(await existence(strictSite.doctor)(strictSite.target)), /PRPA_IN201308UV02/)
  const answer = await existence(strictSite.doctor, unsigned(strictSite.doctor))(strictSite.target)
  await assertRefused(answer, { fault: 'DMPInvalidCertificate', status: 400 })
})

test('no message made the server call anyone', () => {
  assert.equal(canary.visits(), 0)
})

test('the document deposited before all this is still read, byte for byte', async () => {
  using dmp = await carnet.dmp('cps-martin')
  const chunks: Uint8Array[] = []
  await dmp.readDocument(doctor.patient.id, known.uniqueId, (chunk) => void chunks.push(chunk))
  assert.deepEqual(Buffer.concat(chunks), Buffer.from(known.document))
})

test('a hundred messages and more were tried, none of them costly', (t) => {
  const costliest = weights.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, 15)
  t.diagnostic(`${weights.length} messages; the costliest for the server:`)
  for (const { name, cpuMs, rssGrowth } of costliest)
    t.diagnostic(
      `${cpuMs.toFixed(0).padStart(5)} ms  ${(rssGrowth / 1e6).toFixed(1).padStart(6)} MB  ${name}`,
    )
  assert.ok(weights.length >= 100)
})

/** One test for each attack; they run one after the other, so that each is weighed alone. */
function family(title: string, attacksOf: () => Attacks | Promise<Attacks>): void {
  test(`hostile: ${title}`, async (t) => {
    const blobs = stored.blobs()
    for (const [name, attack] of Object.entries(await attacksOf()))
      await t.test(name, async () => {
        const weight = await lightest(name, attack)
        const { cpuMs, rssGrowth } = weight
        weights.push(weight)
        if (attack.unweighed === true) return
        assert.ok(cpuMs < cpuMsMax, `${cpuMs} ms of processor time`)
        assert.ok(rssGrowth < rssGrowthMax, `${rssGrowth} bytes more in memory`)
      })
    assert.equal(stored.blobs(), blobs, 'a document was stored')
    assert.match(textOf(await existence(doctor)(target)), /PRPA_IN201308UV02/, 'the server is well')
    assert.equal((await fetch(`${carnet.webUrl}/readyz`)).status, 200)
  })
}

/** Beyond the demand, it is tried once more: other tests make the same work take longer. */
async function lightest(name: string, attack: Attack): Promise<Weight> {
  const around = { carnet, target, stored, secrets }
  const first = await weigh(name, attack, around)
  if (first.cpuMs < cpuMsDemanded || attack.unweighed === true) return first
  const second = await weigh(name, attack, around)
  return second.cpuMs < first.cpuMs ? second : first
}

function textOf(answer: RawAnswer): string {
  return answer === 'cut' ? 'cut' : answer.body.toString()
}
