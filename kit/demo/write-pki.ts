/** pki/: the demonstration authority, the server's certificate and the revocation list. */
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Authority, createAuthority, openAuthority, pem } from '../authority/authority.ts'
import { serverOrder } from '../authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '../authority/key-pair.ts'
import { X509Certificate, X509Crl } from '../authority/x509.ts'
import { writeWholeFile, writeWholeFolder } from './write-whole.ts'

const dayMs = 86_400_000
const revocationListDays = 30
/** A list with less than this to live is made again. */
const refreshBeforeDays = 10

export const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs)

export type PkiPaths = {
  readonly authorityCertificate: string
  readonly revocationLists: string
  readonly serverCertificate: string
  readonly serverKey: string
}

export function pkiPaths(folder: string): PkiPaths {
  const pki = join(folder, 'pki')
  return {
    authorityCertificate: join(pki, 'ca.crt'),
    revocationLists: join(pki, 'crl'),
    serverCertificate: join(pki, 'server.crt'),
    serverKey: join(pki, 'server.key'),
  }
}

/** The one of the folder, or a new one; it is older than the cards that expired before today. */
export async function authorityOf(folder: string, now: Date): Promise<Authority> {
  const pki = join(folder, 'pki')
  if (existsSync(join(pki, 'ca.crt')))
    return openAuthority(
      await readFile(join(pki, 'ca.crt'), 'utf8'),
      await readFile(join(pki, 'ca.key'), 'utf8'),
    )
  const name = 'AC de demonstration Carnet'
  const authority = await createAuthority(name, daysFrom(now, -5 * 365), daysFrom(now, 10 * 365))
  await mkdir(folder, { recursive: true })
  await writeWholeFolder(pki, { 'ca.crt': authority.certificatePem, 'ca.key': authority.keyPem })
  return authority
}

export async function writeServerCertificate(
  folder: string,
  authority: Promise<Authority>,
  now: Date,
): Promise<void> {
  const paths = pkiPaths(folder)
  if (existsSync(paths.serverCertificate)) return
  const keys = await generateKeyPair()
  const order = serverOrder('localhost', { validFrom: daysFrom(now, -1), validTo: daysFrom(now, 3 * 365) })
  const certificate = await (await authority).issue(order, keys)
  await writeWholeFile(paths.serverKey, await privateKeyPem(keys.privateKey))
  await writeWholeFile(paths.serverCertificate, pem(certificate))
}

/** Writes the list of revoked certificates when there is none or it is near its end. */
export async function refreshRevocationList(
  folder: string,
  authority: Authority,
  revokedPems: readonly string[],
  now: Date,
): Promise<void> {
  const path = join(pkiPaths(folder).revocationLists, 'carnet-demonstration.crl')
  if (existsSync(path)) {
    const end = new X509Crl(await readFile(path)).nextUpdate
    if (end !== undefined && end > daysFrom(now, refreshBeforeDays)) return
  }
  const serials = revokedPems.map((text) => new X509Certificate(text).serialNumber)
  // A list from an hour ago: a client whose clock is late must not find it « not yet valid ».
  const from = new Date(now.getTime() - 3_600_000)
  await writeWholeFile(path, await authority.revocationList(serials, from, daysFrom(now, revocationListDays)))
}
