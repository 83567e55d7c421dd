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
    './ui/record-mark/record-mark.css',
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
    './ui/session-end/session-end.css',
    './patient/activation.css',
    './patient/document.css',
    './patient/photo-pages.css',
    './patient/professionals.css',
    './patient/treatments.css',
    './patient/health-profile.css',
    './patient/carnet-home.css',
    './patient/search.css',
    './patient/timeline.css',
    './ui/emergency-card/emergency-card.css',
    './emergency/emergency.css',
    './pro/pro.css',
    './print.css',
  ],
}

/** Helps where the browser runs scripts; the form works without it. */
const photos: Asset = {
  name: 'photo-pages.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: [
    './islands/photo-facts.js',
    './islands/photo-pdf.js',
    './islands/photo-drawing.js',
    './islands/photo-pages.js',
  ],
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

/** What seals the copy of a device: each script that touches it begins with it. */
const sealedCopy = './islands/sealed-copy.js'

const deviceCopy: Asset = {
  name: 'device-copy.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: [sealedCopy, './islands/device-copy.js'],
}

const withoutNetwork: Asset = {
  name: 'without-network.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: [sealedCopy, './islands/without-network.js'],
}

/** Served at an address of its own, behind the list of what it keeps. */
export const serviceWorkerParts: readonly string[] = [sealedCopy, './islands/service-worker.js']

/** The application as a telephone installs it; the names of its icons are in it. */
const manifest: Asset = {
  name: 'carnet.webmanifest',
  mediaType: 'application/manifest+json',
  parts: ['./carnet.webmanifest'],
}

const icons: readonly Asset[] = ['icon-1-192', 'icon-1-512', 'maskable-1-512'].map((name) => ({
  name: `${name}.png`,
  mediaType: 'image/png',
  parts: [`./icons/${name}.png`],
}))

/** A carnet that nobody touches closes by itself, told or not. */
const sessionEnd: Asset = {
  name: 'session-end.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: ['./islands/session-end.js'],
}

/** How strong what is typed is, told at once. */
const passphrase: Asset = {
  name: 'passphrase.js',
  mediaType: 'text/javascript; charset=utf-8',
  parts: ['./islands/passphrase.js'],
}

const icon: Asset = { name: 'carnet.svg', mediaType: 'image/svg+xml', parts: ['./carnet.svg'] }

const fontFiles = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'

/** base.css asks for these by name: they are served under it, without a hash, and change name with their version. */
const fonts: readonly Asset[] = ['latin', 'latin-ext'].map((subset) => ({
  name: `atkinson-next-5.3.0-${subset}.woff2`,
  mediaType: 'font/woff2',
  parts: [`${fontFiles}-${subset}-wght-normal.woff2`],
}))

export const assets: readonly Asset[] = [
  styles,
  icon,
  photos,
  readAloud,
  passkeys,
  sessionEnd,
  deviceCopy,
  withoutNetwork,
  passphrase,
  manifest,
  ...icons,
  ...fonts,
]

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
  /** Of « Sans réseau », and of the page that a device shows by itself. */
  readonly deviceCopyScript: string
  readonly withoutNetworkScript: string
  /** Of the page where an archive is locked. */
  readonly passphraseScript: string
  /** Of every page: how a telephone installs it. */
  readonly manifest: string
  /** Of every page of a carnet. */
  readonly sessionScript: string
}
