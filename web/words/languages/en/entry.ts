/** The way in and the frame of every page, in English. */
import type { EntryTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en')
const minutes = (count: number) => counted(count, { one: '# minute', other: '# minutes' })
const tries = (count: number) => counted(count, { one: '# try', other: '# tries' })

export const entry: EntryTranslation = {
  common: {
    brand: 'Carnet',
    colon: ':',
    typedBefore:
      'Your session had ended. Here is what you had written: nothing is sent yet. Read it again, then send it.',
    promise: 'Your health record, in one place, only for you and the people you choose.',
    demonstration: 'Demonstration: the people and the documents are invented.',
    demonstrationMode: 'Demonstration mode',
    skip: 'Go to the content',
    help: 'Help',
    accessState: 'State of access',
    logout: 'Log out',
    otherRecord: 'Change record',
    navigation: 'Pages of your record',
    carnet: 'Home',
    documents: 'Documents',
    results: 'Results',
    treatments: 'Treatments',
    andVaccines: '& vaccines',
    accessLog: 'Who looked',
    professionals: 'Care team',
    profile: 'Profile',
    recordOf: (name) => `Record of ${name}`,
    backToDocuments: 'All documents',
    cancel: 'Cancel',
    previous: 'Previous page',
    next: 'Next page',
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    pages: 'Pages',
    stepOf: (step, steps) => `Step ${step} of ${steps}`,
  },
  help: {
    title: 'Help',
    call: 'A question about your record? Call',
    more: 'See how to do things, step by step, and what the words mean',
    unknownPerson: 'Someone you do not know has read your record? Talk to your doctor.',
    emergency: 'It is an emergency: call 15 or 112.',
    accessibility: {
      none: 'Accessibility: not compliant',
      partial: 'Accessibility: partially compliant',
      full: 'Accessibility: fully compliant',
    },
  },
  display: {
    title: 'Display',
    link: 'Change the display',
    linkMeans: 'Larger text, strong contrast, language.',
    intro: 'These choices stay on this device. They do not say who you are.',
    saved: 'Done: this device keeps your choices.',
    back: 'Back to the page before',
    submit: 'Keep these choices',
    language: {
      legend: 'Language',
      means:
        'The main texts exist in these languages. Documents are not translated. Nobody whose language it is has checked these translations yet.',
      unreviewed: 'translation not yet reviewed',
      frenchPage: 'This page is in French. Documents are not translated.',
    },
    choices: {
      text: {
        legend: 'Size of the text',
        values: { normal: 'Ordinary', large: 'Large', largest: 'Very large, twice the size' },
      },
      contrast: { legend: 'Contrast', values: { normal: 'Ordinary', strong: 'Strong: black and white' } },
      spacing: {
        legend: 'Spaces',
        values: {
          normal: 'Ordinary',
          wide: 'Wider, between letters and between lines: this helps people with dyslexia',
        },
      },
      motion: { legend: 'Movement', values: { normal: 'As my device asks', none: 'No movement' } },
      reading: {
        legend: 'Texts in French',
        values: { standard: 'Ordinary', falc: 'Easy to read (not yet checked by the people concerned)' },
      },
      shortcut: {
        legend: '“/” key of the keyboard',
        values: { on: 'Leads to the search', off: 'Is not a shortcut' },
      },
      beside: {
        legend: 'Someone beside me',
        values: {
          alone: 'I read on my own',
          helped: 'Someone is helping me beside me: my lists stay hidden until I open them',
        },
      },
    },
  },
  home: {
    title: 'Carnet, your health record on the internet',
    entrance: 'Enter',
    doors: {
      login: 'Your user name and your password, or your passkey.',
      activate: 'The first time, with the letter you received and your carte Vitale.',
      help: 'Enter with your own account. Then you choose the record of the person you help.',
      child:
        'With your carte Vitale and your child’s number, without waiting for the record to open by itself.',
      oppose: 'With the message that says it will open, and your carte Vitale.',
    },
    helpSomeone: 'I help someone close to me',
    what: 'The people who care for you put your results, your prescriptions and your reports here. You see who has read them.',
    forEveryone:
      'It is personal and free. You do not have to use it, and it changes nothing for your reimbursements. You choose who can read.',
    demoTitle: 'Try it',
    demoPeople: 'Invented people',
    demoOthers: (count) => counted(count, { one: 'See # other person', other: 'See # other people' }),
    demoOtherPeople: 'Other invented people',
    demoText: 'Everything here is invented: you can try everything.',
    identifier: 'User name',
    password: 'Password',
    person: 'Person',
    newcomersTitle: 'The first time',
    newcomersTable: 'What the carte Vitale says',
    newcomersText:
      'This person has never opened their record. Their letter is in the folder demo/outbox: it has the code.',
    matricule: 'Social security',
    serial: 'Serial number of the card',
    otherDoors: 'Other ways in',
  },
  login: {
    title: 'I already have an account',
    identifier: 'User name',
    identifierHint: 'The one you chose when you opened your record.',
    password: 'Password',
    submit: 'Open my record',
    twoSteps: 'Then we will send you a code, to check that it is you.',
    refused: 'Your record was not opened',
    checkIdentifier: 'Check the user name, then the password.',
    identifierMissing: 'Write your user name.',
    passwordMissing: 'Write your password.',
    mismatch: 'The user name and the password do not go together. Check both, then try again.',
    locked: (count) =>
      `There were too many tries. To protect your record, wait ${minutes(count)}, then try again.`,
    expired: 'Your session has ended. Nothing was lost: open your record again.',
    textKept:
      'Your session has ended. What you had written is kept, and was not sent: open your record again to find it.',
    loggedOut: 'You have closed your record. See you soon.',
    newCode: 'To get a new code, write your password again.',
  },
  loginCode: {
    title: 'Write the code you received',
    sentByEmail: (where) => `We have sent a code to the address ${where}.`,
    sentBySms: (where) => `We have sent a code by text message to ${where}.`,
    resent: 'A new code has been sent. The old one no longer works.',
    code: (digits) => `Code of ${digits} digits`,
    valid: (count) => `The code works for ${minutes(count)}.`,
    submit: 'Continue',
    missing: (digits) => `Write the ${digits} digits of the code.`,
    malformed: (digits) => `The code has ${digits} digits. Check what you have written.`,
    wrong: (left) => `This is not the right code. You have ${tries(left)} left.`,
    expired: 'This code no longer works. Ask for a new code.',
    exhausted: 'There were too many tries with this code. Ask for a new code.',
    notReceived: 'You have received nothing?',
    notReceivedHint: 'Wait one minute, and look in your junk mail.',
    resend: 'Send a new code',
    otherAccount: 'Change the user name',
    demonstration: 'Demonstration: the code is',
  },
  passkeyLogIn: {
    title: 'Your passkey',
    or: 'Without a password',
    offer: 'Log in with a passkey',
    offerHint: 'With your fingerprint, your face or the code of your device.',
    intro: 'Your device will ask for your fingerprint, your face or its code.',
    submit: 'Use my passkey',
    password: 'Use my password',
    stopped: 'Your device gave no passkey. You can try again, or use your password.',
    refused: 'This passkey was not recognised. Try again, or use your password.',
  },
  franceConnect: {
    heading: 'With FranceConnect+',
    means: 'FranceConnect+ is the French State’s way to make your most sensitive online services safer.',
    offer: 'Log in with FranceConnect+',
    whatIsIt: 'What is FranceConnect+? (in French)',
    or: 'Or with your user name',
    leaving: {
      logIn: {
        title: 'To FranceConnect+',
        means: 'You are going to the site of FranceConnect+. It then brings you back to your record.',
        go: 'Go on to FranceConnect+',
      },
      link: {
        title: 'To FranceConnect+',
        means: 'You are going to the site of FranceConnect+. It then brings you back to your record.',
        go: 'Go on to FranceConnect+',
      },
      logOut: {
        title: 'Your record is closed',
        means: 'Your FranceConnect+ session is closing too, on its own site.',
        go: 'Close my FranceConnect+ session',
      },
    },
    why: {
      denied: 'FranceConnect+ did not tell us who you are. You can try again, or enter another way.',
      expired: 'Too much time has passed, or this page had already been used. Start again.',
      unavailable:
        'FranceConnect+ is not answering at the moment. Try again in a few minutes, or enter another way.',
      invalid: 'We could not verify the answer of FranceConnect+. Start again, or enter another way.',
      weak: 'The digital identity that you chose is not safe enough for a health record. Choose another one on FranceConnect+.',
      notLinked:
        'FranceConnect+ recognised you, but it is not linked to any record in this name. It is linked from inside the record.',
      otherPerson:
        'The identity given by FranceConnect+ is not the one of this record. If it is you all the same, call for help.',
      taken:
        'FranceConnect+ is already linked to your account, or this identity opens another record. Nothing has changed.',
    },
    withAccount:
      'Do you already have an account? Log in, then open “Sécurité de mon compte” in your profile.',
    withLetter: 'Did you receive a letter with a code? Activate your record first.',
    otherwise: 'Log in another way',
    activate: 'Activate my record',
  },
  sessionEnd: {
    soon: {
      title: 'Your record is about to close',
      means: 'In less than 2\u00a0minutes, because nothing happens in it. This protects you.',
    },
    last: {
      title: 'Your record is about to close',
      means:
        'It has been open for a long time: it closes in less than 2\u00a0minutes. Send what you are writing. You can open it again at once.',
    },
    over: {
      title: 'Your record has closed',
      means: 'If you were writing, go back to the page and send the form: we will ask you to log in again.',
    },
    stay: 'Stay logged in',
    understood: 'I understand',
    lookAgain: 'Back to the page',
    again: 'Open my record again',
  },
  helpPage: {
    title: 'Help',
    intro: 'How to do things, step by step, and what the words of the record mean.',
    callTitle: 'Talk to someone',
    call: (phone) => `Call ${phone}. The call gives nobody the right to read your record.`,
    beside:
      'Someone beside you can also help you: a person close to you, a pharmacist, an adviser of France Services. Do not give them your password or your codes.',
    guidesTitle: 'How to do it',
    open: 'Open this page',
    wordsTitle: 'The words of the record',
    wordsIntro: 'The words of carers and of laws, and those of your record.',
    official: 'Official word',
    plain: 'In your record',
  },
  guides: [
    {
      title: 'Open my record for the first time',
      steps: [
        'Take the letter you received, and your carte Vitale.',
        'Write the code of the letter and the number of the card.',
        'Choose an e-mail address or a telephone.',
        'Choose a password or a passkey.',
      ],
    },
    {
      title: 'Enter again, without password or passkey',
      steps: [
        'Ask for a letter, with the numbers of your carte Vitale.',
        'Wait a few days: it comes to your home.',
        'Write its code, and choose a new way in.',
      ],
    },
    {
      title: 'Read a result',
      steps: [
        'Open “Results”, at the top of the page.',
        'Choose a result: its curve and the range of the laboratory appear.',
        'Only a carer can say what it means: show it to them.',
      ],
    },
    {
      title: 'Add a document',
      steps: [
        'Open “Documents”, then “Ajouter un document” (add a document).',
        'Give it a title, a date, and say who can read it.',
        'Choose a file, or take a photo.',
      ],
    },
    {
      title: 'Choose who can read',
      steps: [
        'Open “Care team”: you see who can read.',
        'Block a person, take away an access, or choose when it ends.',
        'To hide one document, open it, then “Masquer ce document” (hide this document).',
      ],
    },
    {
      title: 'Know who has read my record',
      steps: [
        'Open “Who looked”.',
        'Each line says who, when and why.',
        'You do not know a person? Report it beside the line.',
      ],
    },
    {
      title: 'Prepare for an emergency',
      steps: [
        'Open “Profile”, then “Ma carte d’urgence” (my emergency card).',
        'Write your allergies and the people to call.',
        'Print the card, and keep it with you.',
      ],
    },
    {
      title: 'Help someone, or get help',
      steps: [
        'Open “Profile”, then “Aidants et représentants” (carers and representatives).',
        'Invite a person who has their own record.',
        'Say what they can do.',
        'They accept in their own record. You stop their help when you want.',
      ],
    },
    {
      title: 'Choose the messages I receive',
      steps: [
        'Open “Profile”, then “Mes messages” (my messages).',
        'For each kind of message, choose e-mail or text message.',
      ],
    },
  ],
  emergencyAlert: {
    title: 'Your record was opened in an emergency',
    told: (count, last) =>
      counted(count, {
        one: `A carer opened it without your agreement, as the law allows in an emergency: ${last}.`,
        other: `Carers opened it # times without your agreement, as the law allows in an emergency. The last time: ${last}.`,
      }),
    who: 'See who, when and why',
    read: 'I have read this message',
  },
  majority: {
    title: 'Do you want to keep your record?',
    means:
      'You are of age: your record is yours alone. Your parents no longer open it. You can still close it later, when you want.',
    keep: 'Yes, I keep it',
    close: 'No, I want to close it',
  },
  invitation: { waiting: 'Someone has invited you to open a record with them.', see: 'See the invitation' },
  pages: {
    recover: 'I can no longer log in',
    activateChild: 'I activate my child’s record',
    oppose: 'I do not want a record',
    accessMatrix: 'Who can read what, by profession',
    healthWords: 'The words of health',
  },
}
