/** Who attacks what: senders from the demonstration's cards, each about the same patient. */
import { readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { situationOf } from '@carnet/kit/client/situation.ts'
import type { DemonstrationPeople } from '@carnet/kit/demo/people-types.ts'
import type { RunningCarnet } from '../running-carnet.ts'
import type { Site } from './attack.ts'
import type { Sender } from './messages.ts'

const cards = [
  'cps-martin',
  'cps-martin-expiree',
  'cps-leroy-revoquee',
  'cps-kacem',
  'cps-garcia',
  'structure-hopital',
]

export async function makeSite(carnet: RunningCarnet): Promise<Site> {
  const { people } = carnet
  if (people === undefined) throw new Error('the demonstration has no people')
  const patient = patientNamed(people, 'amina-benali')
  const senders = new Map<string, Sender>()
  for (const slug of cards) {
    const card = await carnet.card(slug)
    const structure = people.structures.find(({ id }) => id === card.info.structureIdNat)
    if (structure === undefined) throw new Error(`no structure for the card ${slug}`)
    senders.set(slug, { card, situation: situationOf(card, structure), patient })
  }
  return {
    target: {
      url: carnet.tlsUrl,
      authority: readFileSync(path.join(carnet.demoFolder, 'pki', 'ca.crt'), 'utf8'),
    },
    doctor: senders.get('cps-martin')!,
    hospital: senders.get('structure-hopital')!,
    bystander: patientNamed(people, 'nadia-fontaine'),
    people: senders,
  }
}

function patientNamed({ patients }: DemonstrationPeople, slug: string): Sender['patient'] {
  const found = patients.find((patient) => patient.slug === slug)
  if (found === undefined) throw new Error(`no patient is named ${slug}`)
  return { id: found.id, identity: found.identity }
}

/** An address that messages ask the server to fetch from: nobody should ever come. */
export async function listenForVisits() {
  let visits = 0
  const server = net.createServer((socket) => {
    visits++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    visits: () => visits,
    close: () => server.close(),
  }
}
