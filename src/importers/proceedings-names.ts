/** Extracts the venue from the names of conference proceedings. */

const ones = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth';
const teens = 'tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth';
const tens = 'twent|thirt|fort|fift|sixt|sevent|eight|ninet';
const ordinal = new RegExp(`\\b(?:\\d+(?:st|nd|rd|th)|(?:(?:${tens})y[ -])?(?:${ones})|${teens}|(?:${tens})ieth)\\b`, 'gi');
const yearPattern = /\b(?:19|20)\d\d\b|['’]\d\d\b/g;

const acronymGroup = '([A-Z][A-Za-z/&-]{1,19})';
const acronymInParentheses = new RegExp(String.raw`\(${acronymGroup}(?:[ ,]{0,2}['’]?\d{2,4})?\)`);
/** DBLP writes `…, ICSE 2019, Montreal, QC, Canada, May 25-31, 2019`. */
const acronymAfterComma = new RegExp(String.raw`,\s${acronymGroup}['’ ]{0,2}(?:20|19)?\d\d\b`);

/** ACM and Crossref write `Proceedings of the 2018 World Wide Web Conference on World Wide Web - WWW '18`. */
const acronymAtEnd = new RegExp(String.raw`(?:^|\s[-–—]\s)${acronymGroup}\s?['’]\d\d$`);

export interface ProceedingsName {
  /** Without edition, year and location: `International Conference on Software Engineering`. */
  readonly title: string;
  /** `ICSE`. */
  readonly acronym?: string | undefined;
}

export function parseProceedingsName(name: string): ProceedingsName {
  const match = [acronymInParentheses, acronymAtEnd, acronymAfterComma]
    .map((pattern) => pattern.exec(name))
    .find((found) => isAcronym(found?.[1] ?? ''));
  const withoutLocation = match && /^(?:,|\s[-–—])/.test(match[0]) ? name.slice(0, match.index) : name;
  const title = withoutLocation
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^\W*(?:in:? )?(?:(?:the )?(?:companion )?proceedings|proc\.?)(?: of)?(?: the)? /i, '')
    .replace(ordinal, ' ')
    .replace(yearPattern, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?:the |annual (?=ACM|IEEE)|[\s,.:;–-])+|[\s,.:;–-]+$/gi, '');
  return { title: title || name, acronym: match?.[1] };
}

/** At least two capitals: `ICSE`, `ESEC/FSE`, `NeurIPS`. */
const isAcronym = (word: string) => /[A-Z][a-z/&-]*[A-Z]/.test(word);
