/** The way in and the frame of every page, in English. */
import type { EntryTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en')
const minutes = (count: number) => counted(count, { one: '# minute', other: '# minutes' })
const tries = (count: number) => counted(count, { one: '# try', other: '# tries' })
const tooManyTries = (count: number) => `There were too many tries. Wait ${minutes(count)}, then try again.`

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
    },
  },
  home: {
    title: 'Carnet, your health record on the internet',
    entrance: 'Enter',
    doors: {
      login: 'Your user name and your password, or your passkey.',
      activate: 'The first time, with the letter you received and your carte Vitale.',
      help: 'Enter with your own account. Then you choose the record of the person you help.',
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
  activation: {
    title: 'I activate my record',
    refused: 'Your record is not activated yet',
    continue: 'Continue',
    over: 'Too much time has passed, or the activation was finished elsewhere. Start again with the code of the letter.',
    tooManyTries,
    code: {
      title: 'The code of the letter',
      intro:
        'Take the letter you received and your carte Vitale. It takes five minutes. Someone may help you.',
      label: 'Activation code',
      hint: '10 letters and digits, for example ABCDE\u2011FGH23. Capital or small letters: both work.',
      missing: 'Write the code of the letter.',
      malformed: 'The code has 10 letters and digits. It has no zero and no one, and no letter I, L or O.',
      none: 'I have no code',
    },
    card: {
      title: 'Your carte Vitale',
      intro: 'Copy two numbers of your card. Spaces do not count.',
      picture:
        'Drawing of a carte Vitale. At 1, under the name, the social security number. At 2, at the bottom, the serial number, circled.',
      matricule: 'Social security number (1)',
      matriculeHint: '15 characters: 13, then the 2 of the key.',
      matriculeMissing: 'Write your social security number.',
      matriculeMalformed: 'The social security number has 15 characters. Check what you have written.',
      serial: 'Serial number of the card (2)',
      serialHint:
        'If the card has your photo: 21 digits, which begin with 8025000002. If not: 8 to 13 digits.',
      serialMissing: 'Write the serial number of the card.',
      serialMalformed:
        'This is not a serial number. It has 21 digits with a photo, 8 to 13 without a photo.',
      mismatch: (left) =>
        `These do not go together. Check the code and the numbers of the card. You have ${tries(left)} left.`,
      exhausted: (phone) =>
        `These do not go together, and there were too many tries with this code. Call ${phone} to ask for another letter.`,
      checkAgain: 'Check this number.',
    },
    contact: {
      title: 'How to reach you',
      intro: 'We send you a code at once, to check that this address or this number is yours.',
      label: 'E-mail address, or mobile number',
      hint: 'For example amina@exemple.fr, or 06\u00a012\u00a034\u00a056\u00a078.',
      missing: 'Write an e-mail address, or a mobile number.',
      malformed:
        'This is neither an e-mail address nor a French mobile number. Check what you have written.',
      tooManyCodes:
        'We have already sent several codes. Start again in half an hour, with the code of the letter.',
      submit: 'Get a code',
      change: 'Change the address or the number',
    },
    account: {
      title: 'How to enter next time',
      intro: 'Choose how you will open your record. You can add another way later.',
      passkeyTitle: 'Without a password',
      passkeyMeans:
        'The simplest and the safest: nothing to remember. Do it on a device that belongs to you.',
      passkeySubmit: 'With the fingerprint or the face of my phone',
      passkeyStopped: 'Your device did not make the passkey. Try again, or choose a password.',
      passkeyRefused:
        'Your device did not check that it is you, or too much time has passed. Try again, or choose a password.',
      passwordTitle: 'With a password',
      passwordMeans: 'Choose a user name and a password. Each time, we will also send you a code.',
      submit: 'Open my record',
    },
  },
  noCode: {
    title: 'I have no code',
    intro:
      'A letter with a code is sent to your home when your record opens. If it is lost, or if the code no longer works, ask for another one.',
    letterTitle: 'On this site',
    letter: 'Copy two numbers of your carte Vitale: another letter goes to your address.',
    askLetter: 'Ask for another letter',
    phoneTitle: 'By telephone',
    phone: (phone) =>
      `Call ${phone}. Another letter will go to your address; the old code will no longer work.`,
    nearTitle: 'Near you',
    near: 'At your health insurance office, in a France Services centre, or at your pharmacy. Bring your carte Vitale and an identity document.',
    childTitle: 'For a child',
    child: (years) =>
      years === null
        ? 'A child has no code. The legal representatives open the record from their own.'
        : `Before the age of ${years}, a child has no code. The legal representatives open the record from their own.`,
    back: 'I have found my code',
  },
  chosenSecrets: {
    login: 'User name',
    loginHint:
      'In small letters, at least 6 signs: letters without accents, digits, dots, hyphens or @. You will not be able to change it.',
    password: 'Password',
    passwordHint: (length) =>
      `At least ${length} signs, with a small letter, a capital letter, a digit and another sign. Not your name, not your date of birth.`,
    again: 'The password once more',
    different: 'The two passwords are not the same.',
    loginProblems: {
      tooShort: 'The user name has at least 6 signs.',
      tooLong: 'The user name has at most 50 signs.',
      unreadable: 'The user name is made of letters without accents, digits, dots, hyphens or @.',
      containsNir: 'The user name cannot be a social security number.',
      taken: 'This user name is already taken. Choose another one.',
    },
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
    oppose: 'I do not want a record',
    accessMatrix: 'Who can read what, by profession',
    healthWords: 'The words of health',
  },
}
