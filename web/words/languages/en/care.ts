/** « Accueil », treatments, emergencies and the headings of the rest, in English. */
import { spokenFirstName } from '@carnet/core/model/first-name.ts'
import type { CareTranslation } from '../french.ts'
import { countedIn, listIn } from '../plural.ts'

const counted = countedIn('en')
const listed = listIn('en')
const documents = (count: number) => counted(count, { one: 'a document', other: '# documents' })
const lacks = 'Information that is useful for your care could be missing.'

export const care: CareTranslation = {
  carnetHome: {
    title: 'Home',
    hello: (firstName) => `Hello ${spokenFirstName(firstName)}.`,
    toDo: 'To do',
    nothingToDo: 'Nothing to do for now. The people who care for you add your documents, and we tell you.',
    tasks: {
      readResult: (title, day) => `Read a result: ${title}, ${day}`,
      addPasskey: 'Enter faster and more safely, with a passkey',
      addContact: 'Give a second way to reach you',
      planVaccination: (vaccine, day) => `Vaccine to plan: ${vaccine}, from ${day}`,
      checkVaccination: (vaccine, day) => `Vaccine to check with a carer: ${vaccine}, planned on ${day}`,
      fillProfile: 'Begin your health profile',
    },
    unavailable: {
      results: 'Your results cannot be checked at the moment. They are not lost.',
      account: 'The security of your account cannot be checked at the moment.',
      vaccinations: 'Your vaccines cannot be checked at the moment. They are not lost.',
      profile: 'Your health profile cannot be checked at the moment. It is not lost.',
    },
    news: 'What is new',
    newsOf: {
      emergency: (who, when) => `${who} opened this record in an emergency, ${when}.`,
      card: (who, when) => `${who} read the emergency card, ${when}.`,
      read: (who, count, when) => `${who} read ${documents(count)}, ${when}.`,
      helperAdded: (who, count, when) => `${who} added ${documents(count)}, ${when}.`,
      added: (who, what, day) => `${who} added ${what} of ${day}:`,
      addedSeveral: (who, count) => `${who} added ${documents(count)}. The latest:`,
      vaccination: (vaccine, day) => `The vaccine ${vaccine} was planned on ${day}.`,
    },
    seeVaccinations: 'See the vaccines',
    addedAs: {
      resultats: 'test results',
      'comptes-rendus': 'a report',
      soins: 'a document about care',
      imagerie: 'an imaging document',
      prevention: 'a prevention document',
      syntheses: 'a summary',
      certificats: 'a certificate',
      remboursements: 'a statement of reimbursements',
      personnels: 'a document',
    },
    added: (count) =>
      count > 100
        ? 'More than 100\u00a0documents added since your last visit.'
        : counted(count, {
            one: '# document added since your last visit.',
            other: '# documents added since your last visit.',
          }),
    nothingNew: (day) => `Nothing new since your last visit, on ${day}.`,
    nothingLately: 'Nothing new for a month.',
    firstVisit: 'This is your first visit: all your documents are there to discover.',
    newsUnavailable: 'The new documents cannot be shown at the moment. They are not lost.',
    accessesUnavailable: 'The last readers cannot be shown at the moment.',
    seeWhy: 'See who and why',
    card: {
      filled: (day) => `Your emergency card is ready. It was changed on ${day}.`,
      neutralFilled: (day) => `The emergency card is ready. It was changed on ${day}.`,
      empty: 'Your emergency card is empty. It is used if you cannot speak.',
      neutralEmpty: 'The emergency card is empty. It is used if the person cannot speak.',
      unavailable: 'The emergency card cannot be checked at the moment. It is not lost.',
      title: 'In an emergency',
      see: 'See the emergency card',
    },
    shortcuts: 'My shortcuts',
  },
  shortcuts: {
    results: 'Test results',
    documents: 'Documents',
    addDocument: 'Add a document',
    profile: { title: 'My health profile', neutralTitle: 'Health profile' },
    takeAway: { title: 'Take my record away', neutralTitle: 'Take this record away' },
  },
  treatments: {
    title: 'Treatments',
    pages: 'Treatments, vaccines and care',
    banner:
      'This list brings together what documents of the record and you say of them. It may be incomplete. Do not stop a treatment without talking to your doctor or your pharmacist.',
    emptyTitle: 'No known treatment.',
    empty:
      'Medicines will appear here with a prescription, or when your pharmacy gives them. You can also write yourself what you take.',
    allergies: {
      ofYou: (names) =>
        `You have reported ${names.length > 1 ? 'allergies' : 'an allergy'}: ${listed(names)}.`,
      ofOther: (names) => `Reported ${names.length > 1 ? 'allergies' : 'allergy'}: ${listed(names)}.`,
      means: 'Say so to whoever cares for you and whoever gives you a medicine.',
    },
    current: 'Current',
    noCurrent: 'No current treatment is known.',
    past: 'Former treatments',
    pastMeans:
      'Their time is over, or you have written that you no longer take them. Without an end date, they stand here one year after the last document.',
    until: (day) => `Until ${day}`,
    endedOn: (day) => `Planned until ${day}`,
    sources: 'According to',
    said: { prescribed: 'Prescribed', dispensed: 'Dispensed', noted: 'Noted' },
    by: (who) => ` by ${who}`,
    on: (day) => ` on ${day}`,
    named: (name) => `: “${name}”`,
    read: 'Read',
    readOf: (name, day) => `the document about ${name}${day}`,
    you: 'you',
    written: (who) => `Written by ${who}`,
    stopped: {
      byYou: (day) => `You wrote, on ${day}: I no longer take it.`,
      byOther: (who, day) => `${who} wrote, on ${day}: I no longer take it.`,
    },
    stop: 'I no longer take it',
    stopMeans:
      'This treatment will go with the former ones in the list. The documents do not change. You can change your mind.',
    stopDo: 'Yes, I no longer take it',
    resume: 'I still take it',
    remove: 'Erase what is written',
    about: (name) => ` (${name})`,
    done: {
      stopped: 'Noted: this treatment is with the former ones.',
      resumed: 'Noted: your list is as before.',
      declared: 'Noted: this treatment is in your list.',
      removed: 'Done: what was written is erased.',
      unknown: 'Nothing has changed: this treatment is no longer in your list.',
    },
    undo: 'Undo',
    form: {
      title: 'Add a treatment to my list',
      means:
        'With or without a prescription. Your helpers and your representatives will see it too. Carers will not see it here: tell them.',
      name: 'Name of the medicine',
      nameHint: 'As on the box, for example “Doliprane 500\u00a0mg”.',
      posology: 'How you take it',
      posologyHint: 'Optional. In French if you can, for example “1\u00a0comprimé le soir”.',
      submit: 'Add to my list',
      refused: 'The treatment was not added',
      nameMissing: 'Write the name of the medicine.',
      nameTooLong: (max) => `The name is too long: ${max}\u00a0characters at most.`,
      posologyTooLong: (max) => `The text is too long: ${max}\u00a0characters at most.`,
      tooMany: 'Your list is full. First erase treatments that you have written.',
    },
    unreadTitle: 'To read in the documents',
    unread: 'These documents speak of medicines, but their data cannot be taken into the list.',
    plan: {
      link: 'My medicines plan, to print',
      title: 'Medicines plan',
      back: 'Treatments',
      asOf: (day) => `The current treatments that this record knows of, on ${day}.`,
      columns: { drug: 'Medicine', how: 'How to take it', until: 'Until', sources: 'According to' },
      unsaid: 'not specified',
      caption: 'Current treatments',
      howToPrint: 'To print it, open the menu of your browser and choose “Print”.',
      show: 'Show this sheet to the people who care for you. It does not replace a prescription and may be incomplete.',
    },
  },
  treatmentPageNames: {
    treatments: 'Treatments',
    vaccinations: 'Vaccines',
    careHistory: 'Reimbursed care',
  },
  vaccinationProof: 'Download the proof of vaccination (PDF)',
  emergencyCard: {
    title: 'My emergency card',
    neutralTitle: 'Emergency card',
    heading: 'Emergency card',
    intro: 'What a carer must know at once, if you cannot speak. The card itself stays in French for them.',
    none: 'None known',
    unsaid: 'Not filled in',
    contacts: 'People to call',
    directives: 'Advance directives',
    directivesYes: 'Yes, in the record',
    directivesNo: 'None in the record',
    changedOn: (moment) => `Card changed on ${moment}.`,
    emptyTitle: 'This card is not filled in yet',
    empty: 'Add at least one allergy, or say “none known”.',
    fill: 'Fill in the card',
    change: 'Change the card',
    changeContacts: 'People to call',
    printTitle: 'Keep it with you',
    print: 'Print this page from your browser: it comes out at the size of a bank card, to fold in two.',
    corner: 'Cut the marked corner: the card can then be recognised by touch.',
    saved: 'Done: the card is up to date. If you had printed it, print it again.',
  },
  topicNames: {
    bloodGroup: 'Blood group',
    allergies: 'Allergies',
    treatments: 'Treatments to know of',
    implants: 'Implants and devices',
    conditions: 'Illnesses',
  },
  deviceCopy: 'Keep it on my phone, without network',
  emergencyChoices: {
    title: 'Emergency choices',
    neutralTitle: 'Emergency choices',
    intro:
      'In an emergency, nobody can always ask for your agreement. Decide here, in advance, who can open the record.',
    told: 'After each emergency access, you and your regular doctor receive a message. You can change your mind at any time.',
    linkTitle: 'In an emergency',
    linkIntro: 'Choose who can open this record when you cannot answer.',
    link: 'See the emergency choices',
    states: { permit: 'allowed', deny: 'refused' },
    undo: 'Undo',
    undone: 'Undone: your choices are as before.',
    refused: 'Your choices were not changed.',
    disabled:
      'You refuse both emergency accesses: hidden documents stay hidden. To change this choice, first allow one of the two accesses.',
    maskedFollow: 'Nothing will open in an emergency any more: hidden documents will stay hidden too.',
    switches: {
      etreat: {
        title: 'Access of the emergency doctor (SAMU, 15)',
        permit: {
          now: 'When someone calls 15 for you, the emergency doctor can open the record. You are told at once.',
          ask: 'Allow this access',
          means:
            'When someone calls 15 for you, the emergency doctor will be able to open the record. You will be told at once.',
          yes: 'Yes, allow',
          done: 'Done: the emergency doctor (15) can open the record.',
        },
        deny: {
          now: 'When someone calls 15 for you, the emergency doctor cannot open the record.',
          ask: 'Refuse this access',
          means: `The emergency doctor will read nothing of the record, even if your life is in danger. ${lacks}`,
          yes: 'Yes, refuse',
          done: 'Done: the emergency doctor (15) cannot open the record.',
        },
      },
      btg: {
        title: 'If you are unconscious',
        permit: {
          now: 'If you are unconscious, a carer can open the record. You are told at once. Those you have blocked cannot.',
          ask: 'Allow this access',
          means: 'If you are unconscious, a carer will be able to open the record. You will be told at once.',
          yes: 'Yes, allow',
          done: 'Done: a carer can open the record if you are unconscious.',
        },
        deny: {
          now: 'If you are unconscious, only carers who already have your agreement can open the record.',
          ask: 'Refuse this access',
          means: `A carer who does not already have your agreement will read nothing of the record, even if your life is in danger. They will add nothing to it in an emergency. ${lacks}`,
          yes: 'Yes, refuse',
          done: 'Done: without your agreement, no carer can open the record if you are unconscious.',
        },
      },
      masked: {
        title: 'Hidden documents in an emergency',
        permit: {
          now: 'In an emergency, the documents you have hidden can be read like the others.',
          ask: 'Allow them to be read',
          means:
            'Whoever opens the record in an emergency will also read the documents you have hidden. You will be told of this access at once.',
          yes: 'Yes, allow',
          done: 'Done: in an emergency, hidden documents can be read too.',
        },
        deny: {
          now: 'Hidden documents stay hidden, even in an emergency.',
          ask: 'Refuse to let them be read',
          means: `Even in an emergency, a carer will not read the documents you have hidden. ${lacks}`,
          yes: 'Yes, refuse',
          done: 'Done: hidden documents stay hidden, even in an emergency.',
        },
      },
    },
  },
  vaccinations: {
    title: 'Vaccines',
    banner:
      'This page is for information. It shows what carers have noted in the record. A vaccine given and noted elsewhere is not here.',
    emptyTitle: 'No vaccine noted for now',
    empty:
      'Vaccines will appear here when a carer adds a note of vaccination. Show the paper vaccination book to your doctor or your pharmacist: they can note them.',
    known: 'Vaccines noted in this record',
    calendar: (edition) => `What the ${edition} calendar plans`,
    calendarFor:
      'The calendar of vaccinations says what is offered to everybody, by age. Your health, a pregnancy, a job or a journey may need something else: talk to a carer.',
    noBirthDate: 'The date of birth is not known to the day: the calendar cannot be shown.',
  },
  accessLog: {
    title: 'Who looked at the record',
    intro: 'Each access to the record is written here, with its reason. Refused tries too.',
    viewsTitle: 'Choose whose lines to see',
    views: {
      professionnels: 'Professionals',
      activites: 'My activities',
      services: 'Connected services',
    },
    viewIntro: {
      professionnels: 'Carers, the places where they work, and what was done without you.',
      activites: 'What you have done, and what your helpers and representatives have done for you.',
      services: 'What adds documents to the record without anybody having to do it.',
    },
    emergencies: 'Emergency accesses',
    emergenciesIntro: 'In the last 30 days, the record was opened in an emergency.',
    filterTitle: 'Choose the lines to see',
    emptyTitle: (since) => `Nobody has looked at the record since ${since}.`,
    empty: 'As soon as a carer opens it, a line will be written here.',
  },
}
