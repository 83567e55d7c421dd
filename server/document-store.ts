/** The store of sealed documents, opened at the start; an object store that cannot be used is told then, and what to do. */
import type { BlobsConfig } from './config.ts'
import { ConfigError } from './config-values.ts'
import { type Blobs, ObjectStoreError, openBlobs, verifyBucket } from './store/blobs.ts'

export async function openDocumentStore(place: BlobsConfig): Promise<Blobs> {
  if (place.kind === 'bucket')
    try {
      await verifyBucket(place)
    } catch (error) {
      if (!(error instanceof ObjectStoreError)) throw error
      throw new ConfigError(
        `Le stockage des documents (CARNET_BLOBS), ${place.endpoint}, ne peut pas servir\u00a0: ${inFrench(error, place.bucket)}`,
      )
    }
  return openBlobs(place)
}

function inFrench({ status, reason }: ObjectStoreError, bucket: string): string {
  if (status === undefined)
    return `il ne répond pas (${reason}). Vérifiez l’adresse (endpoint), le réseau et, pour une autorité privée, NODE_EXTRA_CA_CERTS.`
  const known = sentences[reason]
  if (known !== undefined) return known(bucket)
  if (status === 301 || status === 307) return wrongRegion
  return `il répond ${status} (${reason}).`
}

const wrongCredentials =
  'il refuse les identifiants. Vérifiez AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY et, s’ils sont temporaires, AWS_SESSION_TOKEN.'
const wrongRegion = 'le compartiment est d’une autre région. Vérifiez region et endpoint.'

/** The codes that S3 and those who speak as it does answer. */
const sentences: Readonly<Record<string, (bucket: string) => string>> = {
  NoSuchBucket: (bucket) =>
    `le compartiment «\u00a0${bucket}\u00a0» n’existe pas. Créez-le, ou corrigez son nom.`,
  AccessDenied: (bucket) =>
    `les droits manquent sur le compartiment «\u00a0${bucket}\u00a0»\u00a0: s3:PutObject, s3:GetObject, s3:DeleteObject et s3:ListBucket.`,
  InvalidAccessKeyId: () => wrongCredentials,
  SignatureDoesNotMatch: () => wrongCredentials,
  // versitygw.
  XAdminUserNotFound: () => wrongCredentials,
  InvalidToken: () => wrongCredentials,
  ExpiredToken: () => wrongCredentials,
  RequestTimeTooSkewed: () => 'l’horloge de cette machine et la sienne diffèrent de plus de 15 minutes.',
  AuthorizationHeaderMalformed: () => wrongRegion,
  PermanentRedirect: () => wrongRegion,
}
