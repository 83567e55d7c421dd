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
    const bytes = Buffer.concat(asset.parts.map((part) => readFileSync(locate(part))))
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
    photoScript: urlOf.get('photo-to-jpeg.js')!,
    readAloudScript: urlOf.get('read-aloud.js')!,
    passkeyScript: urlOf.get('passkey.js')!,
  }
}

/** `./…` is a file of web, the rest a file of one of its packages. */
function locate(part: string): string {
  const specifier = part.startsWith('./') ? `@carnet/web/${part.slice(2)}` : part
  return fileURLToPath(import.meta.resolve(specifier))
}
