/** Verifying signed assertions in one process, on one core: ours, and xml-crypto, on the same messages. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isInSet } from '@carnet/core/codes/value-sets.ts'
import { checkVihf, sectorSystem } from '@carnet/core/wire/vihf/check-vihf.ts'
import { verifyAssertion } from '@carnet/core/wire/vihf/verify-assertion.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { makeTrustStore, type TrustStore } from '@carnet/core/wire/x509/trust.ts'
import { openXml } from '@carnet/core/wire/xml/read.ts'
import { openCard, type VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { structureNamed } from '@carnet/kit/demo/people/structures.ts'
import { SignedXml } from 'xml-crypto'
import { answerCalls } from './child-calls.ts'
import { existenceRequest } from './requests.ts'
import { runSlice, type Slice } from './slice.ts'
import { readers } from './workloads.ts'

export type VihfCalls = {
  open(target: { readonly demoFolder: string; readonly messages: number }): Promise<void>
  run(order: { readonly engine: 'carnet' | 'xml-crypto'; readonly seconds: number }): Promise<Slice>
}

let card: VirtualCard | undefined
let trust: TrustStore | undefined
let messages: readonly Buffer[] = []
let rank = 0

const calls: VihfCalls = {
  async open({ demoFolder, messages: count }) {
    card = await openCard(path.join(demoFolder, 'cards', 'cps-martin'))
    trust = makeTrustStore({
      authorities: [readFileSync(path.join(demoFolder, 'pki', 'ca.crt'), 'utf8')],
      revocationLists: globSync('*.crl', { cwd: path.join(demoFolder, 'pki', 'crl') }).map((name) =>
        readFileSync(path.join(demoFolder, 'pki', 'crl', name)),
      ),
    })
    const situation = situationOf(card, structureNamed('cabinet-martin'))
    const sender = { card, situation, origin: new URL('https://localhost:8443') }
    messages = Array.from(
      { length: count },
      (_, index) => existenceRequest(sender, readers[index % readers.length]!.patient)[1]!,
    )
  },
  run({ engine, seconds }) {
    const verify = engine === 'carnet' ? verifyHere() : verifyWithXmlCrypto()
    return runSlice(1, seconds, async () => verify(messages[rank++ % messages.length]!))
  },
}

/** All that the server does before it asks its directory. */
function verifyHere(): (message: Buffer) => void {
  const tlsCertificate = parseCertificate(card!.authentication.certificate)
  return (message) => {
    using open = openXml(message)
    const now = new Date()
    const verified = verifyAssertion(open, { trust: trust!, now, allowSha1: false, unsigned: 'refuse' })
    const [fault] = checkVihf({
      ...verified,
      tlsCertificate,
      now,
      windowSeconds: 300,
      skewSeconds: 60,
      standingOfSector: (code) => (isInSet('J61', code, sectorSystem, now) ? 'open' : 'unknown'),
    })
    if (fault !== undefined || verified.verdict !== 'trusted') throw new Error(fault?.code ?? 'not trusted')
  }
}

/** The signature alone: no claims, no trust, no revocation. */
function verifyWithXmlCrypto(): (message: Buffer) => void {
  const publicCert = card!.signature.certificate
  return (message) => {
    const text = message.toString('utf8')
    const signature = /<ds:Signature.*<\/ds:Signature>/s.exec(text)?.[0]
    const signed = new SignedXml({ publicCert })
    signed.loadSignature(signature!)
    if (!signed.checkSignature(text)) throw new Error('xml-crypto refuses the signature')
  }
}

answerCalls(calls)
