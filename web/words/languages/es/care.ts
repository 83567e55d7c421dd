/** « Accueil », treatments, emergencies and the headings of the rest, in Spanish. */
import { spokenFirstName } from '@carnet/core/model/first-name.ts'
import type { CareTranslation } from '../french.ts'
import { countedIn, listIn } from '../plural.ts'

const counted = countedIn('es')
const listed = listIn('es')
const documents = (count: number) => counted(count, { one: 'un documento', other: '# documentos' })
const lacks = 'Podría faltarle una información útil para su atención.'

export const care: CareTranslation = {
  carnetHome: {
    title: 'Inicio',
    hello: (firstName) => `Buenos días, ${spokenFirstName(firstName)}.`,
    toDo: 'Por hacer',
    nothingToDo: 'Nada que hacer por ahora. Los profesionales añaden sus documentos, y nosotros le avisamos.',
    tasks: {
      readResult: (title, day) => `Leer un resultado: ${title}, ${day}`,
      addPasskey: 'Entrar más rápido y con más seguridad, con una llave de acceso',
      addContact: 'Dar una segunda forma de contactar con usted',
      planVaccination: (vaccine, day) => `Vacuna prevista: ${vaccine}, a partir del ${day}`,
      checkVaccination: (vaccine, day) =>
        `Vacuna que debe comprobar con un profesional: ${vaccine}, prevista el ${day}`,
      vaccineReminder: (vaccine, day) => `Recordatorio: la vacuna ${vaccine}, prevista desde el ${day}`,
      treatmentReminder: (name, hours) => `Recordatorio de hoy: ${name}, a las ${hours}`,
      fillProfile: 'Empezar su perfil de salud',
    },
    unavailable: {
      results: 'Sus resultados no se pueden comprobar en este momento. No se han perdido.',
      account: 'La seguridad de su cuenta no se puede comprobar en este momento.',
      vaccinations: 'Sus vacunas no se pueden comprobar en este momento. No se han perdido.',
      reminders: 'Sus recordatorios no se pueden comprobar en este momento. No se han perdido.',
      profile: 'Su perfil de salud no se puede comprobar en este momento. No se ha perdido.',
    },
    news: 'Novedades',
    newsOf: {
      emergency: (who, when) => `${who} ha abierto este historial en una urgencia, ${when}.`,
      card: (who, when) => `${who} ha leído la tarjeta de urgencia, ${when}.`,
      read: (who, count, when) => `${who} ha leído ${documents(count)}, ${when}.`,
      helperAdded: (who, count, when) => `${who} ha añadido ${documents(count)}, ${when}.`,
      added: (who, what, day) => `${who} ha añadido ${what} del ${day}:`,
      addedSeveral: (who, count) => `${who} ha añadido ${documents(count)}. El más reciente:`,
      vaccination: (vaccine, day) => `La vacuna ${vaccine} estaba prevista el ${day}.`,
    },
    seeVaccinations: 'Ver las vacunas',
    addedAs: {
      resultats: 'unos resultados de análisis',
      'comptes-rendus': 'un informe',
      soins: 'un documento de atención médica',
      imagerie: 'un documento de imagen médica',
      prevention: 'un documento de prevención',
      syntheses: 'un resumen',
      certificats: 'un certificado',
      remboursements: 'una relación de reembolsos',
      personnels: 'un documento',
    },
    added: (count) =>
      count > 100
        ? 'Más de 100\u00a0documentos añadidos desde su última visita.'
        : counted(count, {
            one: '# documento añadido desde su última visita.',
            other: '# documentos añadidos desde su última visita.',
          }),
    nothingNew: (day) => `Nada nuevo desde su última visita, el ${day}.`,
    nothingLately: 'Nada nuevo desde hace un mes.',
    firstVisit: 'Es su primera visita: aquí puede descubrir todos sus documentos.',
    newsUnavailable: 'Los documentos nuevos no se pueden mostrar en este momento. No se han perdido.',
    accessesUnavailable: 'Los últimos lectores no se pueden mostrar en este momento.',
    seeWhy: 'Ver quién y por qué',
    card: {
      filled: (day) => `Su tarjeta de urgencia está lista. Se modificó el ${day}.`,
      neutralFilled: (day) => `La tarjeta de urgencia está lista. Se modificó el ${day}.`,
      empty: 'Su tarjeta de urgencia está vacía. Sirve si usted no puede hablar.',
      neutralEmpty: 'La tarjeta de urgencia está vacía. Sirve si la persona no puede hablar.',
      unavailable: 'La tarjeta de urgencia no se puede comprobar en este momento. No se ha perdido.',
      title: 'En caso de urgencia',
      see: 'Ver la tarjeta de urgencia',
    },
    shortcuts: 'Mis atajos',
  },
  shortcuts: {
    results: 'Resultados de análisis',
    documents: 'Documentos',
    addDocument: 'Añadir un documento',
    profile: { title: 'Mi perfil de salud', neutralTitle: 'Perfil de salud' },
    takeAway: { title: 'Llevarme mi historial', neutralTitle: 'Llevarse este historial' },
  },
  treatments: {
    title: 'Tratamientos',
    pages: 'Tratamientos, vacunas y atención',
    banner:
      'Esta lista reúne lo que dicen documentos del historial y usted. Puede estar incompleta. No deje un tratamiento sin hablar con su médico o su farmacéutico.',
    emptyTitle: 'Ningún tratamiento conocido.',
    empty:
      'Los medicamentos aparecerán aquí con una receta, o cuando la farmacia los entregue. También puede escribir usted lo que toma.',
    allergies: {
      ofYou: (names) =>
        `Usted ha indicado ${names.length > 1 ? 'unas alergias' : 'una alergia'}: ${listed(names)}.`,
      ofOther: (names) =>
        `${names.length > 1 ? 'Alergias indicadas' : 'Alergia indicada'}: ${listed(names)}.`,
      means: 'Dígaselo a quien le atiende y a quien le da un medicamento.',
    },
    current: 'Actuales',
    noCurrent: 'No se conoce ningún tratamiento actual.',
    past: 'Tratamientos anteriores',
    pastMeans:
      'Su duración ha terminado, o usted ha escrito que ya no los toma. Sin fecha de fin, están aquí un año después del último documento.',
    until: (day) => `Hasta el ${day}`,
    endedOn: (day) => `Previsto hasta el ${day}`,
    sources: 'Según',
    said: { prescribed: 'Recetado', dispensed: 'Entregado', noted: 'Anotado' },
    by: (who) => ` por ${who}`,
    on: (day) => ` el ${day}`,
    named: (name) => `: «${name}»`,
    read: 'Leer',
    readOf: (name, day) => `el documento sobre ${name}${day}`,
    you: 'usted',
    written: (who) => `Escrito por ${who}`,
    stopped: {
      byYou: (day) => `Usted escribió, el ${day}: ya no lo tomo.`,
      byOther: (who, day) => `${who} escribió, el ${day}: ya no lo tomo.`,
    },
    stop: 'Ya no lo tomo',
    stopMeans:
      'Este tratamiento irá con los anteriores en la lista. Los documentos no cambian. Usted podrá volver atrás.',
    stopDo: 'Sí, ya no lo tomo',
    remind: 'Recordármelo',
    resume: 'Todavía lo tomo',
    remove: 'Borrar lo que está escrito',
    about: (name) => ` (${name})`,
    done: {
      stopped: 'Anotado: este tratamiento está con los anteriores.',
      resumed: 'Anotado: su lista está como antes.',
      declared: 'Anotado: este tratamiento está en su lista.',
      removed: 'Hecho: lo que estaba escrito se ha borrado.',
      unknown: 'Nada ha cambiado: este tratamiento ya no está en su lista.',
    },
    undo: 'Deshacer',
    form: {
      title: 'Añadir un tratamiento a mi lista',
      means:
        'Con o sin receta. Sus cuidadores y sus representantes también lo verán. Los profesionales no lo verán aquí: dígaselo.',
      name: 'Nombre del medicamento',
      nameHint: 'Como en la caja, por ejemplo «Doliprane 500\u00a0mg».',
      posology: 'Cómo lo toma',
      posologyHint: 'Opcional. En francés si puede, por ejemplo «1\u00a0comprimé le soir».',
      submit: 'Añadir a mi lista',
      refused: 'El tratamiento no se ha añadido',
      nameMissing: 'Escriba el nombre del medicamento.',
      nameTooLong: (max) => `El nombre es demasiado largo: ${max}\u00a0signos como máximo.`,
      posologyTooLong: (max) => `El texto es demasiado largo: ${max}\u00a0signos como máximo.`,
      tooMany: 'Su lista está llena. Borre primero tratamientos que usted ha escrito.',
    },
    unreadTitle: 'Para leer en los documentos',
    unread: 'Estos documentos hablan de medicamentos, pero sus datos no se pueden poner en la lista.',
    plan: {
      link: 'Mi plan de medicamentos, para imprimir',
      title: 'Plan de medicamentos',
      back: 'Tratamientos',
      asOf: (day) => `Los tratamientos actuales que conoce este historial, el ${day}.`,
      columns: { drug: 'Medicamento', how: 'Cómo tomarlo', until: 'Hasta', sources: 'Según' },
      unsaid: 'no indicado',
      caption: 'Tratamientos actuales',
      howToPrint: 'Para imprimirlo, abra el menú de su navegador y elija «Imprimir».',
      show: 'Enseñe esta hoja a los profesionales que le atienden. No sustituye una receta y puede estar incompleta.',
    },
  },
  treatmentPageNames: {
    treatments: 'Tratamientos',
    vaccinations: 'Vacunas',
    reminders: 'Recordatorios',
    careHistory: 'Atención reembolsada',
  },
  vaccinationProof: 'Descargar el certificado de vacunación (PDF)',
  emergencyCard: {
    title: 'Mi tarjeta de urgencia',
    neutralTitle: 'Tarjeta de urgencia',
    heading: 'Tarjeta de urgencia',
    intro:
      'Lo que un profesional debe saber enseguida, si usted no puede hablar. La tarjeta se queda en francés para él.',
    none: 'Ninguna conocida',
    unsaid: 'No indicado',
    contacts: 'Personas a quienes llamar',
    directives: 'Voluntades anticipadas',
    directivesYes: 'Sí, en el historial',
    directivesNo: 'Ninguna en el historial',
    changedOn: (moment) => `Tarjeta modificada: ${moment}.`,
    emptyTitle: 'Esta tarjeta todavía no está rellena',
    empty: 'Añada al menos una alergia, o diga «ninguna conocida».',
    fill: 'Rellenar la tarjeta',
    change: 'Modificar la tarjeta',
    changeContacts: 'Personas a quienes llamar',
    printTitle: 'Llevarla con usted',
    print:
      'Imprima esta página desde su navegador: sale del tamaño de una tarjeta de banco, para doblar en dos.',
    corner: 'Corte la esquina marcada: la tarjeta se reconoce entonces con los dedos.',
    saved: 'Hecho: la tarjeta está al día. Si la había impreso, imprímala de nuevo.',
  },
  topicNames: {
    bloodGroup: 'Grupo sanguíneo',
    allergies: 'Alergias',
    treatments: 'Tratamientos que hay que conocer',
    implants: 'Implantes y dispositivos',
    conditions: 'Enfermedades',
  },
  deviceCopy: 'Guardarla en mi teléfono, sin red',
  emergencyChoices: {
    title: 'Elecciones en caso de urgencia',
    neutralTitle: 'Elecciones en caso de urgencia',
    intro:
      'En una urgencia, no siempre se le puede pedir su acuerdo. Decida aquí, por adelantado, quién podrá abrir el historial.',
    told: 'Después de cada acceso de urgencia, usted y su médico de cabecera reciben un mensaje. Puede cambiar de opinión en cualquier momento.',
    linkTitle: 'En caso de urgencia',
    linkIntro: 'Elija quién puede abrir este historial cuando usted no puede responder.',
    link: 'Ver las elecciones en caso de urgencia',
    states: { permit: 'permitido', deny: 'rechazado' },
    undo: 'Deshacer',
    undone: 'Deshecho: sus elecciones están como antes.',
    refused: 'Sus elecciones no han cambiado.',
    disabled:
      'Usted rechaza los dos accesos de urgencia: los documentos ocultos siguen ocultos. Para cambiar esta elección, permita primero uno de los dos accesos.',
    maskedFollow: 'Ya no se abrirá nada en una urgencia: los documentos ocultos seguirán ocultos también.',
    switches: {
      etreat: {
        title: 'Acceso del médico de urgencias (SAMU, 15)',
        permit: {
          now: 'Cuando se llama al 15 por usted, el médico de urgencias puede abrir el historial. Se le avisa enseguida.',
          ask: 'Permitir este acceso',
          means:
            'Cuando se llame al 15 por usted, el médico de urgencias podrá abrir el historial. Se le avisará enseguida.',
          yes: 'Sí, permitir',
          done: 'Hecho: el médico de urgencias (15) puede abrir el historial.',
        },
        deny: {
          now: 'Cuando se llama al 15 por usted, el médico de urgencias no puede abrir el historial.',
          ask: 'Rechazar este acceso',
          means: `El médico de urgencias no leerá nada del historial, aunque su vida esté en peligro. ${lacks}`,
          yes: 'Sí, rechazar',
          done: 'Hecho: el médico de urgencias (15) no puede abrir el historial.',
        },
      },
      btg: {
        title: 'Si está inconsciente',
        permit: {
          now: 'Si está inconsciente, un profesional puede abrir el historial. Se le avisa enseguida. Los que usted ha bloqueado no pueden.',
          ask: 'Permitir este acceso',
          means: 'Si está inconsciente, un profesional podrá abrir el historial. Se le avisará enseguida.',
          yes: 'Sí, permitir',
          done: 'Hecho: un profesional puede abrir el historial si usted está inconsciente.',
        },
        deny: {
          now: 'Si está inconsciente, solo los profesionales que ya tienen su acuerdo pueden abrir el historial.',
          ask: 'Rechazar este acceso',
          means: `Un profesional que todavía no tiene su acuerdo no leerá nada del historial, aunque su vida esté en peligro. Tampoco añadirá nada en una urgencia. ${lacks}`,
          yes: 'Sí, rechazar',
          done: 'Hecho: sin su acuerdo, ningún profesional puede abrir el historial si usted está inconsciente.',
        },
      },
      masked: {
        title: 'Documentos ocultos en caso de urgencia',
        permit: {
          now: 'En una urgencia, los documentos que usted ha ocultado se leen como los demás.',
          ask: 'Permitir leerlos',
          means:
            'Quien abra el historial en una urgencia leerá también los documentos que usted ha ocultado. Se le avisará enseguida de este acceso.',
          yes: 'Sí, permitir',
          done: 'Hecho: en una urgencia, los documentos ocultos también se leen.',
        },
        deny: {
          now: 'Los documentos ocultos siguen ocultos, también en una urgencia.',
          ask: 'No permitir leerlos',
          means: `Incluso en una urgencia, un profesional no leerá los documentos que usted ha ocultado. ${lacks}`,
          yes: 'Sí, rechazar',
          done: 'Hecho: los documentos ocultos siguen ocultos, también en una urgencia.',
        },
      },
    },
  },
  vaccinations: {
    title: 'Vacunas',
    banner:
      'Esta página es informativa. Muestra lo que los profesionales han anotado en el historial. Una vacuna puesta y anotada en otro lugar no está aquí.',
    emptyTitle: 'Ninguna vacuna anotada por ahora',
    empty:
      'Las vacunas aparecerán aquí cuando un profesional añada una nota de vacunación. Enseñe la cartilla de vacunación en papel a su médico o su farmacéutico: puede anotarlas.',
    known: 'Vacunas anotadas en este historial',
    calendar: (edition) => `Lo que prevé el calendario ${edition}`,
    calendarFor:
      'El calendario de vacunación dice lo que se propone a todo el mundo, según la edad. Su salud, un embarazo, un trabajo o un viaje pueden pedir otra cosa: hable con un profesional.',
    noBirthDate: 'No se conoce el día exacto del nacimiento: el calendario no se puede mostrar.',
  },
  accessLog: {
    title: 'Quién ha mirado el historial',
    intro: 'Cada acceso al historial se escribe aquí, con su motivo. Los intentos rechazados también.',
    viewsTitle: 'Elegir qué líneas ver',
    views: {
      professionnels: 'Profesionales',
      activites: 'Mis actividades',
      services: 'Servicios conectados',
    },
    viewIntro: {
      professionnels: 'Los profesionales, los lugares donde trabajan, y lo que se ha hecho sin usted.',
      activites: 'Lo que usted ha hecho, y lo que sus cuidadores y representantes han hecho por usted.',
      services: 'Lo que añade documentos al historial sin que nadie tenga que hacerlo.',
    },
    emergencies: 'Accesos de urgencia',
    emergenciesIntro: 'En los últimos 30 días, el historial se ha abierto en una urgencia.',
    filterTitle: 'Elegir las líneas que ver',
    emptyTitle: (since) => `Nadie ha mirado el historial desde el ${since}.`,
    empty: 'Cuando un profesional lo abra, se escribirá aquí una línea.',
  },
}
