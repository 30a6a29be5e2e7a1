import { fold } from '../../src/domain/fold';
import { stemOf, stemsOf } from '../../src/search/inflection';

describe('a Polish form leads back to its name', () => {
  test.each([
    ['Kestrelwall', 'Kestrelwallu Kestrelwalla Kestrelwallowi Kestrelwallem Kestrelwalle'],
    ['Fakturnik', 'Fakturnika Fakturnikowi Fakturnikiem Fakturniku Fakturniki Fakturników Fakturnikami Fakturnikach'],
    ['Kasandra', 'Kasandry Kasandrze Kasandrę Kasandrą Kasandro'],
    ['Biblioteka', 'Biblioteki Bibliotece Bibliotekę Biblioteką Bibliotek Bibliotekami'],
    ['Przychodnia', 'Przychodni Przychodnię Przychodnią Przychodniami'],
    ['Kancelaria', 'Kancelarii Kancelarię Kancelarią'],
    ['Tablet', 'Tabletu Tabletem Tablecie'],
    ['Woda', 'Wody Wodzie Wodę Wodą'],
    ['Droga', 'Drogi Drodze Drogę Drogą'],
    ['Dworek', 'Dworka Dworkowi Dworkiem Dworku'],
    ['Kontrast', 'Kontrastu Kontraście'],
    ['Łatwy', 'Łatwego Łatwemu Łatwym Łatwa Łatwej Łatwą'],
    ['Vertex', 'Vertexu Verteksem Verteksie'],
    ['Księgowość', 'Księgowości Księgowością'],
  ])('%s', (name, forms) => {
    const stem = stemOf(fold(name));
    const lost = forms.split(' ').filter((form) => !stemsOf(fold(form)).has(stem));
    expect(lost).toEqual([]);
  });
});
