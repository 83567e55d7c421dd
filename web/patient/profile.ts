/** « Profil »: what the holder settles by himself, each on its own page. Spec: people.md §2, « Mon profil ». */
import type { CarnetEntry } from '../entries.ts'
import { html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { takeAway } from '../words/archive.ts'
import { closing } from '../words/closing.ts'
import { delegates } from '../words/delegates.ts'
import { deviceCopy } from '../words/device-copy.ts'
import { devices } from '../words/devices.ts'
import { emergencyCard as cardWords, emergencyContacts as contactWords } from '../words/emergency-card.ts'
import { emergencyChoices } from '../words/emergency-choices.ts'
import { healthProfile } from '../words/health-profile.ts'
import { notices } from '../words/notices.ts'
import { common } from '../words/page.ts'
import { profile as words } from '../words/profile.ts'
import { security } from '../words/security.ts'
import { tellIn } from '../words/whose.ts'
import { wishes } from '../words/wishes.ts'

type ProfileEntry = Exclude<CarnetEntry, 'accessLog' | 'professionals' | 'seeAs' | 'reports'>

const titles: Readonly<Record<ProfileEntry, string>> = {
  healthProfile: healthProfile.title,
  card: cardWords.title,
  contacts: contactWords.title,
  emergencyChoices: emergencyChoices.neutralTitle,
  security: security.title,
  devices: devices.title,
  deviceCopy: deviceCopy.title,
  notices: notices.title,
  delegates: delegates.title,
  wishes: wishes.title,
  export: takeAway.neutralTitle,
  closeRecord: closing.neutralTitle,
}

const inOrder = Object.keys(titles) as readonly ProfileEntry[]

export function profilePage(data: Carnet): string {
  const say = tellIn(data)
  const body = html`<div class="sheet-head">
  <h1>${common.profile}</h1>
  <p class="soft">${words.intro}</p>
</div>
<ul class="people">${inOrder.filter((entry) => data.entries.has(entry)).map((entry) => html`<li><article class="person">${linkButton(say(titles[entry]), urls[entry], 'secondary')}<p class="soft">${say(words.means[entry])}</p></article></li>`)}</ul>`
  return carnetPage(data, { title: common.profile, tab: 'profile', body })
}
