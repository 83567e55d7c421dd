/** What a software reads before it speaks: the WSDL of each service with its schemas, the service parameters. contract.md §3. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { formatListAuthorizations } from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { formatSetAuthorization } from '@carnet/core/wire/habilitations/set-authorization.ts'
import {
  formatAccessCreation,
  formatAccessRenewal,
  formatChannelUpdate,
} from '@carnet/core/wire/patients-specific/patient-access.ts'
import { formatPatientListRequest } from '@carnet/core/wire/patients-specific/patient-list.ts'
import { type OperationName, operations } from '@carnet/core/wire/soap/actions.ts'
import { schemaName } from '@carnet/core/wire/soap/wsdl.ts'
import { formatStoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import { child, children, openXml, parseXml } from '@carnet/core/wire/xml/read.ts'
import { loadSchema, type Schema, validateAgainst } from '@carnet/core/wire/xml/schema.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import { openTransport } from '@carnet/kit/client/transport.ts'
import { patientNamed } from './demonstration-calls.ts'
import { rawCaller } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'

const base = '/si-dmp-server/v2/services'
const services = [...new Set(Object.values(operations).map(({ service }) => service))]
const wsdl = 'http://schemas.xmlsoap.org/wsdl/'

test('each service describes itself, and every message of it is an element of a schema that it serves', async (t) => {
  const carnet = await runningCarnet(t)
  for (const service of services)
    await t.test(service, async () => {
      const { root, schemas } = await descriptionOf(carnet, service)
      assert.deepEqual([root.name, root.namespace], ['definitions', wsdl])
      const elements = new Set<string>()
      for (const { namespace, bytes } of schemas) {
        loadSchema(filesOf(schemas), fileOf(namespace))
        for (const one of children(parseXml(bytes), 'element'))
          elements.add(`{${namespace}}${one.attributes.name}`)
      }
      for (const operation of Object.values(operations).filter((one) => one.service === service))
        for (const { name, namespace } of [operation.request, operation.response])
          assert.ok(elements.has(`{${namespace}}${name}`), name)
      const messages = new Set(children(root, 'message').map(({ attributes }) => attributes.name))
      const offered = children(child(root, 'portType'), 'operation')
      assert.ok(offered.length > 0)
      for (const one of offered)
        for (const way of ['input', 'output'])
          assert.ok(
            messages.has(child(one, way)?.attributes.message?.replace('tns:', '')),
            one.attributes.name,
          )
      const bound = children(child(root, 'binding'), 'operation').map(({ attributes }) => attributes.name)
      assert.deepEqual(
        bound,
        offered.map(({ attributes }) => attributes.name),
      )
    })

  await t.test('another question on the address of a service says where its description is', async () => {
    const { status, bytes } = await get(carnet, `${base}/patients`)
    assert.equal(status, 404)
    assert.match(bytes.toString(), /\?wsdl/)
  })
})

test('what the kit sends and what the server answers on the custom services is valid by the schemas served', async (t) => {
  const carnet = await runningCarnet(t)
  const { schemas } = await descriptionOf(carnet, 'habilitations')
  const specific = await descriptionOf(carnet, 'patientsSpecific')
  const served = [...schemas, ...specific.schemas]
  const schemaOf = new Map<string, Schema>(
    served.map(({ namespace }) => [namespace, loadSchema(filesOf(served), fileOf(namespace))]),
  )
  const requireValid = (text: string) => {
    using open = openXml(Buffer.from(text))
    const { namespace } = parseXml(Buffer.from(text))
    assert.deepEqual(validateAgainst(schemaOf.get(namespace)!, open), [], text)
  }
  const email = { type: 'EMAIL', canal: 'amina@example.org' } as const
  const amina = patientNamed(carnet, 'amina-benali')
  const unknown = patientNamed(carnet, 'paul-lefevre')
  const requests: readonly (readonly [OperationName, Markup])[] = [
    ['setAuthorization', formatSetAuthorization({ action: 'AJOUT', medecinTraitant: true })],
    ['setAuthorization', formatSetAuthorization({ action: 'AJOUT', medecinTraitant: false })],
    ['listAuthorizations', formatListAuthorizations('TOUTE')],
    ['listPatients', formatPatientListRequest({})],
    ['listPatients', formatPatientListRequest({ startDate: new Date(0), dateType: 'LASTDOC' })],
    ['createPatientAccess', formatAccessCreation(email)],
    ['updatePatientChannel', formatChannelUpdate({ ...email, action: 'MODIFICATION' })],
    ['renewPatientAccess', formatAccessRenewal()],
  ]
  const caller = await rawCaller(carnet, 'cps-martin')
  for (const [operation, body] of requests)
    for (const patient of [amina, unknown])
      await t.test(`${operation}, ${patient.slug}`, async () => {
        requireValid(body.text)
        const { text } = await caller.send({ operation, patient: patient.id, body })
        const { name } = operations[operation].response
        const [answer] = new RegExp(`<${name}[ >][\\s\\S]*</${name}>`).exec(text) ?? []
        assert.ok(answer !== undefined, text)
        requireValid(answer)
      })
})

test('what the kit sends to the registry and the repository, and what they answer, is valid by the schemas served', async (t) => {
  const carnet = await runningCarnet(t)
  const [{ schemas: registry }, { schemas: repository }] = [
    await descriptionOf(carnet, 'registry'),
    await descriptionOf(carnet, 'repository'),
  ]
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
  const caller = await rawCaller(carnet, 'cps-martin')
  const lot = submissionOf({ situation: caller.situation, patient: amina.id, sources: [source] })
  const uniqueId = uniqueIdOf(source)
  const asked = [
    ['provideAndRegister', repository, lot],
    [
      'storedQuery',
      registry,
      {
        body: formatStoredQuery({
          kind: 'findDocuments',
          returnType: 'LeafClass',
          criteria: { statuses: ['approved'] },
        }),
      },
    ],
    [
      'retrieveDocuments',
      repository,
      {
        body: formatRetrieveRequest([
          { repositoryUniqueId: dmpRepositoryUniqueId, documentUniqueId: uniqueId },
        ]),
      },
    ],
  ] as const
  for (const [operation, schemas, message] of asked)
    await t.test(operation, async () => {
      const { request, response } = operations[operation]
      const requireValid = (text: string, { namespace }: { readonly namespace: string }) => {
        using open = openXml(Buffer.from(text))
        assert.deepEqual(validateAgainst(loadSchema(filesOf(schemas), fileOf(namespace)), open), [], text)
      }
      requireValid(message.body.text, request)
      const { text } = await caller.send({ operation, patient: amina.id, ...message })
      const [, answer] = /<(?:\w+:)?Body[^>]*>([\s\S]*)<\/(?:\w+:)?Body>/.exec(text) ?? []
      assert.ok(answer?.includes(response.name), text)
      requireValid(answer ?? '', response)
    })
})

test('the service parameters are those of the settings in force, dated by the clock of the law', async (t) => {
  const carnet = await runningCarnet(t)
  const martin = await carnet.dmp('cps-martin')
  assert.deepEqual(await martin.readPublishedParameters(), {
    production: false,
    cumulInvisiblePatientMasquePs: false,
    fonctionsGestionMineurs: true,
    ageMajorite: 18,
    mediaTypes: ['application/pdf', 'image/jpeg', 'image/tiff', 'text/rtf', 'text/plain'],
    messageBytesMax: carnet.config.maxMessageBytes,
    patientFileTypes: ['.pdf', '.txt', '.rtf', '.jpg', '.jpeg', '.tif', '.tiff'],
    patientFileMaxMo: 5,
  })
  const { bytes } = await get(carnet, '/param-lps')
  const { attributes } = parseXml(bytes)
  assert.equal(attributes['en-vigueur-depuis'], '2022-01-01')
  assert.ok(Math.abs(Date.parse(attributes.date ?? '') - Date.now()) < 60_000)
})

type Description = {
  readonly root: ReturnType<typeof parseXml>
  readonly schemas: readonly { readonly namespace: string; readonly bytes: Buffer }[]
}

/** The WSDL of a service, and the schemas at the addresses that it gives, and that they give in their turn. */
async function descriptionOf(carnet: RunningCarnet, service: string): Promise<Description> {
  const root = parseXml((await get(carnet, `${base}/${service}?wsdl`)).bytes)
  const left = [...children(child(child(root, 'types'), 'schema'), 'import')]
  const schemas = new Map<string, Buffer>()
  for (let one = left.shift(); one !== undefined; one = left.shift()) {
    const { namespace = '', schemaLocation = '' } = one.attributes
    if (schemas.has(namespace)) continue
    const { pathname, search } = new URL(schemaLocation)
    const { status, bytes } = await get(carnet, pathname + search)
    assert.equal(status, 200, schemaLocation)
    const schema = parseXml(bytes)
    assert.equal(schema.attributes.targetNamespace, namespace)
    schemas.set(namespace, bytes)
    left.push(...children(schema, 'import'))
  }
  return { root, schemas: [...schemas].map(([namespace, bytes]) => ({ namespace, bytes })) }
}

/** As a generator keeps them: files beside each other, that name each other. */
function filesOf(schemas: Description['schemas']): ReadonlyMap<string, Uint8Array> {
  return new Map(
    schemas.map(({ namespace, bytes }) => [
      fileOf(namespace),
      Buffer.from(
        bytes
          .toString('utf8')
          .replaceAll(
            /namespace="([^"]+)" schemaLocation="[^"]+"/g,
            (_, imported: string) => `namespace="${imported}" schemaLocation="${fileOf(imported)}"`,
          ),
      ),
    ]),
  )
}

function fileOf(namespace: string): string {
  return `${schemaName(namespace)}.xsd`
}

async function get(
  carnet: RunningCarnet,
  address: string,
): Promise<{ status: number | undefined; bytes: Buffer }> {
  const card = await carnet.card('cps-martin')
  const transport = openTransport({
    url: carnet.tlsUrl,
    authority: readFileSync(path.join(carnet.demoFolder, 'pki', 'ca.crt'), 'utf8'),
    certificate: card.authentication.certificate,
    key: card.authentication.key,
  })
  try {
    const answer = await transport.get(address)
    return { status: answer.statusCode, bytes: await buffer(answer) }
  } finally {
    transport.close()
  }
}
