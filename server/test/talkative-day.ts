/**
 * A day that gives a server every occasion to say too much: deposits, refusals, broken messages, wrong passwords,
 * a database that fails. Run as a process of its own, its output is what the operator would keep.
 */
import { xml } from '@carnet/core/wire/xml/write.ts'
import { readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { urls } from '@carnet/web/urls.ts'
import { patientNamed } from './demonstration-calls.ts'
import { logIn, openBrowser } from './patient-browser.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

/** Nothing of these may be said. Words that nothing else holds; the identity of Amina Benali. */
export const canaries = {
  title: 'Zygomatix',
  text: 'Canaridrome quotidien, posologie inchangée.\n',
  reason: 'Syncopatre au marché',
  ins: '285069999910144',
  birthName: 'Benali',
  firstName: 'Amina',
  email: 'amina.benali@example.org',
  phone: '0639980101',
  wrongPassword: 'Xylophage-42',
} as const

if (import.meta.main) await liveThrough()

async function liveThrough(): Promise<void> {
  const endings: (() => unknown)[] = []
  const carnet = await runningCarnet({ after: (end) => void endings.push(end as () => unknown) })
  const amina = patientNamed(carnet, 'amina-benali')
  const hospital = await carnet.dmp('cps-kacem')
  const made = () =>
    sampleDocument(carnet, {
      by: 'cps-kacem',
      about: amina,
      title: `Suivi ${canaries.title}`,
      text: canaries.text,
    })
  const source = await made()
  const emergency = { mode: 'brisDeGlace', reason: canaries.reason } as const

  await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  await hospital.findDocuments(amina.id, {}, emergency)
  await hospital.readDocument(amina.id, uniqueIdOf(source), () => {}, emergency)
  await expected(hospital.findDocuments(amina.id))
  await expected(
    hospital.submitDocuments(patientNamed(carnet, 'karim-haddad').id, [{ source, hideFrom: {} }]),
  )

  // Refused by the schema where there is one, and by our own header rules in any case: a second custodian.
  const broken = (await bytesOf(await made()))
    .toString()
    .replace(/<custodian>.*?<\/custodian>/s, (custodian) => `${custodian}<Benali/>${custodian}`)
  const invalid = await readDocumentSource(async function* () {
    yield Buffer.from(broken)
  })
  await expected(hospital.submitDocuments(amina.id, [{ source: invalid, hideFrom: {} }]))

  const caller = await rawCaller(carnet, 'cps-kacem')
  const unknown = xml`<Benali xmlns="urn:amina">${canaries.ins}</Benali>`
  await caller.send({ operation: 'storedQuery', patient: amina.id, body: unknown })

  const stranger = openBrowser(carnet)
  const form = await stranger.open(urls.login)
  await stranger.submit(form, urls.login, {
    identifiant: amina.login ?? '',
    motDePasse: canaries.wrongPassword,
  })
  await stranger.open(`/nulle-part?ins=${canaries.ins}&nom=${canaries.birthName}`)
  const browser = await logIn(carnet, amina)
  await browser.open(urls.accessLog)

  // The database refuses every row of a document, and says why with the row itself.
  await queryRows(carnet, `alter table document add constraint broken check (unique_id = '') not valid`)
  await expected(hospital.submitDocuments(amina.id, [{ source: await made(), hideFrom: {} }]))
  await queryRows(carnet, 'alter table trace rename to trace_lost')
  await expected(hospital.findDocuments(amina.id))
  await browser.open(urls.documents)

  const metrics = await fetch(`${carnet.webUrl}/metrics`)
  process.stdout.write(await metrics.text())
  for (const end of endings) await end()
}

/** The day goes on only if the server said no. */
async function expected(act: Promise<unknown>): Promise<void> {
  const refused = await act.then(
    () => false,
    () => true,
  )
  if (!refused) throw new Error('an act that had to fail succeeded')
}
