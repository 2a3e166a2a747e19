/** Languages of titles: ISO 639-1 codes, as in a catalog, and the names of the LaTeX package babel, as in BibTeX. */

const namesByCode: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
);

/** The babel name of a language; a region in its code is ignored: `portuguese` of `pt-BR`. Undefined for an unknown language. */
export const languageName = (code: string) => namesByCode.get(code.split('-')[0] ?? '');

const codesByName: ReadonlyMap<string, string> = new Map([
  ...[...namesByCode].map(([code, name]) => [name, code] as const),
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
  }),
]);

/** The code of a language given by its babel name or code; `en` for every variety of English; undefined for an unknown language. */
export function parseLanguage(input: string): string | undefined {
  const name = input.trim().toLowerCase();
  if (/^(?:en|eng|en[-_][a-z]{2}|(?:us|uk)?english|american|british|canadian|australian|newzealand)$/.test(name)) return 'en';
  return codesByName.get(name) ?? (/^[a-z]{2}(?:[-_][a-z]{2,4})?$/.test(name) ? input.trim().replace('_', '-') : undefined);
}
