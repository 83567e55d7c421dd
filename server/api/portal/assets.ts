/** The files of `/assets/`: read once, served for ever under a name that changes with their content. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type AssetUrls, assets } from '@carnet/web/assets.ts'
import type { FastifyInstance } from 'fastify'
import { compressedAsset, readsGzip } from './compression.ts'

const aYear = 'public, max-age=31536000, immutable'

export function mountAssets(server: FastifyInstance): AssetUrls {
  const urlOf = new Map<string, string>()
  for (const asset of assets) {
    const bytes = bytesOf(asset.parts)
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 12)
    urlOf.set(asset.name, `/assets/${asset.name}?v=${hash}`)
    const compressed = compressedAsset(asset.mediaType, bytes)
    server.get(`/assets/${asset.name}`, (request, reply) => {
      reply.header('cache-control', aYear).header('x-content-type-options', 'nosniff').type(asset.mediaType)
      if (compressed === undefined) return reply.send(bytes)
      reply.header('vary', 'accept-encoding')
      return readsGzip(request)
        ? reply.header('content-encoding', 'gzip').send(compressed)
        : reply.send(bytes)
    })
  }
  return {
    stylesheet: urlOf.get('carnet.css')!,
    icon: urlOf.get('carnet.svg')!,
    photoScript: urlOf.get('photo-pages.js')!,
    readAloudScript: urlOf.get('read-aloud.js')!,
    passkeyScript: urlOf.get('passkey.js')!,
    deviceCopyScript: urlOf.get('device-copy.js')!,
    withoutNetworkScript: urlOf.get('without-network.js')!,
    passphraseScript: urlOf.get('passphrase.js')!,
    manifest: urlOf.get('carnet.webmanifest')!,
    sessionScript: urlOf.get('session-end.js')!,
  }
}

/** What a device keeps to show a page by itself. */
export function shellOf({ stylesheet, icon, withoutNetworkScript }: AssetUrls): readonly string[] {
  const fonts = assets.filter(({ mediaType }) => mediaType === 'font/woff2')
  return [stylesheet, icon, withoutNetworkScript, ...fonts.map(({ name }) => `/assets/${name}`)]
}

export function bytesOf(parts: readonly string[]): Buffer {
  return Buffer.concat(parts.map((part) => readFileSync(locate(part))))
}

/** `./…` is a file of web, the rest a file of one of its packages. */
function locate(part: string): string {
  const specifier = part.startsWith('./') ? `@carnet/web/${part.slice(2)}` : part
  return fileURLToPath(import.meta.resolve(specifier))
}
