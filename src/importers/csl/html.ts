/** Texts with the markup that CSL allows in them. */
import { cleanText } from '../../util/sanitize.ts';
import { decodeEntities } from '../shared/entities.ts';
import { protectedWords } from '../shared/titles.ts';

const tag = /<(\/?)(?:span(?:\s[^<>]{0,200})?|i|b|em|strong|sub|sup|sc|scp|tt|u|italic|bold|jats:[a-z]{1,20})>/gi;

export interface HtmlTitle {
  readonly title: string;
  readonly protect?: string[];
  readonly hasEntities: boolean;
}

/** The title in plain text, with the words that its spans of the class `nocase` protect. */
export function parseHtmlTitle(written: string): HtmlTitle {
  const open: boolean[] = [];
  let text = '';
  const braced: boolean[] = [];
  let hasEntities = false;
  const put = (source: string) => {
    const plain = decodeEntities(source);
    if (plain !== source) hasEntities = true;
    text += plain;
    for (let index = 0; index < plain.length; index++) braced.push(open.includes(true));
  };
  const source = cleanText(written);
  let from = 0;
  for (const { 0: whole, 1: slash, index } of source.matchAll(tag)) {
    put(source.slice(from, index));
    from = index + whole.length;
    if (slash) open.pop();
    else if (open.length < 50) open.push(/class\s?=\s?["']?nocase/i.test(whole));
  }
  put(source.slice(from));
  const protect = protectedWords(text, braced);
  return { title: cleanText(text), ...(protect.length > 0 && { protect }), hasEntities };
}

/** A text of several paragraphs, such as an abstract, as one. Crossref has abstracts in JATS, with their heading. */
export function htmlToText(written: string): string {
  const withoutHeading = written.replace(/^\s*<(jats:)?title>\s*abstract\s*<\/\1?title>/i, '');
  return parseHtmlTitle(withoutHeading.replace(blockTag, ' ')).title;
}

const blockTag = /<\/?(?:jats:)?(?:p|title|sec|list|list-item|br)(?:\s[^<>]{0,200})?\/?>/gi;
