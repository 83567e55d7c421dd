/** What a browser is, as its owner would say it: its family and its system, nothing that tells two of them apart. */

export type BrowserName = 'chrome' | 'edge' | 'firefox' | 'opera' | 'safari' | 'samsungInternet'

export type SystemName = 'android' | 'chromeOs' | 'ipad' | 'iphone' | 'linux' | 'mac' | 'windows'

export type Browser = {
  readonly browser: BrowserName | undefined
  readonly system: SystemName | undefined
}

/** The first that matches: most call themselves Chrome or Safari behind their own name, and Android is a Linux. */
const browsers: readonly (readonly [BrowserName, RegExp])[] = [
  ['edge', /\bEdg(?:e|A|iOS)?\//],
  ['opera', /\b(?:OPR|OPT|Opera)\//],
  ['samsungInternet', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
]

const systems: readonly (readonly [SystemName, RegExp])[] = [
  ['android', /\bAndroid\b/],
  ['ipad', /\biPad\b/],
  ['iphone', /\b(?:iPhone|iPod)\b/],
  ['chromeOs', /\bCrOS\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac(?:intosh| OS X)\b/],
  ['linux', /\b(?:Linux|X11)\b/],
]

/** Longer ones are nobody's browser. */
const userAgentCharactersMax = 512

/** From the `User-Agent` header, which whoever calls writes as he likes: shown, never trusted. */
export function browserIn(userAgent: string | undefined): Browser {
  const text = userAgent?.slice(0, userAgentCharactersMax) ?? ''
  const named = <Name>(names: readonly (readonly [Name, RegExp])[]) =>
    names.find(([, shape]) => shape.test(text))?.[0]
  return { browser: named(browsers), system: named(systems) }
}
