/** Languages of titles: their codes in a catalog, and the names that babel has for them. */

const languages: Readonly<Record<string, string>> = {
  cs: 'czech',
  de: 'german',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  ru: 'russian',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
  zh: 'chinese',
};
const names: ReadonlyMap<string | undefined, string> = new Map(Object.entries(languages));

/** The name of a language by its code, of which the country does not count. */
export const languageName = (code: string) => names.get(code.split('-')[0]);

const codes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(languages).map(([code, name]) => [name, code] as const),
  ...Object.entries({
    arabic: 'ar',
    austrian: 'de',
    brazil: 'pt',
    brazilian: 'pt',
    canadien: 'fr',
    catalan: 'ca',
    croatian: 'hr',
    danish: 'da',
    finnish: 'fi',
    francais: 'fr',
    greek: 'el',
    hebrew: 'he',
    hungarian: 'hu',
    indonesian: 'id',
    magyar: 'hu',
    naustrian: 'de',
    ngerman: 'de',
    norsk: 'no',
    norwegian: 'no',
    persian: 'fa',
    portuges: 'pt',
    romanian: 'ro',
    slovak: 'sk',
    slovene: 'sl',
    swedish: 'sv',
    ukrainian: 'uk',
  }),
]);

/** The code of a language by its name or its code; `en` for every English, and nothing for what is none that is known. */
export function parseLanguage(written: string): string | undefined {
  const name = written.trim().toLowerCase();
  if (/^(?:en|eng|en[-_][a-z]{2}|(?:us|uk)?english|american|british|canadian|australian|newzealand)$/.test(name)) return 'en';
  return codes.get(name) ?? (/^[a-z]{2}(?:[-_][a-z]{2,4})?$/.test(name) ? written.trim().replace('_', '-') : undefined);
}
