/** « Accueil », treatments, emergencies and the headings of the rest, in Turkish. */
import { spokenFirstName } from '@carnet/core/model/first-name.ts'
import type { CareTranslation } from '../french.ts'
import { countedIn, listIn } from '../plural.ts'

const counted = countedIn('tr')
const listed = listIn('tr')
const documents = (count: number) => counted(count, { one: 'bir belge', other: '# belge' })
const lacks = 'Bakımınız için yararlı bir bilgi eksik kalabilir.'

export const care: CareTranslation = {
  carnetHome: {
    title: 'Ana sayfa',
    hello: (firstName) => `Merhaba ${spokenFirstName(firstName)}.`,
    toDo: 'Yapılacaklar',
    nothingToDo:
      'Şimdilik yapılacak bir şey yok. Sağlık ekibiniz belgelerinizi ekler, biz size haber veririz.',
    tasks: {
      readResult: (title, day) => `Bir sonucu okuyun: ${title}, ${day}`,
      addPasskey: 'Geçiş anahtarıyla daha hızlı ve daha güvenli girin',
      addContact: 'Size ulaşmak için ikinci bir yol verin',
      planVaccination: (vaccine, day) => `Planlanacak aşı: ${vaccine}, başlangıç: ${day}`,
      checkVaccination: (vaccine, day) =>
        `Sağlık çalışanıyla kontrol edilecek aşı: ${vaccine}, planlanan tarih: ${day}`,
      vaccineReminder: (vaccine, day) => `Hatırlatma: ${vaccine} aşısı, ${day} tarihinden itibaren`,
      treatmentReminder: (name, hours) => `Bugünkü hatırlatma: ${name}, saat ${hours}`,
      fillProfile: 'Sağlık profilinize başlayın',
    },
    unavailable: {
      results: 'Sonuçlarınız şu anda kontrol edilemiyor. Kaybolmadılar.',
      account: 'Hesabınızın güvenliği şu anda kontrol edilemiyor.',
      vaccinations: 'Aşılarınız şu anda kontrol edilemiyor. Kaybolmadılar.',
      reminders: 'Hatırlatmalarınız şu anda kontrol edilemiyor. Kaybolmadılar.',
      profile: 'Sağlık profiliniz şu anda kontrol edilemiyor. Kaybolmadı.',
    },
    news: 'Yenilikler',
    newsOf: {
      emergency: (who, when) => `${who} bu dosyayı acil bir durumda açtı, ${when}.`,
      card: (who, when) => `${who} acil durum kartını okudu, ${when}.`,
      read: (who, count, when) => `${who} ${documents(count)} okudu, ${when}.`,
      helperAdded: (who, count, when) => `${who} ${documents(count)} ekledi, ${when}.`,
      added: (who, what, day) => `${who} ${what} ekledi, ${day}:`,
      addedSeveral: (who, count) => `${who} ${documents(count)} ekledi. En yenisi:`,
      vaccination: (vaccine, day) => `Planlanan aşı: ${vaccine}, ${day}.`,
    },
    seeVaccinations: 'Aşıları gör',
    addedAs: {
      resultats: 'tahlil sonuçları',
      'comptes-rendus': 'bir rapor',
      soins: 'bir bakım belgesi',
      imagerie: 'bir görüntüleme belgesi',
      prevention: 'bir koruyucu sağlık belgesi',
      syntheses: 'bir özet',
      certificats: 'bir sağlık raporu',
      remboursements: 'bir geri ödeme dökümü',
      personnels: 'bir belge',
    },
    added: (count) =>
      count > 100
        ? 'Son ziyaretinizden beri 100’den fazla belge eklendi.'
        : counted(count, { other: 'Son ziyaretinizden beri # belge eklendi.' }),
    nothingNew: (day) => `Son ziyaretinizden beri yeni bir şey yok: ${day}.`,
    nothingLately: 'Bir aydır yeni bir şey yok.',
    firstVisit: 'Bu ilk ziyaretiniz: tüm belgelerinizi burada bulabilirsiniz.',
    newsUnavailable: 'Yeni belgeler şu anda gösterilemiyor. Kaybolmadılar.',
    accessesUnavailable: 'Son okuyanlar şu anda gösterilemiyor.',
    seeWhy: 'Kim ve neden: gör',
    card: {
      filled: (day) => `Acil durum kartınız hazır. Değiştirildiği gün: ${day}.`,
      neutralFilled: (day) => `Acil durum kartı hazır. Değiştirildiği gün: ${day}.`,
      empty: 'Acil durum kartınız boş. Konuşamadığınız zaman işe yarar.',
      neutralEmpty: 'Acil durum kartı boş. Kişi konuşamadığı zaman işe yarar.',
      unavailable: 'Acil durum kartı şu anda kontrol edilemiyor. Kaybolmadı.',
      title: 'Acil durumda',
      see: 'Acil durum kartını gör',
    },
    shortcuts: 'Kısayollarım',
  },
  shortcuts: {
    results: 'Tahlil sonuçları',
    documents: 'Belgeler',
    addDocument: 'Belge ekle',
    profile: { title: 'Sağlık profilim', neutralTitle: 'Sağlık profili' },
    takeAway: { title: 'Dosyamı yanıma al', neutralTitle: 'Bu dosyayı yanına al' },
  },
  treatments: {
    title: 'İlaçlar',
    pages: 'İlaçlar, aşılar ve bakımlar',
    banner:
      'Bu liste, dosyadaki belgelerin ve sizin söylediklerinizi bir araya getirir. Eksik olabilir. Doktorunuzla ya da eczacınızla konuşmadan bir ilacı bırakmayın.',
    emptyTitle: 'Bilinen ilaç yok.',
    empty:
      'İlaçlar, bir reçeteyle ya da eczane verince burada görünür. Kullandıklarınızı kendiniz de yazabilirsiniz.',
    allergies: {
      ofYou: (names) =>
        `${names.length > 1 ? 'Bildirdiğiniz alerjiler' : 'Bildirdiğiniz alerji'}: ${listed(names)}.`,
      ofOther: (names) =>
        `${names.length > 1 ? 'Bildirilen alerjiler' : 'Bildirilen alerji'}: ${listed(names)}.`,
      means: 'Size bakan ve size ilaç veren herkese bunu söyleyin.',
    },
    current: 'Şu anda kullanılanlar',
    noCurrent: 'Şu anda kullanılan, bilinen bir ilaç yok.',
    past: 'Eski ilaçlar',
    pastMeans:
      'Süreleri doldu ya da artık kullanmadığınızı yazdınız. Bitiş tarihi yoksa, son belgeden bir yıl sonra burada yer alırlar.',
    until: (day) => `Bitiş: ${day}`,
    endedOn: (day) => `Planlanan bitiş: ${day}`,
    sources: 'Kaynak',
    said: { prescribed: 'Reçete edildi', dispensed: 'Verildi', noted: 'Not edildi' },
    by: (who) => `, ${who}`,
    on: (day) => `, ${day}`,
    named: (name) => `: “${name}”`,
    read: 'Oku',
    readOf: (name, day) => `belge: ${name}${day}`,
    you: 'siz',
    written: (who) => `Yazan: ${who}`,
    stopped: {
      byYou: (day) => `Şunu yazdınız, ${day}: artık kullanmıyorum.`,
      byOther: (who, day) => `${who} şunu yazdı, ${day}: artık kullanmıyorum.`,
    },
    stop: 'Artık kullanmıyorum',
    stopMeans: 'Bu ilaç listede eskilerin yanına gider. Belgeler değişmez. Bunu geri alabilirsiniz.',
    stopDo: 'Evet, artık kullanmıyorum',
    remind: 'Bana hatırlat',
    resume: 'Hâlâ kullanıyorum',
    remove: 'Yazılanı sil',
    about: (name) => ` (${name})`,
    done: {
      stopped: 'Not edildi: bu ilaç artık eskilerin arasında.',
      resumed: 'Not edildi: listeniz eskisi gibi.',
      declared: 'Not edildi: bu ilaç listenizde.',
      removed: 'Tamam: yazılan silindi.',
      unknown: 'Hiçbir şey değişmedi: bu ilaç artık listenizde değil.',
    },
    undo: 'Geri al',
    form: {
      title: 'Listeme ilaç ekle',
      means:
        'Reçeteli ya da reçetesiz. Yardımcılarınız ve temsilcileriniz de görecek. Sağlık ekibi bunu burada görmez: onlara söyleyin.',
      name: 'İlacın adı',
      nameHint: 'Kutudaki gibi, örneğin “Doliprane 500\u00a0mg”.',
      posology: 'Nasıl kullanıyorsunuz',
      posologyHint: 'Zorunlu değil. Mümkünse Fransızca, örneğin “1\u00a0comprimé le soir”.',
      submit: 'Listeme ekle',
      refused: 'İlaç eklenmedi',
      nameMissing: 'İlacın adını yazın.',
      nameTooLong: (max) => `Ad çok uzun: en çok ${max}\u00a0karakter.`,
      posologyTooLong: (max) => `Metin çok uzun: en çok ${max}\u00a0karakter.`,
      tooMany: 'Listeniz dolu. Önce yazdığınız ilaçlardan silin.',
    },
    unreadTitle: 'Belgelerde okunacaklar',
    unread: 'Bu belgeler ilaçlardan söz ediyor, ama bilgileri listeye alınamıyor.',
    plan: {
      link: 'İlaç planım, yazdırmak için',
      title: 'İlaç planı',
      back: 'İlaçlar',
      asOf: (day) => `Bu dosyada bilinen, şu anda kullanılan ilaçlar. Tarih: ${day}.`,
      columns: { drug: 'İlaç', how: 'Nasıl kullanılır', until: 'Bitiş', sources: 'Kaynak' },
      unsaid: 'belirtilmedi',
      caption: 'Şu anda kullanılan ilaçlar',
      howToPrint: 'Yazdırmak için tarayıcınızın menüsünü açın ve “Yazdır”ı seçin.',
      show: 'Bu sayfayı size bakan sağlık çalışanlarına gösterin. Reçete yerine geçmez ve eksik olabilir.',
    },
  },
  treatmentPageNames: {
    treatments: 'İlaçlar',
    vaccinations: 'Aşılar',
    reminders: 'Hatırlatmalar',
    careHistory: 'Geri ödenen bakımlar',
  },
  vaccinationProof: 'Aşı belgesini indir (PDF)',
  emergencyCard: {
    title: 'Acil durum kartım',
    neutralTitle: 'Acil durum kartı',
    heading: 'Acil durum kartı',
    intro:
      'Konuşamazsanız, bir sağlık çalışanının hemen bilmesi gerekenler. Kartın kendisi onun için Fransızca kalır.',
    none: 'Bilinen yok',
    unsaid: 'Doldurulmadı',
    contacts: 'Aranacak kişiler',
    directives: 'Önceden verilmiş talimatlar',
    directivesYes: 'Evet, dosyada',
    directivesNo: 'Dosyada yok',
    changedOn: (moment) => `Kartın değiştirildiği an: ${moment}.`,
    emptyTitle: 'Bu kart henüz doldurulmadı',
    empty: 'En az bir alerji ekleyin ya da “bilinen yok” deyin.',
    fill: 'Kartı doldur',
    change: 'Kartı değiştir',
    changeContacts: 'Aranacak kişiler',
    printTitle: 'Yanınızda taşıyın',
    print: 'Bu sayfayı tarayıcınızdan yazdırın: banka kartı boyutunda çıkar, ikiye katlanır.',
    corner: 'İşaretli köşeyi kesin: kart dokunarak tanınır.',
    saved: 'Tamam: kart güncel. Yazdırdıysanız, yeniden yazdırın.',
  },
  topicNames: {
    bloodGroup: 'Kan grubu',
    allergies: 'Alerjiler',
    treatments: 'Bilinmesi gereken ilaçlar',
    implants: 'İmplantlar ve cihazlar',
    conditions: 'Hastalıklar',
  },
  deviceCopy: 'Telefonumda sakla, ağ olmadan',
  emergencyChoices: {
    title: 'Acil durum seçimleri',
    neutralTitle: 'Acil durum seçimleri',
    intro:
      'Acil durumda onayınızı istemek her zaman mümkün değildir. Dosyayı kimin açabileceğine burada, önceden karar verin.',
    told: 'Her acil durum erişiminden sonra siz ve aile hekiminiz bir mesaj alırsınız. İstediğiniz zaman fikrinizi değiştirebilirsiniz.',
    linkTitle: 'Acil durumda',
    linkIntro: 'Cevap veremediğiniz zaman bu dosyayı kimin açabileceğini seçin.',
    link: 'Acil durum seçimlerini gör',
    states: { permit: 'izin verildi', deny: 'reddedildi' },
    undo: 'Geri al',
    undone: 'Geri alındı: seçimleriniz eskisi gibi.',
    refused: 'Seçimleriniz değiştirilmedi.',
    disabled:
      'Acil durumdaki iki erişimi de reddediyorsunuz: gizli belgeler gizli kalır. Bu seçimi değiştirmek için önce iki erişimden birine izin verin.',
    maskedFollow: 'Acil durumda artık hiçbir şey açılmayacak: gizli belgeler de gizli kalacak.',
    switches: {
      etreat: {
        title: 'Acil servis doktorunun erişimi (SAMU, 15)',
        permit: {
          now: 'Sizin için 15 arandığında, acil servis doktoru dosyayı açabilir. Size hemen haber verilir.',
          ask: 'Bu erişime izin ver',
          means:
            'Sizin için 15 arandığında, acil servis doktoru dosyayı açabilecek. Size hemen haber verilecek.',
          yes: 'Evet, izin ver',
          done: 'Tamam: acil servis doktoru (15) dosyayı açabilir.',
        },
        deny: {
          now: 'Sizin için 15 arandığında, acil servis doktoru dosyayı açamaz.',
          ask: 'Bu erişimi reddet',
          means: `Hayatınız tehlikede olsa bile, acil servis doktoru dosyadan hiçbir şey okumayacak. ${lacks}`,
          yes: 'Evet, reddet',
          done: 'Tamam: acil servis doktoru (15) dosyayı açamaz.',
        },
      },
      btg: {
        title: 'Bilinciniz kapalıysa',
        permit: {
          now: 'Bilinciniz kapalıysa, bir sağlık çalışanı dosyayı açabilir. Size hemen haber verilir. Engelledikleriniz açamaz.',
          ask: 'Bu erişime izin ver',
          means: 'Bilinciniz kapalıysa, bir sağlık çalışanı dosyayı açabilecek. Size hemen haber verilecek.',
          yes: 'Evet, izin ver',
          done: 'Tamam: bilinciniz kapalıysa bir sağlık çalışanı dosyayı açabilir.',
        },
        deny: {
          now: 'Bilinciniz kapalıysa, dosyayı yalnızca daha önce onayınızı almış sağlık çalışanları açabilir.',
          ask: 'Bu erişimi reddet',
          means: `Hayatınız tehlikede olsa bile, onayınızı almamış bir sağlık çalışanı dosyadan hiçbir şey okumayacak. Acil durumda dosyaya bir şey de eklemeyecek. ${lacks}`,
          yes: 'Evet, reddet',
          done: 'Tamam: bilinciniz kapalıysa, onayınız olmadan hiçbir sağlık çalışanı dosyayı açamaz.',
        },
      },
      masked: {
        title: 'Acil durumda gizli belgeler',
        permit: {
          now: 'Acil durumda, gizlediğiniz belgeler diğerleri gibi okunur.',
          ask: 'Okunmalarına izin ver',
          means:
            'Dosyayı acil durumda açan kişi, gizlediğiniz belgeleri de okuyacak. Bu erişim size hemen bildirilecek.',
          yes: 'Evet, izin ver',
          done: 'Tamam: acil durumda gizli belgeler de okunur.',
        },
        deny: {
          now: 'Gizli belgeler acil durumda bile gizli kalır.',
          ask: 'Okunmalarını reddet',
          means: `Acil durumda bile, bir sağlık çalışanı gizlediğiniz belgeleri okumayacak. ${lacks}`,
          yes: 'Evet, reddet',
          done: 'Tamam: gizli belgeler acil durumda bile gizli kalır.',
        },
      },
    },
  },
  vaccinations: {
    title: 'Aşılar',
    banner:
      'Bu sayfa bilgi içindir. Sağlık çalışanlarının dosyaya not ettiklerini gösterir. Başka yerde yapılan ve not edilen bir aşı burada yoktur.',
    emptyTitle: 'Şimdilik not edilmiş aşı yok',
    empty:
      'Bir sağlık çalışanı aşı notu eklediğinde aşılar burada görünür. Kâğıt aşı karnesini doktorunuza ya da eczacınıza gösterin: not edebilir.',
    known: 'Bu dosyada not edilen aşılar',
    calendar: (edition) => `${edition} takviminin öngördükleri`,
    calendarFor:
      'Aşı takvimi, yaşa göre herkese ne önerildiğini söyler. Sağlığınız, bir gebelik, bir iş ya da bir yolculuk başka bir şey gerektirebilir: bir sağlık çalışanıyla konuşun.',
    noBirthDate: 'Doğum tarihi günü gününe bilinmiyor: takvim gösterilemiyor.',
  },
  accessLog: {
    title: 'Dosyaya kim baktı',
    intro: 'Dosyaya her erişim, nedeniyle birlikte burada yazılıdır. Reddedilen denemeler de.',
    viewsTitle: 'Kimin satırlarını göreceğinizi seçin',
    views: { professionnels: 'Meslek sahipleri', activites: 'Benim işlemlerim', services: 'Bağlı hizmetler' },
    viewIntro: {
      professionnels: 'Sağlık çalışanları, çalıştıkları yerler ve siz olmadan yapılanlar.',
      activites: 'Sizin yaptıklarınız ve yardımcılarınızın, temsilcilerinizin sizin için yaptıkları.',
      services: 'Kimse bir şey yapmadan dosyaya belge ekleyenler.',
    },
    emergencies: 'Acil durum erişimleri',
    emergenciesIntro: 'Son 30 günde dosya acil bir durumda açıldı.',
    filterTitle: 'Görülecek satırları seçin',
    emptyTitle: (since) => `Şu tarihten beri dosyaya kimse bakmadı: ${since}.`,
    empty: 'Bir sağlık çalışanı açar açmaz burada bir satır yazılır.',
  },
}
