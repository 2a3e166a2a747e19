/** What the name of proceedings tells of the venue behind it. */

const ones = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth';
const teens = 'tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth';
const tens = 'twent|thirt|fort|fift|sixt|sevent|eight|ninet';
const ordinal = new RegExp(`\\b(?:\\d+(?:st|nd|rd|th)|(?:(?:${tens})y[ -])?(?:${ones})|${teens}|(?:${tens})ieth)\\b`, 'gi');
const year = /\b(?:19|20)\d\d\b|['’]\d\d\b/g;

const short = '([A-Z][A-Za-z/&-]{1,19})';
const inParentheses = new RegExp(String.raw`\(${short}(?:[ ,]{0,2}['’]?\d{2,4})?\)`);
/** As DBLP has it: `…, ICSE 2019, Montreal, QC, Canada, May 25-31, 2019`. */
const behindComma = new RegExp(String.raw`,\s${short}['’ ]{0,2}(?:20|19)?\d\d\b`);

export interface ProceedingsName {
  /** Without edition, year and place: `International Conference on Software Engineering`. */
  readonly title: string;
  /** `ICSE`. */
  readonly acronym?: string | undefined;
}

/** The venue of proceedings by their name. */
export function parseProceedingsName(name: string): ProceedingsName {
  const found = [inParentheses, behindComma].map((pattern) => pattern.exec(name)).find((one) => isAcronym(one?.[1] ?? ''));
  const before = found?.[0].startsWith(',') ? name.slice(0, found.index) : name;
  const title = before
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^\W*(?:in:? )?(?:(?:the )?(?:companion )?proceedings|proc\.?)(?: of)?(?: the)? /i, '')
    .replace(ordinal, ' ')
    .replace(year, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?:the |annual (?=ACM|IEEE)|[\s,.:;–-])+|[\s,.:;–-]+$/gi, '');
  return { title: title || name, acronym: found?.[1] };
}

/** Two capitals at least: `ICSE`, `ESEC/FSE`, `NeurIPS`. */
const isAcronym = (word: string) => /[A-Z][a-z/&-]*[A-Z]/.test(word);
