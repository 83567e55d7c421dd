/** The way in and the frame of every page, in Portuguese. */
import type { EntryTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('pt')
const minutes = (count: number) => counted(count, { one: '# minuto', other: '# minutos' })
const tries = (count: number) => counted(count, { one: '# tentativa', other: '# tentativas' })

export const entry: EntryTranslation = {
  common: {
    brand: 'Carnet',
    colon: ':',
    typedBefore:
      'A sua sessão tinha terminado. Eis o que tinha escrito: ainda não foi enviado nada. Releia, complete e envie.',
    promise: 'O seu registo de saúde, num só lugar, só para si e para as pessoas que escolhe.',
    demonstration: 'Demonstração: as pessoas e os documentos são inventados.',
    demonstrationMode: 'Modo de demonstração',
    skip: 'Ir para o conteúdo',
    help: 'Ajuda',
    accessState: 'Estado do acesso',
    logout: 'Sair',
    otherRecord: 'Mudar de registo',
    navigation: 'Páginas do seu registo',
    carnet: 'Início',
    documents: 'Documentos',
    results: 'Resultados',
    treatments: 'Tratamentos',
    andVaccines: 'e vacinas',
    accessLog: 'Quem viu',
    professionals: 'Profissionais',
    profile: 'Perfil',
    recordOf: (name) => `Registo de ${name}`,
    backToDocuments: 'Todos os documentos',
    cancel: 'Cancelar',
    previous: 'Página anterior',
    next: 'Página seguinte',
    pageOf: (page, pages) => `Página ${page} de ${pages}`,
    pages: 'Páginas',
    stepOf: (step, steps) => `Passo ${step} de ${steps}`,
  },
  help: {
    title: 'Ajuda',
    call: 'Tem uma pergunta sobre o seu registo? Ligue para o',
    more: 'Ver como se faz, passo a passo, e o que querem dizer as palavras',
    unknownPerson:
      'Uma pessoa que não conhece leu o seu registo? Fale com o seu médico ou com a sua caixa de seguro de doença.',
    emergency: 'É uma urgência: ligue para o 15 ou o 112.',
    accessibility: {
      none: 'Acessibilidade: não conforme',
      partial: 'Acessibilidade: parcialmente conforme',
      full: 'Acessibilidade: totalmente conforme',
    },
  },
  display: {
    title: 'Ecrã',
    link: 'Mudar o ecrã',
    linkMeans: 'Texto maior, contraste forte, língua.',
    intro: 'Estas escolhas ficam neste aparelho. Não dizem quem é.',
    saved: 'Feito: este aparelho guarda as suas escolhas.',
    back: 'Voltar à página anterior',
    submit: 'Guardar estas escolhas',
    language: {
      legend: 'Língua',
      means:
        'Os textos principais existem nestas línguas. Os documentos não são traduzidos. Estas traduções ainda não foram revistas por pessoas que falam estas línguas.',
      unreviewed: 'tradução ainda não revista',
      frenchPage: 'Esta página está em francês. Os documentos não são traduzidos.',
    },
    choices: {
      text: {
        legend: 'Tamanho do texto',
        values: { normal: 'Normal', large: 'Grande', largest: 'Muito grande, o dobro' },
      },
      contrast: { legend: 'Contraste', values: { normal: 'Normal', strong: 'Forte: preto e branco' } },
      spacing: {
        legend: 'Espaços',
        values: {
          normal: 'Normais',
          wide: 'Mais largos, entre as letras e entre as linhas: isto ajuda em caso de dislexia',
        },
      },
      motion: {
        legend: 'Movimentos',
        values: { normal: 'Como o meu aparelho pede', none: 'Nenhum movimento' },
      },
      reading: {
        legend: 'Textos em francês',
        values: {
          standard: 'Normais',
          falc: 'De leitura fácil (ainda não revistos pelas pessoas interessadas)',
        },
      },
      shortcut: {
        legend: 'Tecla «/» do teclado',
        values: { on: 'Leva à pesquisa', off: 'Não é um atalho' },
      },
      beside: {
        legend: 'Alguém ao meu lado',
        values: {
          alone: 'Leio sem ajuda',
          helped: 'Alguém me ajuda ao meu lado: as minhas listas ficam escondidas até eu as abrir',
        },
      },
    },
  },
  home: {
    title: 'Carnet, o seu registo de saúde na internet',
    entrance: 'Entrar',
    doors: {
      login: 'Com o seu nome de utilizador e a sua palavra-passe, ou com a sua chave de acesso.',
      activate: 'Na primeira vez, com a carta que recebeu e a sua carte Vitale.',
      help: 'Entre com a sua própria conta. Depois escolhe o registo da pessoa que ajuda.',
      child: 'Com a sua carte Vitale e o número da criança, sem esperar que o registo se abra sozinho.',
      oppose: 'Com a mensagem que anuncia a abertura e a sua carte Vitale.',
    },
    helpSomeone: 'Ajudo um familiar',
    what: 'Os profissionais que tratam de si põem aqui os seus resultados, as suas receitas e os seus relatórios. Pode ver quem os leu.',
    forEveryone:
      'É pessoal e gratuito. Não é obrigatório, e os seus reembolsos não mudam. É a si que cabe escolher quem pode ler.',
    demoTitle: 'Experimentar',
    demoPeople: 'Pessoas inventadas',
    demoOthers: (count) => counted(count, { one: 'Ver mais # pessoa', other: 'Ver mais # pessoas' }),
    demoOtherPeople: 'Outras pessoas inventadas',
    demoText: 'Aqui tudo é inventado: pode experimentar tudo.',
    identifier: 'Nome de utilizador',
    password: 'Palavra-passe',
    person: 'Pessoa',
    newcomersTitle: 'A primeira vez',
    newcomersTable: 'O que diz a carte Vitale',
    newcomersText:
      'Esta pessoa nunca entrou no seu registo. A sua carta está na pasta demo/outbox: tem o código.',
    matricule: 'Segurança social',
    serial: 'Número de série do cartão',
    otherDoors: 'Outras entradas',
  },
  login: {
    title: 'Já tenho uma conta',
    identifier: 'Nome de utilizador',
    identifierHint: 'O que escolheu quando abriu o seu registo.',
    password: 'Palavra-passe',
    submit: 'Abrir o meu registo',
    twoSteps: 'Depois enviamos-lhe um código, para verificar a sua identidade.',
    refused: 'O seu registo não foi aberto',
    checkIdentifier: 'Verifique o nome de utilizador e depois a palavra-passe.',
    identifierMissing: 'Escreva o seu nome de utilizador.',
    passwordMissing: 'Escreva a sua palavra-passe.',
    mismatch: 'O nome de utilizador e a palavra-passe não correspondem. Verifique os dois e tente outra vez.',
    locked: (count) =>
      `Houve demasiadas tentativas. Para proteger o seu registo, espere ${minutes(count)} e tente outra vez.`,
    expired: 'A sua sessão terminou. Não se perdeu nada: abra de novo o seu registo.',
    textKept:
      'A sua sessão terminou. O que tinha escrito está guardado e não foi enviado: abra de novo o seu registo para o encontrar.',
    loggedOut: 'Fechou o seu registo. Até breve.',
    newCode: 'Para receber um código novo, escreva outra vez a sua palavra-passe.',
  },
  loginCode: {
    title: 'Escreva o código recebido',
    sentByEmail: (where) => `Enviámos um código para o endereço ${where}.`,
    sentBySms: (where) => `Enviámos um código por SMS para o ${where}.`,
    resent: 'Foi enviado um código novo. O antigo já não serve.',
    code: (digits) => `Código de ${digits} algarismos`,
    valid: (count) => `O código serve durante ${minutes(count)}.`,
    submit: 'Continuar',
    missing: (digits) => `Escreva os ${digits} algarismos do código.`,
    malformed: (digits) => `O código tem ${digits} algarismos. Verifique o que escreveu.`,
    wrong: (left) => `Não é o código certo. Ainda tem ${tries(left)}.`,
    expired: 'Este código já não serve. Peça um código novo.',
    exhausted: 'Houve demasiadas tentativas com este código. Peça um código novo.',
    notReceived: 'Não recebeu nada?',
    notReceivedHint: 'Espere um minuto e veja no correio não desejado.',
    resend: 'Enviar um código novo',
    otherAccount: 'Mudar de nome de utilizador',
    demonstration: 'Demonstração: o código é',
  },
  passkeyLogIn: {
    title: 'A sua chave de acesso',
    or: 'Sem palavra-passe',
    offer: 'Entrar com uma chave de acesso',
    offerHint: 'Com a sua impressão digital, o seu rosto ou o código do seu aparelho.',
    intro: 'O seu aparelho vai pedir-lhe a impressão digital, o rosto ou o código.',
    submit: 'Usar a minha chave de acesso',
    password: 'Usar a minha palavra-passe',
    stopped: 'O seu aparelho não deu nenhuma chave. Pode tentar outra vez, ou usar a sua palavra-passe.',
    refused: 'Esta chave de acesso não foi reconhecida. Tente outra vez, ou use a sua palavra-passe.',
  },
  franceConnect: {
    heading: 'Com FranceConnect+',
    means:
      'FranceConnect+ é a solução do Estado francês para reforçar a segurança dos seus serviços em linha mais sensíveis.',
    offer: 'Entrar com FranceConnect+',
    whatIsIt: 'O que é FranceConnect+? (em francês)',
    or: 'Ou com o seu nome de utilizador',
    leaving: {
      logIn: {
        title: 'Para FranceConnect+',
        means: 'Vai para o sítio de FranceConnect+. Depois, ele traz-no de volta ao seu registo.',
        go: 'Continuar para FranceConnect+',
      },
      link: {
        title: 'Para FranceConnect+',
        means: 'Vai para o sítio de FranceConnect+. Depois, ele traz-no de volta ao seu registo.',
        go: 'Continuar para FranceConnect+',
      },
      logOut: {
        title: 'O seu registo está fechado',
        means: 'A sua sessão FranceConnect+ também se fecha, no sítio dele.',
        go: 'Fechar a minha sessão FranceConnect+',
      },
    },
    why: {
      denied: 'FranceConnect+ não nos disse quem é. Pode tentar outra vez, ou entrar de outra maneira.',
      expired: 'Passou demasiado tempo, ou esta página já tinha servido. Comece de novo.',
      unavailable:
        'FranceConnect+ não responde neste momento. Tente daqui a alguns minutos, ou entre de outra maneira.',
      invalid:
        'A resposta de FranceConnect+ não pôde ser verificada. Comece de novo, ou entre de outra maneira.',
      weak: 'A identidade digital que escolheu não é bastante segura para um registo de saúde. Escolha outra em FranceConnect+.',
      notLinked:
        'FranceConnect+ reconheceu-o, mas não está ligado a nenhum registo com este nome. Liga-se a partir do registo.',
      otherPerson:
        'A identidade dada por FranceConnect+ não é a deste registo. Se mesmo assim é a sua, telefone para a ajuda.',
      taken: 'FranceConnect+ já está ligado à sua conta, ou esta identidade abre outro registo. Nada mudou.',
    },
    withAccount: 'Já tem uma conta? Entre, e abra «Sécurité de mon compte» no seu perfil.',
    withLetter: 'Recebeu uma carta com um código? Ative primeiro o seu registo.',
    otherwise: 'Entrar de outra maneira',
    activate: 'Ativar o meu registo',
  },
  sessionEnd: {
    soon: {
      title: 'O seu registo vai fechar',
      means: 'Em menos de 2\u00a0minutos, porque não se passa nada. Isto protege os seus dados.',
    },
    last: {
      title: 'O seu registo vai fechar',
      means:
        'Está aberto há muito tempo: fecha em menos de 2\u00a0minutos. Envie o que está a escrever. Pode abri-lo de novo logo a seguir.',
    },
    over: {
      title: 'O seu registo fechou',
      means: 'Se estava a escrever, volte à página e envie o formulário: vamos pedir-lhe que entre de novo.',
    },
    stay: 'Continuar ligado',
    understood: 'Compreendi',
    lookAgain: 'Voltar à página',
    again: 'Abrir de novo o meu registo',
  },
  helpPage: {
    title: 'Ajuda',
    intro: 'Como se faz, passo a passo, e o que querem dizer as palavras do registo.',
    callTitle: 'Falar com alguém',
    call: (phone) => `Ligue para o ${phone}. A chamada não dá a ninguém o direito de ler o seu registo.`,
    beside:
      'Alguém ao seu lado também pode ajudar: um familiar, um farmacêutico, um conselheiro de France Services. Não lhe dê a sua palavra-passe nem os seus códigos.',
    guidesTitle: 'Como se faz',
    open: 'Abrir esta página',
    wordsTitle: 'As palavras do registo',
    wordsIntro: 'As palavras dos profissionais e das leis, e as do seu registo.',
    official: 'Palavra oficial',
    plain: 'No seu registo',
  },
  guides: [
    {
      title: 'Abrir o meu registo pela primeira vez',
      steps: [
        'Pegue na carta que recebeu e na sua carte Vitale.',
        'Escreva o código da carta e o número do cartão.',
        'Escolha um endereço de correio eletrónico ou um telefone.',
        'Escolha uma palavra-passe ou uma chave de acesso.',
      ],
    },
    {
      title: 'Entrar de novo, sem palavra-passe nem chave de acesso',
      steps: [
        'Peça uma carta, com os números da sua carte Vitale.',
        'Espere alguns dias: chega a sua casa.',
        'Escreva o código e escolha uma nova forma de entrar.',
      ],
    },
    {
      title: 'Ler um resultado',
      steps: [
        'Abra «Resultados», no cimo da página.',
        'Escolha um resultado: aparecem a curva e os limites do laboratório.',
        'Só um profissional pode dizer o que significa: mostre-lho.',
      ],
    },
    {
      title: 'Acrescentar um documento',
      steps: [
        'Abra «Documentos» e depois «Ajouter un document» (acrescentar um documento).',
        'Dê-lhe um título, uma data, e diga quem o pode ler.',
        'Escolha um ficheiro, ou tire uma fotografia.',
      ],
    },
    {
      title: 'Escolher quem pode ler',
      steps: [
        'Abra «Profissionais»: vê quem pode ler.',
        'Bloqueie uma pessoa, retire um acesso, ou escolha quando termina.',
        'Para esconder um só documento, abra-o e depois «Masquer ce document» (esconder este documento).',
      ],
    },
    {
      title: 'Saber quem leu o meu registo',
      steps: [
        'Abra «Quem viu».',
        'Cada linha diz quem, quando e porquê.',
        'Não conhece uma pessoa? Avise ao lado da linha.',
      ],
    },
    {
      title: 'Preparar uma urgência',
      steps: [
        'Abra «Perfil» e depois «Ma carte d’urgence» (o meu cartão de urgência).',
        'Escreva as suas alergias e as pessoas a quem ligar.',
        'Imprima o cartão e leve-o consigo.',
      ],
    },
    {
      title: 'Ajudar alguém, ou receber ajuda',
      steps: [
        'Abra «Perfil» e depois «Aidants et représentants» (cuidadores e representantes).',
        'Convide uma pessoa que tem o seu próprio registo.',
        'Diga o que ela pode fazer.',
        'A pessoa aceita no registo dela. Pode acabar com essa ajuda quando quiser.',
      ],
    },
    {
      title: 'Escolher as mensagens que recebo',
      steps: [
        'Abra «Perfil» e depois «Mes messages» (as minhas mensagens).',
        'Para cada tipo de mensagem, escolha correio eletrónico ou SMS.',
      ],
    },
  ],
  emergencyAlert: {
    title: 'O seu registo foi aberto numa urgência',
    told: (count, last) =>
      counted(count, {
        one: `Um profissional abriu-o sem o seu acordo, como a lei permite numa urgência: ${last}.`,
        other: `Profissionais abriram-no # vezes sem o seu acordo, como a lei permite numa urgência. A última vez: ${last}.`,
      }),
    who: 'Ver quem, quando e porquê',
    read: 'Li esta mensagem',
  },
  majority: {
    title: 'Quer conservar o seu registo?',
    means:
      'É maior de idade: o seu registo é só seu. Os seus pais já não o abrem. Poderá fechá-lo mais tarde, quando quiser.',
    keep: 'Sim, conservo-o',
    close: 'Não, quero fechá-lo',
  },
  invitation: {
    waiting: 'Alguém fez-lhe um convite para abrir um registo em conjunto.',
    see: 'Ver o convite',
  },
  pages: {
    recover: 'Já não consigo entrar',
    activateChild: 'Ativo o registo do meu filho',
    oppose: 'Não quero um registo',
    accessMatrix: 'Quem pode ler o quê, segundo a profissão',
    healthWords: 'As palavras da saúde',
  },
}
