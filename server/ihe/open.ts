/** The domain as its settings make it: its codes, its clients. Throws ConfigError for a file that is not what it should be. */
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import { readAffinityCodes } from '@carnet/core/wire/xds/registry/affinity-codes.ts'
import type { IheConfig } from '../config.ts'
import { ConfigError } from '../config-values.ts'
import { type IheDomain, openIheDomain } from './domain.ts'

/** The domain, and whose certificates may come in: all those of an accepted authority when undefined. */
export type Ihe = { readonly domain: IheDomain; readonly clients: ReadonlySet<string> | undefined }

export async function openIhe(
  { codesFile, clientsFile, repositoryUniqueId, homeCommunityId }: IheConfig,
  platform: Pick<IheDomain, 'database' | 'blobs' | 'clock' | 'maxResults'>,
): Promise<Ihe> {
  const clients = clientsFile === undefined ? undefined : fingerprintsIn(clientsFile)
  const codes = codesFile === undefined ? undefined : codesIn(codesFile)
  const domain = await openIheDomain({ ...platform, repositoryUniqueId, homeCommunityId, codes })
  return { domain, clients }
}

function codesIn(file: string): IheDomain['codes'] {
  try {
    return readAffinityCodes(readFileSync(file))
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    throw new ConfigError(`CARNET_IHE_CODES=${file} : attendu ${error.expected}.`)
  }
}

function fingerprintsIn(file: string): ReadonlySet<string> {
  const pems = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (pems === null)
    throw new ConfigError(`CARNET_IHE_CLIENTS=${file} : aucun certificat PEM dans ce fichier.`)
  try {
    return new Set(pems.map((pem) => createHash('sha256').update(new X509Certificate(pem).raw).digest('hex')))
  } catch (cause) {
    throw new ConfigError(`CARNET_IHE_CLIENTS=${file} : un certificat de ce fichier est illisible.`, {
      cause,
    })
  }
}
