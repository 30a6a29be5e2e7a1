import { fold } from '../domain/fold';
import { stemOf, stemsOf } from './inflection';

/**
 * Words that people who ask about marketplace offers use all the time. One of them alone never names an offer, however
 * many offers are called after it. Polish nouns stand in their dictionary form; their cases are recognised.
 */
const ENGLISH = `
  able about access account accounting action active activate activation add added address admin administrator after again agent
  agreement alert all already also always amount analytics annual another answer any anyone app  appear application apply
  approval april archive are area ask assign assistant audit august authentication automation available azure back backup bad
  balance bank banking basic batch because been before behind being belong below best better between big bill billing blank
  blocked board book booking bot bought box brand browser bug build business button buy buyer calendar call called campaign
  cancel cannot card cart case cases catalog center central certificate change changed channel charge chat check checked choose
  city claim claims class clean clear click client clinic close closed cloud code colleague collect come commerce common company
  compare compliance computer config confirm connect connection connector console contact contain container content    contract contracts control copilot copy core corporate correct cost could country course create created credit crypto csp
  currency current custom customer customers cyber daily dashboard data database date dates day days deal december default
  defender delete delivery demo deploy deployment design desk desktop detail details developer device dialog different digital
  direct directory disabled discount disk display dispute document documentation documents does doing domain done door double
  down download drive due duplicate each early edition email employee empty enable end engine english enterprise entra entry
  environment error errors escalate event every everyone everything example excel exchange exclusive expired explain export
  express extension extra fabric face factory fail failed failing fails failure fall family fast feature february feedback few
  field file files finance find fine finish firewall first fix flat fleet flow folder follow food force forecast form found
  free freeze frozen full function gateway general get german getting give global goes going gold gone good  got great
  green group groups guide half hand handle happen happened hard has have having head header health hello help helpdesk here
  high history home hospital host hosted hotel hour hours house how hub identity image import inbox include including
  indirect info information insight inside install installed instance instead insurance integration intelligence internal
  internet into inventory invoice invoices invoicing issue issues item january job july june just keep key kind kit know
  knowledge label language laptop large last late later launch layer lead learn learning least leave ledger legal less letter
  level library licence licences license licenses life light like limit line link linux list listing lite little live load
  local locale lock log logged login logistics logs long look looks lost lunch machine mail mailbox main make manage managed
  management manager manual many map mapping march mark market marketing marketplace match maybe mean media meeting meetings
  member memory menu message messaging metering microsoft middle migration minute missing mobile mode model module moment
  monday money monitor monitoring month monthly months more morning most move much must name named need needs network never
  new news next nice night nobody none north not nothing notice notification november now number object october off offer
  offers office offline often old once one online only open opened operator option order ordered orders organisation
  organization other our out outage outlook outside over overview owner pack package page paid panel paper part partner
  partners password past patch patient pay payment payments payroll pending people per performance permission person phone
  pharmacy pick picture pipeline place plain plan planner planning plans platform please plus point policy portal portfolio
  post power premium present press price prices pricing print printer printing private problem problems process product
  production products profile program project protect protection provide provider provision provisioning public publisher
  publishers purchase purchased push quality quantity query question questions queue quick quote random rate read ready real
  reason receive received recent record recorder recruiting red refund refuse region register registration reject related
  release remote remove removed renew renewal report reporting reports request reseller reset resource response rest restart
  restore result retail return review right role room route rule rules run running safe said sale sales same save say says
  scan scanner schedule scheduler scheduling school score screen search seat seats second secure security see seems select
  self sell seller send sensor sent september server servers service services session set settings setup several share
  sharepoint shared ship shop short should show shows side sign signage signature signin silver simple since single site
  size sku slow small smart software solution some someone something soon sorry sort source south space speak special speech
  split stack staff stage standard star start started state statement station status stay step still stock stop stopped
  storage store story stream street strong studio stuck style subject submit subscription subscriptions success suite sum
  summer sunday support suppose sure survey switch sync system systems table tablet take talk task tax team teams tech
  technical tell temporary tenant term terms test testing text than thank thanks that the their them then there these they
  thing things think this those though thread three through thursday ticket ticketing tier time title today together token
  tomorrow tool toolkit tools top total touch track trade trading traffic train training transaction transfer translate
  translator travel treasury trial trouble trust try trying tuesday turn two type under undo unit unknown until update
  updated updates upgrade upload urgent usage use used user users using vacation valid value vault vendor version very video
  view virtual virus vision visit visual voice vote voting wait waiting wallet want wants warehouse was watch water way weather
  web website wednesday week weekend weekly weeks welcome well went were west what when where whether which while white who
  whole whose why wide will window windows winter wire with within without wizard word words work worked workflow working
  works workspace world would write wrong year years yellow yes yesterday yet you young your zero zone`;
const POLISH = `
  adres administrator agent aktualizacja aktualny aktywacja albo alert ale analiza aneks aplikacja archiwum audyt awaria
  automatyzacja azure bank baza bardzo bez bezpieczeństwo bezpośredni biblioteka bilans bilet billing biuro blokada błąd
  brak być brakować całość cały cena cennik centrum certyfikat chcieć chmura chwila ciągle co coś cykl czas czat czekać
  człowiek czy czynsz dane data dialog dla dlaczego do dobry dodać dodatek dokument dokumentacja dom domena dostać dostawa
  dostawca dostęp dotyczyć drugi drukarka dystrybutor dysk dzień dziennik dzisiaj działać działa dzwonić ekran ewidencja
  faktura fakturowanie firma flota folder format formularz gabinet giełda głosowanie godzina gotowy grafik grupa handel
  handlowiec hasło historia hotel ile informacja instalacja instrukcja integracja inny internet inwestycja jak jakiś jakość
  jeden jednostka jeszcze już kadry kalendarz kampania kancelaria karta kasa katalog kierownik klient klucz kod kolega
  komputer komunikat koniec konfiguracja konto kontakt kontrola kontroler kopia korekta korzystać koszt koszyk kredyt krok
  księga księgowość księgowa kto który kwota lekcja licencja lista logowanie lokal ludzie łącze magazyn magazynowy maszyna
  materiał menedżer miejsce miesiąc migracja mikrofon moduł monitoring móc można musieć myśleć nadal nagle należność narzędzie
  naprawa nazwa negocjacja nic nie niedziela nieruchomość nigdy nikt notatka nowy numer obieg obraz obsługa obecny oddział
  odbiorca odmowa odnowienie odpowiadać odpowiedź odpowiedzialny oferta okno okres online opiekun opis opłata oprogramowanie
  osoba ostatni otworzyć pacjent paczka panel partner piekarnia pierwszy pieniądze piątek plan planer plik płace płacić
  płatność podatek podpis pokazać pole polityka połączenie połowa pomoc poniedziałek ponownie poprawka poprawny port portal
  portfel post potrzebować powiadomienie powiedzieć poziom pożyczka praca pracownik prawo problem proces producent produkcja
  produkt profil program projekt prosić prosty prośba prywatny przedłużenie przeglądarka przelew przestać przychodnia przycisk
  przypadek pulpit punkt pytać pytanie rabat rachunek raport raz recepta region rejestr rejestracja reklamacja rekord
  reseller restauracja robić rok rola rolnictwo rozliczenie rozwiązanie ruch rynek rzecz sam sąd sejf sekcja sens serwer
  serwis sesja sklep skanować skaner skrzynka słowo spotkanie spółdzielnia spółka sprawa sprawdzić sprawny sprzedaż sprzedawca
  stacja stan start status stary strona styczeń subskrypcja sukces suma sygnał synchronizacja system szablon szkolenie szkoła
  środa świadectwo świat tabela tablet tablica także tekst telefon temat teraz termin test też tłumacz token transakcja
  transport trudny tutaj tworzyć tydzień tylko tytuł uczeń ubezpieczenie umowa umieć uprawnienie urlop urządzenie usługa
  ustawienie usunąć użytkownik wartość ważny wdrożenie wejść wersja widok widzieć wirtualny właściciel wniosek wojna wpis
  wskazówka wspólnota wsparcie wszystko wtorek wybrać wydawca wygasnąć wykres wysłać wystawić wystąpić wzór zabezpieczenie
  zadanie zakład zakup zalogować zamówienie zapłacić zapora zapytać zarządzanie zasada zasób zawsze zdjęcie zespół zestawienie
  zgłoszenie zgoda złoty zmiana znać znaleźć znowu zrobić zwrot żaden żywność łatwy mały duży wiele wczoraj jutro rano
  wieczór piękny śląski polski polska angielski kwartał sobota lipiec sierpień wrzesień październik listopad grudzień luty
  marzec kwiecień maj czerwiec oraz przez przy pod nad po od ze za się jest są był była było będzie mamy macie mają nasz
  wasz ich jego jej ten ta to te tego tej tym tych gdzie kiedy skąd dokąd ponieważ bo gdy jeśli żeby aby lub ani więc
  zatem proszę dzięki dziękuję cześć witam hej dzień`;

const COMMON = new Set(fold(`${ENGLISH} ${POLISH}`).split(' '));
const COMMON_STEMS = new Set([...COMMON].filter((word) => word.length >= 4).map(stemOf));

/** Whether a folded word is an everyday word exactly as it stands. */
export function isEveryday(word: string): boolean {
  return word.length < 3 || COMMON.has(word);
}

/** Whether a folded word is an everyday word or a form of one. */
export function isFormOfEveryday(word: string): boolean {
  if (isEveryday(word)) return true;
  for (const stem of stemsOf(word)) if (stem.length >= 4 && COMMON_STEMS.has(stem)) return true;
  return false;
}
