/** Converts the HTML-like markup of CSL-JSON to plain text. */
import { decodeEntities } from '../../util/html-entities.ts';
import { cleanText } from '../../util/sanitize.ts';
import { protectedWords } from '../shared/titles.ts';

const tagPattern = /<(\/?)(?:span(?:\s[^<>]{0,200})?|i|b|em|strong|sub|sup|sc|scp|tt|u|italic|bold|jats:[a-z]{1,20})>/gi;

export interface HtmlTitle {
  readonly title: string;
  readonly protect?: string[];
  readonly hasEntities: boolean;
}

/** The title in plain text, with the words in spans of class `nocase`. */
export function parseHtmlTitle(written: string): HtmlTitle {
  // For each open tag: whether it protects the capitals of its text.
  const openTags: boolean[] = [];
  let text = '';
  const isProtected: boolean[] = [];
  let hasEntities = false;
  const appendText = (source: string) => {
    const plain = decodeEntities(source);
    if (plain !== source) hasEntities = true;
    text += plain;
    for (let index = 0; index < plain.length; index++) isProtected.push(openTags.includes(true));
  };
  const source = cleanText(written);
  let textStart = 0;
  for (const { 0: whole, 1: slash, index } of source.matchAll(tagPattern)) {
    appendText(source.slice(textStart, index));
    textStart = index + whole.length;
    if (slash) openTags.pop();
    else if (openTags.length < 50) openTags.push(/class\s?=\s?["']?nocase/i.test(whole));
  }
  appendText(source.slice(textStart));
  const protect = protectedWords(text, isProtected);
  return { title: cleanText(text), ...(protect.length > 0 && { protect }), hasEntities };
}

/** A text of several paragraphs, such as an abstract, on one line. Crossref has abstracts in JATS with their heading, which is removed. */
export function htmlToText(written: string): string {
  const withoutHeading = written.replace(/^\s*<(jats:)?title>\s*abstract\s*<\/\1?title>/i, '');
  return parseHtmlTitle(withoutHeading.replace(blockTagPattern, ' ')).title;
}

const blockTagPattern = /<\/?(?:jats:)?(?:p|title|sec|list|list-item|br)(?:\s[^<>]{0,200})?\/?>/gi;
