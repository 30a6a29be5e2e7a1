/**
 * The words of this field, both languages under one name, folded (lower case, no diacritics). A word ending in `*` is a
 * prefix, `+` joins words that stand side by side. What the reader learns about a concept in one language it knows in
 * the other.
 */
export const CONCEPTS: Readonly<Record<string, string>> = {
  us: "we us our ours ourselves we're we've my nas nam nami nasz* naszy* u+nas moj moje mojego mojej moim reseller+of+record",
  cust: 'customer* client* clients cx cust custmer* custom+er end-customer* klient* klijent* kontrahent* end+customer* end-client* nabywc*',
  ms: "microsoft* ms msft mikrosoft* majkrosoft* ms's redmond",
  pub: 'publisher* vendor* isv* maker makers manufacturer* wydawc* producent* tworc* autorow* software+house dostawc*+oprogramowan* dostawc*+aplikac* vendora wendor*',
  dist: 'distributor* disti indirect+provider* dystrybutor* dystrybuc* dostawc*+posred* posredni*+dostawc*',
  reseller: 'reseller* odsprzedawc* resel* sprzedawc* sub-reseller*',
  pc: 'partner+center* partner+centre* partnercent* pc centrum+partner* centrum+partnersk* centrum+dla+partner* partner+portal',
  azure: 'azure* azur* azurz* resource+group* grup*+zasob* azure+portal*',
  vm: 'vm vms vmk* vm-k* vm-e* virtual+machine* maszyn* wirtualk* appliance* image images obraz obrazu obrazem obrazy obrazow virtual+appliance* urzadzeni*+wirtualn*',
  container: 'container* kontener* kubernet* helm k8s aks chart docker pod pods',
  managed: 'managed+app* aplikac*+zarzadzan* apk*+zarzadzan* solution+template* szablon*+rozwiaz* managed+resource*',
  template: 'template* szablon* bicep terraform* arm mainTemplate maintemplate* createuidefinition invalidtemplate*',
  deploy:
    'deploy* rollout* roll+out rolling+out rolled+out provision* spin+up spinning+up stand+up standing+up wdroz* wdraz* postaw* stawia* aprowiz* deploj* stawiac',
  quota:
    'quota* limit+rdzeni cores vcpu* rdzen* skunotavailable allocation* allocationfailed region* regionie policy policies requestdisallowedbypolicy',
  saas: 'saas saas-owy hosted cloud+app web+app chmurow* przegladark*',
  invoice:
    'invoice* bill bills billed billing inv fv faktur* rachunek rachunku rachunki rachunkow rachunkiem fakturk* efaktur* e-invoice* proforma*',
  credit: 'credit+note* credit+memo* korekt* korygujac* nota+koryg* skorygow*',
  recon:
    'recon* reconcil* usage+file* plik*+uzgodn* uzgodn* rekoncyl* usage+report* daily+rated dailyrated* uzgadniani* line+item* billing+file billing+data plik*+rozlicz*',
  pricelist: 'price+list* price+sheet* pricelist* pricesheet* cennik*',
  price:
    'price prices priced pricing cost costs cena ceny cene cen cenie cenami cenowa koszt* stawk* podwyzk* rabat* discount* upust*',
  margin: 'margin* marz*',
  refund:
    'refund* money+back zwrot* zwroc* zwraca* reimburse* oddac+pieniadz* oddaje* pieniadz*+z+powrotem chargeback*',
  pay: 'pay pays paid paying payment* payable zaplac* placi* placa place placil* platnos* przelew* przela* przelal* wplat* wplac* uregulow* settle settled remit* wire sepa mandate* polecen*+zaplaty direct+debit* instalment* installment* raty rat ratach ratami ratalnie',
  overdue:
    'overdue dunning arrears past+due unpaid owes owe owing owed zalegl* zaleglos* ponaglen* wezwani*+do+zaplaty windyk* przetermin* upomnieni* dluzn* niezaplac* collections',
  bank: 'bank* iban swift bic konta+bankow* kont*+bankow* rachun*+bankow* numer+konta bialej+liscie',
  card: 'card cards credit+card* karta karty karte karcie kart blik visa mastercard',
  terms: 'payment+term* net+30 net+60 net-30 termin+platn* terminu+platn* credit+limit* limit+kupieck* limit*+kredyt*',
  tax: 'vat tax* nip regon podatk* reverse+charge eori gst tax-exempt',
  po: 'po purchase+order+number po+number numer+zamowienia+klienta cost+cent* mpk',
  address: 'address* adres* registered+office siedzib*',
  seat: 'seat* licence* license* licenc* licens* stanowisk* miejsc miejsca lic licki lickow licek userow',
  add: 'add adding additional extra more increase bump dolozy* doloz* dokup* dorzuc* zwieksz* dodat* dobra*',
  less: 'reduce reducing decrease fewer lower less drop dropping remove zmniejsz* zejsc obniz* odjac mniej reduk* uciac down+to down+from',
  cancel:
    'cancel* terminat* anulow* rezygn* zrezygn* wypowied* wypowiad* end+the+subscription get+rid+of zakonczy* opt+out',
  renew:
    'renew* autorenew* auto-renew* extend* odnow* odnawia* przedluz* prolong* wznow* term+end anniversary co-term* coterm*',
  suspend: 'suspend* pause* paused hold zawiesz* wstrzym* zamroz* reactivat* reinstat*',
  trial: 'trial* probn* testow*+okres okres*+probn* wersj*+probn* demo',
  plan: 'plan plans planu plany planem planie tier tiers edition* upgrade* upgrad* downgrade* pakiet* wyzszy nizszy',
  subscription: 'subscription* sub subs subskr* abonament* suba suby',
  order:
    'order orders ordered ordering purchase purchases purchasing checkout cart basket zamow* zamaw* koszyk* po-order',
  buy: 'buy buys buying bought kupi* kupu* zakup* kupil* nabyc nabyl*',
  error:
    'error* fail fails failed failing failure* blad bledu bledy bledem bledow bledn* wywal* exception* reject* refus* odrzuc* denied stuck hang hangs hanging hung wisi wisza utkn* utyk* zawis* timeout* timed+out krec* mieli spinner spinning greyed grey szary szare wyszarz* throws throwing sypie pluje odmaw* loops looping w+kolko',
  code4: 'http4 unauthorized forbidden badrequest',
  code5: 'http5 internal+server+error bad+gateway service+unavailable',
  down: "outage* crash* slow slowly bug bugs buggy broken freezes freeze froze frozen white+page blank+page awari* pada padl* padaj* padn* wolno muli muly lezy lezal* zepsu* usterk* krzaki zamula laguje wysyp* down+since is+down offline corrupted corrupt* garbled duplicates zamarz* not+working doesn't+work stopped+working nie+dziala nie+chodzi przestal* wiesza",
  since: 'since od+wczoraj od+rana od+poniedzialku after+the+update after+update po+aktualizacji regression release',
  sla: 'sla slas uptime availab* service+level* dostepnosc* gwarant* gwarancj* rto rpo maintenance okn*+serwisow* przerw*+techniczn* czas*+reakcji response+time* downtime przestoj* niedostepn* four+nines 99.9 99.5 99.95 99.99 commitment* commit commits zobowiaz* guarantee* promise* obiec* guaranteed',
  servicecredit: 'service+credit* kredyt* rekompensat* compensat* odszkodowan* penalt* kar*+umown* bonifikat*',
  doc: 'doc docs documentation manual manuals guide guides handbook* pdf datasheet* data+sheet* whitepaper* white+paper* release+note* webinar* changelog knowledge+base kb how-to faq playbook brochure* one-pager leaflet slides podreczn* instrukc* dokumentac* broszur* ulotk* ulotek prezentac* certificate* certyfikat certyfikaty iso27001 iso soc2 pentest* materia* sciag* poradnik* karta+produktu specyfikac* notki+wydania',
  train:
    'training* course* academy e-learning elearning workshop* video* tutorial* szkole* kurs kursu kursy kursow warsztat* filmik* nagrani* recording* certification+exam przeszkol* szkoli* wideo onboarding+session',
  offer:
    'offer offers listing* oferta oferty ofercie oferte ofert ofertami katalog* catalog* marketplace* marketplejs* storefront galler* appsource* tile wpis*',
  privateoffer:
    'private+offer* private+plan* oferta+prywatn* ofert*+prywatn* prywatn*+ofert* prywatn*+plan* plan*+prywatn* exclusive na+wylacznosc wylaczn*',
  optin:
    'opt-in opted opt+in opted+in csp-enabled any+partner wlaczyl+csp dla+csp for+csp csp+channel csp+program* csp-off',
  visible:
    'visible see sees seeing appear appears appearing shows show shown listed hidden find search* results invisible widac widoczn* widze widzi widzimy znale* wyszuk* pokazuj* pojawi* zniknal zniknel* disappeared vanished gone zero+hits zero+wynik*',
  missing: "missing absent isn't+there not+there brak brakuj* nie+ma lacks without empty pust* blank",
  publishing:
    'publishing publish published certification certif* go-live go+live preview publikac* opublik* certyfikac* walidac* validation review+and+publish draft podglad* submit submitted resubmit',
  account: 'account accounts konto konta kont kontem koncie kartotek* profile profil*',
  record:
    'customer+record* customer+card karta+klienta kartotek* master+data onboard* zaloz* zaklad* set+up setup setting+up set+them+up dane+klienta nowy+klient nowego+klienta new+customer* new+client* nowa+firma',
  mca: 'mca customer+agreement* umow*+klienta accept* akcept* zaakcept* umow*+z+microsoft*',
  tenant:
    'tenant* onmicrosoft* domain domena domeny domene domenie relationship* relacj* reseller+link powiazan* gdap dap delegated zaproszen* invite invitation linked',
  role: 'role roles rola roli role+admin+agent admin+agent* agent+administrac* rolę uprawnien* permission* admin admins administrator* rights',
  access:
    'access dostep* log+in login logging+in sign+in sign-in signin logow* zalogow* password* haslo hasla hasel locked locked+out zablokow* mfa 2fa sso authenticator',
  verify:
    'verif* weryfik* enrol* enroll* mpn mpnid employment+verif* business+verif* partner+id partnerid program+enrol* attestation vetting competency designation solutions+partner',
  ourpartner:
    'our+partner+account our+partner+center our+own our+csp+account our+tenant nasz*+konto+partnera nasz*+konto konto+partnera partner+account naszym+koncie our+account our+pc our+mpn nasza+firma nasz+tenant',
  ourinvoice:
    'our+invoice* our+bill invoice+from+us invoice+we invoices+we we+invoiced we+billed we+bill we+charge we+charged our+quote nasz*+faktur* nasz*+fv fakturze+od+nas faktur*+od+nas wystawil* wystawiamy wystawiam wystawic nasz*+rachun* nasz*+wycen* naszym+dokumenc* billed+by+us charged+by+us faktura+od+was our+billing',
  msinvoice:
    "microsoft's+invoice microsoft+invoice* ms+invoice* invoice+from+microsoft invoice+from+ms faktur*+od+microsoft* faktur*+od+ms faktur*+microsoft* faktur*+ms microsoft+bills microsoft+billed microsoft+charged microsoft+charges ms+charged ms+billed ms+charges ms+bills nam+naliczyl* naliczyl+nam nalicza+nam obciazyl+nas microsoft+nam ms+nam charges+us charged+us bills+us billed+us invoiced+us invoices+us our+cost our+purchase nasz+koszt zakup*+cen* we+owe we+pay+microsoft pay+microsoft paid+microsoft g-invoice",
  wrong:
    "wrong incorrect mismatch* doesn't+match differ* zle zly zla bledna zgadza roznic* rozni* too+high too+much overcharg* double podwoj* dwa+razy twice duplicate* zdublow* za+duzo",
  charge: 'charge charges charged nalicz* obciaz* overage* usage zuzyci* metered meter consumption consumed',
  amount: 'amount* kwot* sum suma sumy total totals',
  quote: 'quote* quotation* wycen* oferta+cenow*',
  configure:
    'configure configur* config konfigur* setting settings ustawi* ustawieni* integrat* integrac* podpia* podlacz* connect* connector export* eksport* import* enable wlaczyc customize template+in feature* funkcj* option opcj* webhook sync* synchron*',
  activate:
    'activat* activation* aktywac* aktywow* configure+account landing+page link+aktyw* activation+link skonfiguruj+konto strona+docelow*',
  state: 'status state pending processing in+progress completed active w+toku ukonczon* aktywna oczekuj* przetwarz*',
  api: 'api endpoint rest sdk webhook* graph powershell cli',
  howto: 'how jak how+do how+can how+to w+jaki+sposob steps krok*',
  where: 'where gdzie skad dokad',
  who: 'who whom whose kto kogo komu czyj* kim',
  can: 'can could czy is+it+possible da+sie mozna moze mozemy possible',
  want: 'want wants wanted need needs would+like wish wishes chce chca potrzeb* prosi prosza prosze please pls asks asking',
  announce: 'announce* notif* newsletter* zapowie* komunikat* powiadom* status+page strona+status* health+alert*',
  ticket: 'ticket* zgloszen* support+request* service+request* case',
  contract:
    'contract* umowa umowy umowe umowie dpa eula terms+and+conditions regulamin* agreement* legal+terms warunk*',
  transfer: 'transfer* przenie* przenos* move moving migrat* migrac* change+of+channel',
  month:
    'month months monthly miesiac* miesiec* miesiec annual* annually yearly rok roku rocz* year years multi-year 3-year three-year kwart* quarter*',
  m365: 'office+365 m365 o365 microsoft+365 exchange outlook onedrive sharepoint teams word excel powerpoint intune entra windows defender copilot power+bi powerbi dynamics visio project+online e3 e5 business+premium business+standard sql+server planner onenote azure+ad entra+id',
  msproduct:
    'office+365 o365 m365 microsoft+365 exchange outlook* onedrive sharepoint* teams teamsa teamsie teamsach intune entra windows+11 windows+10 windows+server windows+365 windowsa copilot* power+bi powerbi power+automate power+apps powerapps power+automate dynamics+365 business+central visio ms+project project+online planner planera sql+server onenote azure+ad entra+id autopilot* sspr conditional+access dostep*+warunkow* bitlocker hyper-v active+directory domain+controller* kontroler*+domeny viva yammer bookings loop whiteboard ms+forms microsoft+forms sway stream purview sentinel defender* azure+backup azure+files azure+openai azure+devops azure+sql azure+monitor azure+firewall azure+virtual azure+site azure+storage log+analytics app+service storage+account* konto+magazynu key+vault cosmos logic+app* function+app* functions+app* virtual+desktop avd rds rdp remote+desktop fabric reserved+instance* rezerwacj*+vm savings+plan* surface xbox edge bing skype excel* word worda wordzie powerpoint* e1 e3 e5 f3 business+premium business+standard business+basic e3+licen* shared+mailbox* skrzynk* mailbox* autodiscover spam mx spf github+copilot visual+studio wsus sccm mfa+for+microsoft',
  life2:
    'payslip* pasek+placow* pasek+wynagrod* days+off day+off sick+leave l4 zwolnieni*+lekarsk* first+aid bhp time+sheet* timesheet* identyfikator* legitymacj* przepustk* delegacj* hotel+for biurko biurka desk desks chair krzeslo drukark* printer toner klimatyzac* aircon heating ogrzewan* kantyn* gym multisport benefit* pension ppk recruit* rekrutac* onboarding+buddy probny+alarm fire+drill lift winda elevator dog pies cat kot baby prezent* gift birthday+cake ciasto pizza beer piwo brawo holiday+calendar our+own+website our+blog horoskop* horoscope recipe przepis* film movie song piosenk* lotto bitcoin gielda stock+market',
  order_bot:
    'ignore pretend* disregard forget reveal zignoruj zapomnij udawaj pokaz wypisz from+now+on od+teraz od+dzis instructions instrukcji instrukcjach prompt classify label+every roleplay obey tell+nobody hack* wlamac script polecenie+sluzbowe dump api+key',
  secrets:
    'card+number* dane+kart numery+kart passwords secret* hasla+klientow credentials phone+numbers private+numbers prywatne+numery telefony+klientow connection+string',
  insult:
    'stupid idiot* useless moron* garbage trash dumb hate hell crap shut beznadziejn* debil* glupi* zlom kretyn* smiec* spadaj durn* bezuzyteczn* nienawidz*',
  life: 'lunch obiad* weekend* holiday* urlop* parking* coffee kaw* pogod* weather taxi taksowk* salar* wyplat* payslip kolacj* dinner restaura* canteen stolow* canteen party imprez* meeting+room salka salki sala+konferencyjn* wifi printer+paper badge+lost travel+expense* delegac* dress+code birthday urodzin* match mecz translate przetlumacz* tlumacz* poem wiersz* python javascript css joke kawal zart* office+key* klucze football parkingow* heating train+connection* kickoff vacation leave+request',
  smalltalk:
    'thanks thank thx dzieki dziekuje hello hi hey hej czesc siema dzien+dobry good+morning morning good+night dobranoc bye lol haha hehe cheers gratul* congrat* welcome brb',
};
