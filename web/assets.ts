/** The files that pages ask for under `/assets/`. The server reads them, hashes them and tells pages their addresses. */
export type Asset = {
  readonly name: string
  readonly mediaType: string
  /** Served one after the other, in this order: `./…` is a path from this folder, the rest a package's file. */
  readonly parts: readonly string[]
}

const styles: Asset = {
  name: 'carnet.css',
  mediaType: 'text/css; charset=utf-8',
  parts: [
    './tokens.css',
    './base.css',
    './ui/page/page.css',
    './ui/button/button.css',
    './ui/field/field.css',
    './ui/confirm/confirm.css',
    './ui/chip/chip.css',
    './ui/notice/notice.css',
    './ui/empty-state/empty-state.css',
    './ui/document-row/document-row.css',
    './ui/access-sentence/access-sentence.css',
    './ui/card-table/card-table.css',
    './ui/pagination/pagination.css',
    './ui/chart/chart.css',
    './ui/card/card.css',
    './ui/stepper/stepper.css',
    './patient/activation.css',
    './patient/document.css',
    './patient/professionals.css',
    './patient/treatments.css',
    './patient/timeline.css',
    './ui/emergency-card/emergency-card.css',
    './emergency/emergency.css',
    './print.css',
  ],
}

/** Helps where the browser runs scripts; the form works without it. */
const photos: Asset = {
  name: 'photo-to-jpeg.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: ['./islands/photo-to-jpeg.js'],
}

/** Says aloud what a page prepared for it. */
const readAloud: Asset = {
  name: 'read-aloud.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: ['./islands/read-aloud.js'],
}

/** Passkeys are the browser's: people enter by their password without it. */
const passkeys: Asset = {
  name: 'passkey.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: ['./islands/passkey.js'],
}

const icon: Asset = { name: 'carnet.svg', mediaType: 'image/svg+xml', parts: ['./carnet.svg'] }

const fontFiles = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'

/** base.css asks for these by name: they are served under it, without a hash, and change name with their version. */
const fonts: readonly Asset[] = ['latin', 'latin-ext'].map((subset) => ({
  name: `atkinson-next-5.3.0-${subset}.woff2`,
  mediaType: 'font/woff2',
  parts: [`${fontFiles}-${subset}-wght-normal.woff2`],
}))

export const assets: readonly Asset[] = [styles, icon, photos, readAloud, passkeys, ...fonts]

/** Addresses, with their content hash, that every page needs. */
export type AssetUrls = {
  readonly stylesheet: string
  readonly icon: string
  /** Of the page where a photo is chosen, alone. */
  readonly photoScript: string
  /** Of the pages of results. */
  readonly readAloudScript: string
  /** Of the pages where a passkey is offered, made or used. */
  readonly passkeyScript: string
}
