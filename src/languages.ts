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
