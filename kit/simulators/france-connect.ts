/**
 * A FranceConnect+ of our own, for demonstrations and tests: a real OpenID Connect provider (oidc-provider) on the loopback
 * interface, where each chooses which invented person she is. It signs and encrypts as FranceConnect+ does, and gives the
 * same claims. oidc-provider comes with what builds and tests, not with a production: absent, there is no simulation. It is
 * loaded when somebody comes.
 */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Identity, usualName } from '@carnet/core/model/identity.ts'
import { html } from '@carnet/web/html.ts'
import type { DemonstrationPatient } from '../demo/people-types.ts'
import { choicePage, endedPage, endPage, faultPage, simulationPolicy } from './france-connect-pages.ts'
import { memoryAdapter } from './memory-adapter.ts'

export type SimulatedFranceConnect = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  close(): Promise<void>
}

/** Whom it serves: the addresses of a portal, asked for when the first person comes. */
export type SimulatedClient = {
  readonly comeBack: string
  readonly loggedOut: string
  /** Of the keys with which it encrypts what it says. */
  readonly keys: string
}

const library = 'oidc-provider'
const clientId = 'carnet-demonstration'

export function mayBeSimulated(): boolean {
  try {
    import.meta.resolve(library)
    return true
  } catch {
    return false
  }
}

/** @throws the system's own error when the port is taken. */
export async function simulateFranceConnect({
  port,
  people,
  client,
}: {
  /** 0: one that is free. */
  readonly port: number
  readonly people: readonly DemonstrationPatient[]
  readonly client: () => SimulatedClient
}): Promise<SimulatedFranceConnect> {
  const clientSecret = randomBytes(24).toString('base64url')
  let made: Promise<Provider> | undefined
  const server = createServer((request, response) => {
    made ??= makeProvider({ issuer, clientSecret, people, client: client() })
    made
      .then((provider) => answer(provider, people, request, response))
      .catch((error: Error) => {
        made = undefined
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
        response.end(`FranceConnect+ simulé : ${error.message}\n`)
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port }, resolve)
  })
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    clientId,
    clientSecret,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function makeProvider({
  issuer,
  clientSecret,
  people,
  client,
}: {
  readonly issuer: string
  readonly clientSecret: string
  readonly people: readonly DemonstrationPatient[]
  readonly client: SimulatedClient
}): Promise<Provider> {
  const { Provider: ProviderClass } = (await import(library)) as { readonly Provider: ProviderMaker }
  // By ourselves: it asks nothing of an address of this machine.
  const jwks = await (await fetch(client.keys)).json()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signing = { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'simulation' }
  const signed = 'ES256'
  const encrypted = { alg: ['ECDH-ES', 'RSA-OAEP-256'], enc: ['A256GCM'] }
  const { keys } = jwks as { readonly keys: readonly { readonly alg: string }[] }
  const alg = keys[0]!.alg
  return new ProviderClass(issuer, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        client_name: 'Carnet',
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [client.comeBack],
        post_logout_redirect_uris: [client.loggedOut],
        id_token_signed_response_alg: signed,
        id_token_encrypted_response_alg: alg,
        id_token_encrypted_response_enc: 'A256GCM',
        userinfo_signed_response_alg: signed,
        userinfo_encrypted_response_alg: alg,
        userinfo_encrypted_response_enc: 'A256GCM',
        jwks,
      },
    ],
    jwks: { keys: [signing] },
    cookies: {
      keys: [randomBytes(24).toString('base64url')],
      // Cookies know no port: those of the portal are sent here too.
      names: { session: 'fc-simule', interaction: 'fc-simule-choix', resume: 'fc-simule-suite' },
    },
    scopes: ['openid'],
    claims: {
      openid: ['sub'],
      ...Object.fromEntries(pivotClaims.map((claim) => [claim, [claim]])),
      acr: null,
      auth_time: null,
      iss: null,
      sid: null,
    },
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    enabledJWA: {
      idTokenSigningAlgValues: [signed],
      userinfoSigningAlgValues: [signed],
      idTokenEncryptionAlgValues: encrypted.alg,
      idTokenEncryptionEncValues: encrypted.enc,
      userinfoEncryptionAlgValues: encrypted.alg,
      userinfoEncryptionEncValues: encrypted.enc,
    },
    features: {
      devInteractions: { enabled: false },
      encryption: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: Ctx, form: string) => show(ctx, endPage(madeByProvider(form))),
        postLogoutSuccessSource: (ctx: Ctx) => show(ctx, endedPage()),
      },
    },
    pkce: { required: () => false },
    // As FranceConnect+ says of its own.
    ttl: {
      AuthorizationCode: 30,
      AccessToken: 60,
      IdToken: 60,
      Interaction: 1800,
      Session: 1800,
      Grant: 1800,
    },
    interactions: { url: (_ctx: Ctx, { uid }: { readonly uid: string }) => `${choice}${uid}` },
    findAccount: (_ctx: Ctx, slug: string) => {
      const person = people.find((each) => each.slug === slug)
      return (
        person && {
          accountId: slug,
          claims: async () => ({ sub: subjectOf(slug), ...pivotOf(person.identity) }),
        }
      )
    },
    // Nobody is asked what he gives: FranceConnect+ says it on a page of its own.
    loadExistingGrant: async (ctx: Ctx) => {
      const { provider, session, client: asking, params } = ctx.oidc
      const grant = new provider.Grant({ accountId: session.accountId, clientId: asking.clientId })
      grant.addOIDCScope(params.scope)
      await grant.save()
      return grant
    },
    renderError: (ctx: Ctx, { error, error_description = '' }: Fault) =>
      show(ctx, faultPage(error, error_description)),
  })
}

const choice = '/identite/'
const pivotClaims = ['given_name', 'family_name', 'gender', 'birthdate', 'birthplace', 'birthcountry']

async function answer(
  provider: Provider,
  people: readonly DemonstrationPatient[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!request.url?.startsWith(choice)) return provider.callback()(request, response)
  if (request.method !== 'POST') {
    await provider.interactionDetails(request, response)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': simulationPolicy,
      'cache-control': 'no-store',
    })
    response.end(
      choicePage(people.map(({ slug, identity, note }) => ({ slug, name: usualName(identity), note }))),
    )
    return
  }
  const form = new URLSearchParams(await text(request))
  const slug = form.get('personne')
  const result =
    slug === null
      ? { error: 'access_denied', error_description: 'User auth aborted' }
      : { login: { accountId: slug, acr: form.get('niveau') ?? 'eidas2', remember: false } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

function show(ctx: Ctx, page: string): void {
  ctx.type = 'html'
  ctx.set('content-security-policy', simulationPolicy)
  ctx.body = page
}

/** Its form, whose address and secret it escapes itself. */
function madeByProvider(form: string) {
  const [, action = '', secret = ''] = /action="([^"]*)"[\s\S]*value="([^"]*)"/.exec(form) ?? []
  return html`<form id="op.logoutForm" method="post" action="${action}"><input type="hidden" name="xsrf" value="${secret}"></form>`
}

/** 66 characters, as theirs: 64 of a hash, and a version. */
function subjectOf(slug: string): string {
  return `${createHash('sha256').update(`simulation ${slug}`).digest('hex')}v1`
}

/** As an identity provider says it: commune or country of birth, and 01 for a day or a month that nobody knows. */
function pivotOf({ birthName, firstNames, sex, birthDate, birthPlace }: Identity): Record<string, string> {
  const abroad = birthPlace.startsWith('99')
  return {
    family_name: birthName,
    given_name: firstNames,
    gender: { M: 'male', F: 'female', U: 'unspecified' }[sex],
    birthdate: `${birthDate}-01-01`.slice(0, 10),
    birthplace: abroad ? '' : birthPlace,
    birthcountry: abroad ? birthPlace : '99100',
  }
}

type Fault = { readonly error: string; readonly error_description?: string }

/** What we use of oidc-provider, which brings no types. */
type Provider = {
  callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<unknown>
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: object,
    options: { readonly mergeWithLastSubmission: boolean },
  ): Promise<void>
}
type ProviderMaker = new (issuer: string, configuration: object) => Provider
type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }
type Ctx = {
  type: string
  body: string
  set(header: string, value: string): void
  readonly oidc: {
    readonly provider: { readonly Grant: new (of: object) => Grant }
    readonly session: { readonly accountId: string }
    readonly client: { readonly clientId: string }
    readonly params: { readonly scope: string }
  }
}
