/** An entry of a list, as text with links -> what it says of a paper. */
import { foldCase } from '../../util/normalize.ts';
import { parseAuthors, parseCertainAuthors } from './authors.ts';
import { isPresentationType, looksLikeVenue, parseDate, stripPunctuation, venueFacts } from './dates-and-venues.ts';
import { type Fact, textsOfKind } from './facts.ts';
import { type InlinePiece, plainText, withoutPictograms } from './inline.ts';
import { classifyLink, idFacts, isCodeLink, isPaperLink, linkFacts } from './links.ts';
import { cleanTitle, splitAtTitle } from './title.ts';

export interface MarkdownItem {
  readonly facts: readonly Fact[];
  /** A link to a paper, a year with a venue or the like tells it from a tool, a talk and a remark. */
  readonly isPaper: boolean;
  /** The title is a link, but not to code, in bold or in quotes. */
  readonly isMarked: boolean;
}

/** What the text of a bullet says, and the lines below it that give details. */
export function readListItem(written: readonly InlinePiece[], details: readonly InlinePiece[] = []): MarkdownItem {
  const all = tidy(written);
  const parts = splitAtTitle(all);
  const below = tidy(details);
  if (!parts) return { facts: restFacts([...all, ...below]), isPaper: false, isMarked: false };
  const facts = [...titleFacts(parts.title), ...restFacts([...parts.after, ...below]), ...prefaceFacts(parts.before)];
  const isMarked =
    (parts.isQuoted || parts.title.some(({ look, link }) => look !== 'plain' || link !== undefined)) &&
    !parts.title.some(({ link = '' }) => isCodeLink(link));
  return { facts, isPaper: isPaper(facts, [...all, ...below]), isMarked };
}

/** What a cell with a title says; without any marks all of it is the title. */
export function readTitleCell(written: readonly InlinePiece[]): readonly Fact[] {
  const all = tidy(written);
  const end = all.findIndex(
    ({ text, isPicture }, index) => text.includes('\n') && plainText(all.slice(0, index)) !== '' && !isPicture,
  );
  const line = end < 0 ? all : all.slice(0, end);
  const isMarked = line.some((piece) => !piece.isPicture && piece.link !== undefined && classifyLink(piece) === 'title');
  const shown = line.filter((piece) => !piece.isPicture && (piece.link === undefined || classifyLink(piece) === 'title'));
  if (!isMarked)
    return [...titleFacts(shown), ...restFacts([...line.filter((piece) => !shown.includes(piece)), ...all.slice(line.length)])];
  return linkedTitle(all);
}

function linkedTitle(all: readonly InlinePiece[]): Fact[] {
  const start = all.findIndex((piece) => !piece.isPicture && piece.link !== undefined && classifyLink(piece) === 'title');
  const link = all[start]?.link;
  const length = all.slice(start).findIndex((piece) => piece.link !== link || piece.isPicture);
  const end = length < 0 ? all.length : start + length;
  return [
    ...titleFacts(all.slice(start, end)),
    ...restFacts([...all.slice(0, start), { text: '\n', look: 'plain' }, ...all.slice(end)]),
  ];
}

/** Pieces without signs, check boxes, and pictures that lead nowhere. */
function tidy(all: readonly InlinePiece[]): InlinePiece[] {
  return all
    .filter(({ isPicture, link }) => !isPicture || link !== undefined)
    .map((piece, index) => {
      const text = piece.isPicture ? piece.text : withoutPictograms(piece.text);
      return { ...piece, text: index === 0 ? text.replace(/^\s{0,9}\[[ xX]\]\s/, '') : text };
    })
    .filter(({ text }) => text !== '');
}

function titleFacts(title: readonly InlinePiece[]): Fact[] {
  const { text, facts } = unprefixed(cleanTitle(plainText(title)));
  const links = [...new Set(title.flatMap(({ link }) => link ?? []))];
  return [
    ...(/[\p{L}\d]/u.test(text) ? [{ is: 'title' as const, text }] : []),
    ...facts,
    ...links.flatMap((link) => linkFacts(link, isCodeLink(link) ? 'code' : 'paper')),
  ];
}

/** A title without the venue or the date in brackets in front of it: `[ICSE'22] Title`. */
function unprefixed(title: string): { readonly text: string; readonly facts: readonly Fact[] } {
  const [whole = '', inside = ''] = /^[[({【]([^\])}】]{2,40})[\])}】][\s:.-]{0,5}(?=\S)/.exec(title) ?? [];
  if (!/\d{2}/.test(inside) || !(parseDate(inside) || looksLikeVenue(inside))) return { text: title, facts: [] };
  return { text: cleanTitle(title.slice(whole.length)), facts: venueFacts(inside) };
}

/** What stands in front of a title: a short name, a tag, or all that may stand behind one too. */
function prefaceFacts(before: readonly InlinePiece[]): Fact[] {
  const name = before.find(({ look, text }) => look === 'strong' && stripPunctuation(text) !== '');
  const text = stripPunctuation(name?.text ?? '');
  if (!name || /\d{4}|['’]\d\d|\n/.test(text) || parseCertainAuthors(text, true)) return restFacts(before);
  const isName = /:$/.test(plainText(before)) && text.length <= 30 && !/,|\bet al/.test(text);
  const rest = restFacts(before.filter((piece) => piece !== name));
  const isDated = rest.some(({ is }) => is === 'year');
  return [
    isName ? { is: 'acronym', text } : { is: 'placeless', text: 'tag' },
    // What looks like a venue may be anything there: `**CoBERT** (MLM): "..."`.
    ...rest.map((fact): Fact => (fact.is === 'venue' && !isDated ? { is: 'unclear', text: fact.text } : fact)),
  ];
}

function isPaper(facts: readonly Fact[], all: readonly InlinePiece[]): boolean {
  const has = (...kinds: readonly Fact['is'][]) => facts.some(({ is }) => kinds.includes(is));
  const isLinked = all.some(
    (piece) =>
      piece.link !== undefined && /^https?:/i.test(piece.link) && (isPaperLink(piece.link) || classifyLink(piece) === 'paper'),
  );
  return has('title') && (isLinked || has('arxiv', 'doi') || (has('year') && has('venue', 'authors')));
}

/** A stretch of text between links. */
interface Run {
  readonly text: string;
  readonly isMarked: boolean;
}

/** What pieces say that hold no title. */
function restFacts(all: readonly InlinePiece[]): Fact[] {
  const facts: Fact[] = [];
  for (const { text, isMarked } of runs(all)) {
    for (const part of text.slice(0, 20_000).split(breaks)) facts.push(...partFacts(part, isMarked, facts));
  }
  return facts.concat(all.flatMap((piece) => (piece.link === undefined ? [] : plainLink(piece))));
}

function plainLink(piece: InlinePiece): Fact[] {
  const { link = '', text } = piece;
  const kind = classifyLink(piece);
  if (kind !== 'title') return linkFacts(link, kind, piece.isPicture ? '' : text);
  if (isName(piece)) return [{ is: 'placeless', text: 'link of an author' }];
  return isPaperLink(link) || isCodeLink(link) ? linkFacts(link, 'paper') : [{ is: 'placeless', text: 'link' }];
}

const isName = ({ text, isPicture }: InlinePiece) => !isPicture && parseCertainAuthors(text, true) !== undefined;

/** Text of one look; the words of a link end it, but for names, venues and dates. */
function runs(all: readonly InlinePiece[]): Run[] {
  const found: Run[] = [];
  for (const piece of all) {
    const isText =
      piece.link === undefined ||
      (classifyLink(piece) === 'title' && (isName(piece) || looksLikeVenue(piece.text) || parseDate(piece.text) !== undefined));
    const isMarked = piece.look !== 'plain';
    const last = found.at(-1);
    const joins = last && isText && (last.isMarked === isMarked || (isName(piece) && piece.link !== undefined));
    if (joins) found[found.length - 1] = { ...last, text: last.text + piece.text };
    else found.push({ text: isText ? piece.text : '', isMarked });
  }
  return found;
}

const breaks =
  /\n|\s[–—|·-]\s|[()[\]{}【】|]|(?<!(?:^|[\s.-])\p{Lu})(?<!\b(?:Jr|Sr|St|vs|Proc|Trans|Conf|Int))\.\s+(?!et al)|\s--\s/u;

const glue =
  /^(?:codes?|papers?|pdf|project|arxiv|doi|github|repo|slides|video|data ?sets?|authors?|year|venue|page|in|at|by|and|see|also|from|the|with|accepted|published|to appear|appeared|et al|n\/a|none|tba|tbd|links?|new|official|unofficial)?$/i;

function partFacts(text: string, isMarked: boolean, known: readonly Fact[]): Fact[] {
  const bare = /\b\p{Lu}\.\s*$/u.test(text) ? `${stripPunctuation(text)}.` : stripPunctuation(text);
  if (!/[\p{L}\d]/u.test(bare) || glue.test(bare)) return [];
  return labelledFacts(bare) ?? idFacts(bare) ?? wholeFacts(bare, text, isMarked) ?? mixedFacts(bare, isMarked, known);
}

function wholeFacts(bare: string, text: string, isMarked: boolean): Fact[] | undefined {
  const date = parseDate(bare);
  if (date) return [{ is: 'year', from: 'date', ...date }];
  if (looksLikeVenue(bare)) return venueFacts(bare);
  if (isPresentationType(bare)) return [{ is: 'placeless', text: bare.toLowerCase() }];
  const names = parseCertainAuthors(
    text
      .trim()
      .replace(/^[\s,;:.–—-]{1,9}/, '')
      .replace(/[,;:–—-]{1,9}$/, ''),
    isMarked,
  );
  return names && [{ is: 'authors', ...names }];
}

/** Names, a venue and a year between commas: what is sure at either end is taken away, until the rest is names. */
function mixedFacts(bare: string, isMarked: boolean, known: readonly Fact[]): Fact[] {
  const parts = bare.split(/,\s/).slice(0, 500);
  const isSure = (part: string) => parseDate(part) !== undefined || looksLikeVenue(part);
  const front = parts.findIndex((part) => !isSure(part));
  const back = parts.findLastIndex((part) => !isSure(part)) + 1;
  const sure = [...parts.slice(0, front), ...parts.slice(back)].flatMap((part) => wholeFacts(part, part, false) ?? []);
  const rest = parts.slice(front, back);
  const names = parseCertainAuthors(rest.join(', '), isMarked || (sure.length > 0 && rest.length > 1));
  if (names) return [...sure, { is: 'authors', ...names }];
  const hasAuthors = known.some(({ is }) => is === 'authors');
  if (rest.length === 1 && mayNameVenue(rest[0] ?? '', hasAuthors || isMarked, sure))
    return [...venueFacts(rest[0] ?? ''), ...sure];
  const isTag = isMarked && sure.length === 0 && bare.split(' ').length <= 3;
  return [...sure, isTag ? { is: 'placeless', text: 'tag' } : { is: 'unclear', text: rest.join(', ') }];
}

/** After the authors, what stands beside a year is the venue. */
function mayNameVenue(text: string, isLikely: boolean, sure: readonly Fact[]): boolean {
  const words = text.split(' ');
  const isDated = sure.some(({ is }) => is === 'year') || venueFacts(text).some(({ is }) => is === 'year');
  return isLikely && isDated && textsOfKind(sure, 'venue').length === 0 && words.length <= 8 && /^\p{Lu}/u.test(text);
}

/** Lines such as `authors: ...`; undefined where the text has no such label. */
function labelledFacts(text: string): Fact[] | undefined {
  const [, label = '', value = ''] = /^(\p{L}[\p{L} ]{1,20}?)\s?[:：]\s?(.+)$/u.exec(text.slice(0, 5000)) ?? [];
  return label === '' ? undefined : labels[foldCase(label)]?.(value);
}

const unclear = (text: string): Fact[] => [{ is: 'unclear', text }];

function asAuthors(text: string): Fact[] {
  const found = parseAuthors(text);
  return found ? [{ is: 'authors', ...found }] : unclear(text);
}

function asYear(text: string): Fact[] {
  const date = parseDate(text);
  return date ? [{ is: 'year', from: 'column', ...date }] : unclear(text);
}

const asId = (text: string) => idFacts(text) ?? unclear(text);

const labels: Readonly<Record<string, (text: string) => Fact[]>> = {
  author: asAuthors,
  authors: asAuthors,
  year: asYear,
  date: asYear,
  published: (text) => (parseDate(text) ? asYear(text) : venueFacts(text)),
  'published in': venueFacts,
  venue: venueFacts,
  conference: venueFacts,
  journal: venueFacts,
  publication: venueFacts,
  doi: asId,
  arxiv: asId,
};
