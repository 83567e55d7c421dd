/** « Accueil », treatments, emergencies and the headings of the rest, in Portuguese. */
import { spokenFirstName } from '@carnet/core/model/first-name.ts'
import type { CareTranslation } from '../french.ts'
import { countedIn, listIn } from '../plural.ts'

const counted = countedIn('pt')
const listed = listIn('pt')
const documents = (count: number) => counted(count, { one: 'um documento', other: '# documentos' })
const lacks = 'Poderia faltar-lhe uma informação útil para os seus cuidados.'

export const care: CareTranslation = {
  carnetHome: {
    title: 'Início',
    hello: (firstName) => `Bom dia, ${spokenFirstName(firstName)}.`,
    toDo: 'A fazer',
    nothingToDo: 'Nada a fazer por agora. Os profissionais acrescentam os seus documentos, e nós avisamos.',
    tasks: {
      readResult: (title, day) => `Ler um resultado: ${title}, ${day}`,
      addPasskey: 'Entrar mais depressa e com mais segurança, com uma chave de acesso',
      addContact: 'Dar uma segunda forma de falar consigo',
      planVaccination: (vaccine, day) => `Vacina prevista: ${vaccine}, a partir de ${day}`,
      checkVaccination: (vaccine, day) =>
        `Vacina a verificar com um profissional: ${vaccine}, prevista para ${day}`,
      vaccineReminder: (vaccine, day) => `Lembrete: a vacina ${vaccine}, prevista a partir de ${day}`,
      treatmentReminder: (name, hours) => `Lembrete de hoje: ${name}, às ${hours}`,
      fillProfile: 'Começar o seu perfil de saúde',
    },
    unavailable: {
      results: 'Os seus resultados não podem ser verificados neste momento. Não estão perdidos.',
      account: 'A segurança da sua conta não pode ser verificada neste momento.',
      vaccinations: 'As suas vacinas não podem ser verificadas neste momento. Não estão perdidas.',
      reminders: 'Os seus lembretes não podem ser verificados neste momento. Não estão perdidos.',
      profile: 'O seu perfil de saúde não pode ser verificado neste momento. Não está perdido.',
    },
    news: 'Novidades',
    newsOf: {
      emergency: (who, when) => `${who} abriu este registo numa urgência, ${when}.`,
      card: (who, when) => `${who} leu o cartão de urgência, ${when}.`,
      read: (who, count, when) => `${who} leu ${documents(count)}, ${when}.`,
      helperAdded: (who, count, when) => `${who} acrescentou ${documents(count)}, ${when}.`,
      added: (who, what, day) => `${who} acrescentou ${what} de ${day}:`,
      addedSeveral: (who, count) => `${who} acrescentou ${documents(count)}. O mais recente:`,
      vaccination: (vaccine, day) => `A vacina ${vaccine} estava prevista para ${day}.`,
    },
    seeVaccinations: 'Ver as vacinas',
    addedAs: {
      resultats: 'resultados de análises',
      'comptes-rendus': 'um relatório',
      soins: 'um documento de cuidados',
      imagerie: 'um documento de imagiologia',
      prevention: 'um documento de prevenção',
      syntheses: 'um resumo',
      certificats: 'um certificado',
      remboursements: 'um extrato de reembolsos',
      personnels: 'um documento',
    },
    added: (count) =>
      count > 100
        ? 'Mais de 100\u00a0documentos acrescentados desde a sua última visita.'
        : counted(count, {
            one: '# documento acrescentado desde a sua última visita.',
            other: '# documentos acrescentados desde a sua última visita.',
          }),
    nothingNew: (day) => `Nada de novo desde a sua última visita, em ${day}.`,
    nothingLately: 'Nada de novo há um mês.',
    firstVisit: 'É a sua primeira visita: pode descobrir aqui todos os seus documentos.',
    newsUnavailable: 'Os documentos novos não podem ser mostrados neste momento. Não estão perdidos.',
    accessesUnavailable: 'Os últimos leitores não podem ser mostrados neste momento.',
    seeWhy: 'Ver quem e porquê',
    card: {
      filled: (day) => `O seu cartão de urgência está pronto. Foi alterado em ${day}.`,
      neutralFilled: (day) => `O cartão de urgência está pronto. Foi alterado em ${day}.`,
      empty: 'O seu cartão de urgência está vazio. Serve se não puder falar.',
      neutralEmpty: 'O cartão de urgência está vazio. Serve se a pessoa não puder falar.',
      unavailable: 'O cartão de urgência não pode ser verificado neste momento. Não está perdido.',
      title: 'Em caso de urgência',
      see: 'Ver o cartão de urgência',
    },
    shortcuts: 'Os meus atalhos',
  },
  shortcuts: {
    results: 'Resultados de análises',
    documents: 'Documentos',
    addDocument: 'Acrescentar um documento',
    profile: { title: 'O meu perfil de saúde', neutralTitle: 'Perfil de saúde' },
    takeAway: { title: 'Levar o meu registo', neutralTitle: 'Levar este registo' },
  },
  treatments: {
    title: 'Tratamentos',
    pages: 'Tratamentos, vacinas e cuidados',
    banner:
      'Esta lista junta o que dizem os documentos do registo e o que a pessoa diz. Pode estar incompleta. Não pare um tratamento sem falar com o seu médico ou o seu farmacêutico.',
    emptyTitle: 'Nenhum tratamento conhecido.',
    empty:
      'Os medicamentos aparecerão aqui com uma receita, ou quando a farmácia os entregar. Também pode escrever o que toma.',
    allergies: {
      ofYou: (names) => `Indicou ${names.length > 1 ? 'alergias' : 'uma alergia'}: ${listed(names)}.`,
      ofOther: (names) =>
        `${names.length > 1 ? 'Alergias indicadas' : 'Alergia indicada'}: ${listed(names)}.`,
      means: 'Diga-o a quem trata de si e a quem lhe dá um medicamento.',
    },
    current: 'Atuais',
    noCurrent: 'Não se conhece nenhum tratamento atual.',
    past: 'Tratamentos antigos',
    pastMeans:
      'A duração terminou, ou escreveu que já não os toma. Sem data de fim, estão aqui um ano depois do último documento.',
    until: (day) => `Até ${day}`,
    endedOn: (day) => `Previsto até ${day}`,
    sources: 'Segundo',
    said: { prescribed: 'Receitado', dispensed: 'Entregue', noted: 'Anotado' },
    by: (who) => ` por ${who}`,
    on: (day) => ` em ${day}`,
    named: (name) => `: «${name}»`,
    read: 'Ler',
    readOf: (name, day) => `o documento sobre ${name}${day}`,
    you: 'si',
    written: (who) => `Escrito por ${who}`,
    stopped: {
      byYou: (day) => `Escreveu, em ${day}: já não o tomo.`,
      byOther: (who, day) => `${who} escreveu, em ${day}: já não o tomo.`,
    },
    stop: 'Já não o tomo',
    stopMeans:
      'Este tratamento passa para os antigos na lista. Os documentos não mudam. Poderá voltar atrás.',
    stopDo: 'Sim, já não o tomo',
    remind: 'Lembrar-me',
    resume: 'Ainda o tomo',
    remove: 'Apagar o que está escrito',
    about: (name) => ` (${name})`,
    done: {
      stopped: 'Anotado: este tratamento está com os antigos.',
      resumed: 'Anotado: a sua lista está como antes.',
      declared: 'Anotado: este tratamento está na sua lista.',
      removed: 'Feito: o que estava escrito foi apagado.',
      unknown: 'Nada mudou: este tratamento já não está na sua lista.',
    },
    undo: 'Anular',
    form: {
      title: 'Acrescentar um tratamento à minha lista',
      means:
        'Com ou sem receita. Os seus cuidadores e os seus representantes também o verão. Os profissionais não o verão aqui: diga-lhes.',
      name: 'Nome do medicamento',
      nameHint: 'Como na caixa, por exemplo «Doliprane 500\u00a0mg».',
      posology: 'Como o toma',
      posologyHint: 'Opcional. Em francês, se puder, por exemplo «1\u00a0comprimé le soir».',
      submit: 'Acrescentar à minha lista',
      refused: 'O tratamento não foi acrescentado',
      nameMissing: 'Escreva o nome do medicamento.',
      nameTooLong: (max) => `O nome é demasiado longo: ${max}\u00a0sinais no máximo.`,
      posologyTooLong: (max) => `O texto é demasiado longo: ${max}\u00a0sinais no máximo.`,
      tooMany: 'A sua lista está cheia. Apague primeiro tratamentos que escreveu.',
    },
    unreadTitle: 'Para ler nos documentos',
    unread: 'Estes documentos falam de medicamentos, mas os seus dados não podem ser postos na lista.',
    plan: {
      link: 'O meu plano de medicamentos, para imprimir',
      title: 'Plano de medicamentos',
      back: 'Tratamentos',
      asOf: (day) => `Os tratamentos atuais que este registo conhece, em ${day}.`,
      columns: { drug: 'Medicamento', how: 'Como o tomar', until: 'Até', sources: 'Segundo' },
      unsaid: 'não indicado',
      caption: 'Tratamentos atuais',
      howToPrint: 'Para o imprimir, abra o menu do seu navegador e escolha «Imprimir».',
      show: 'Mostre esta folha aos profissionais que tratam de si. Não substitui uma receita e pode estar incompleta.',
    },
  },
  treatmentPageNames: {
    treatments: 'Tratamentos',
    vaccinations: 'Vacinas',
    reminders: 'Lembretes',
    careHistory: 'Cuidados reembolsados',
  },
  vaccinationProof: 'Descarregar o comprovativo de vacinação (PDF)',
  emergencyCard: {
    title: 'O meu cartão de urgência',
    neutralTitle: 'Cartão de urgência',
    heading: 'Cartão de urgência',
    intro:
      'O que um profissional deve saber logo, se não puder falar. O próprio cartão fica em francês para ele.',
    none: 'Nenhuma conhecida',
    unsaid: 'Não indicado',
    contacts: 'Pessoas a quem ligar',
    directives: 'Diretivas antecipadas',
    directivesYes: 'Sim, no registo',
    directivesNo: 'Nenhuma no registo',
    changedOn: (moment) => `Cartão alterado: ${moment}.`,
    emptyTitle: 'Este cartão ainda não está preenchido',
    empty: 'Acrescente pelo menos uma alergia, ou diga «nenhuma conhecida».',
    fill: 'Preencher o cartão',
    change: 'Alterar o cartão',
    changeContacts: 'Pessoas a quem ligar',
    printTitle: 'Levá-lo consigo',
    print: 'Imprima esta página no seu navegador: sai do tamanho de um cartão bancário, para dobrar em dois.',
    corner: 'Corte o canto marcado: o cartão reconhece-se então com os dedos.',
    saved: 'Feito: o cartão está atualizado. Se o tinha imprimido, imprima-o de novo.',
  },
  topicNames: {
    bloodGroup: 'Grupo sanguíneo',
    allergies: 'Alergias',
    treatments: 'Tratamentos a conhecer',
    implants: 'Implantes e dispositivos',
    conditions: 'Doenças',
  },
  deviceCopy: 'Guardá-lo no meu telefone, sem rede',
  emergencyChoices: {
    title: 'Escolhas em caso de urgência',
    neutralTitle: 'Escolhas em caso de urgência',
    intro:
      'Numa urgência, nem sempre é possível pedir o seu acordo. Decida aqui, com antecedência, quem poderá abrir o registo.',
    told: 'Depois de cada acesso de urgência, o titular e o seu médico de família recebem uma mensagem. Pode mudar de opinião a qualquer momento.',
    linkTitle: 'Em caso de urgência',
    linkIntro: 'Escolha quem pode abrir este registo quando não puder responder.',
    link: 'Ver as escolhas em caso de urgência',
    states: { permit: 'permitido', deny: 'recusado' },
    undo: 'Anular',
    undone: 'Anulado: as suas escolhas estão como antes.',
    refused: 'As suas escolhas não mudaram.',
    disabled:
      'Recusa os dois acessos de urgência: os documentos escondidos continuam escondidos. Para mudar esta escolha, permita primeiro um dos dois acessos.',
    maskedFollow:
      'Nada mais se abrirá numa urgência: os documentos escondidos também continuarão escondidos.',
    switches: {
      etreat: {
        title: 'Acesso do médico de urgência (SAMU, 15)',
        permit: {
          now: 'Quando alguém liga para o 15 por sua causa, o médico de urgência pode abrir o registo. Recebe logo um aviso.',
          ask: 'Permitir este acesso',
          means:
            'Quando alguém ligar para o 15 por sua causa, o médico de urgência poderá abrir o registo. Receberá logo um aviso.',
          yes: 'Sim, permitir',
          done: 'Feito: o médico de urgência (15) pode abrir o registo.',
        },
        deny: {
          now: 'Quando alguém liga para o 15 por sua causa, o médico de urgência não pode abrir o registo.',
          ask: 'Recusar este acesso',
          means: `O médico de urgência não lerá nada do registo, mesmo que a sua vida esteja em perigo. ${lacks}`,
          yes: 'Sim, recusar',
          done: 'Feito: o médico de urgência (15) não pode abrir o registo.',
        },
      },
      btg: {
        title: 'Se estiver inconsciente',
        permit: {
          now: 'Se estiver inconsciente, um profissional pode abrir o registo. Recebe logo um aviso. Os que bloqueou não podem.',
          ask: 'Permitir este acesso',
          means: 'Se estiver inconsciente, um profissional poderá abrir o registo. Receberá logo um aviso.',
          yes: 'Sim, permitir',
          done: 'Feito: um profissional pode abrir o registo se estiver inconsciente.',
        },
        deny: {
          now: 'Se estiver inconsciente, só os profissionais que já têm o seu acordo podem abrir o registo.',
          ask: 'Recusar este acesso',
          means: `Um profissional que ainda não tem o seu acordo não lerá nada do registo, mesmo que a sua vida esteja em perigo. Numa urgência, também não lhe acrescentará nada. ${lacks}`,
          yes: 'Sim, recusar',
          done: 'Feito: sem o seu acordo, nenhum profissional pode abrir o registo se estiver inconsciente.',
        },
      },
      masked: {
        title: 'Documentos escondidos em caso de urgência',
        permit: {
          now: 'Numa urgência, os documentos que escondeu leem-se como os outros.',
          ask: 'Permitir que sejam lidos',
          means:
            'Quem abrir o registo numa urgência lerá também os documentos que escondeu. Receberá logo um aviso deste acesso.',
          yes: 'Sim, permitir',
          done: 'Feito: numa urgência, os documentos escondidos também se leem.',
        },
        deny: {
          now: 'Os documentos escondidos continuam escondidos, mesmo numa urgência.',
          ask: 'Não permitir que sejam lidos',
          means: `Mesmo numa urgência, um profissional não lerá os documentos que escondeu. ${lacks}`,
          yes: 'Sim, recusar',
          done: 'Feito: os documentos escondidos continuam escondidos, mesmo numa urgência.',
        },
      },
    },
  },
  vaccinations: {
    title: 'Vacinas',
    banner:
      'Esta página é informativa. Mostra o que os profissionais anotaram no registo. Uma vacina dada e anotada noutro lugar não está aqui.',
    emptyTitle: 'Nenhuma vacina anotada por agora',
    empty:
      'As vacinas aparecerão aqui quando um profissional acrescentar uma nota de vacinação. Mostre o boletim de vacinas em papel ao seu médico ou ao seu farmacêutico: ele pode anotá-las.',
    known: 'Vacinas anotadas neste registo',
    calendar: (edition) => `O que prevê o calendário ${edition}`,
    calendarFor:
      'O calendário das vacinas diz o que se propõe a toda a gente, segundo a idade. A sua saúde, uma gravidez, um trabalho ou uma viagem podem pedir outra coisa: fale com um profissional.',
    noBirthDate: 'Não se conhece o dia exato do nascimento: o calendário não pode ser mostrado.',
  },
  accessLog: {
    title: 'Quem viu o registo',
    intro: 'Cada acesso ao registo é escrito aqui, com o seu motivo. As tentativas recusadas também.',
    viewsTitle: 'Escolher as linhas de quem ver',
    views: {
      professionnels: 'Profissionais',
      activites: 'As minhas atividades',
      services: 'Serviços ligados',
    },
    viewIntro: {
      professionnels: 'Os profissionais, os lugares onde trabalham, e o que foi feito sem si.',
      activites: 'O que fez, e o que os seus cuidadores e representantes fizeram por si.',
      services: 'O que acrescenta documentos ao registo sem que ninguém tenha de o fazer.',
    },
    emergencies: 'Acessos de urgência',
    emergenciesIntro: 'Nos últimos 30 dias, o registo foi aberto numa urgência.',
    filterTitle: 'Escolher as linhas a ver',
    emptyTitle: (since) => `Ninguém viu o registo desde ${since}.`,
    empty: 'Assim que um profissional o abrir, será escrita aqui uma linha.',
  },
}
