/** Converts the HTML-like markup of CSL-JSON to plain text. */
import { cleanText } from '../../util/sanitize.ts';
import { protectedWords } from '../shared/titles.ts';
import { decodeRepeatedly } from './values.ts';

/** Tags of CSL, HTML, JATS and MathML that a title can have; other texts in angle brackets are part of it. */
const tagPattern =
  /<(\/?)(?:(?:span|i|b|em|strong|sub|sup|sc|scp|tt|u|p|br|strike|italic|bold|ovl|title|inline-formula|tex-math|alternatives|math|mi|mn|mo|ms|mrow|mtext|msub|msup|msubsup|mfrac|msqrt|mroot|mover|munder|mspace|mstyle|mfenced|mpadded|semantics|(?:jats|mml):[a-z-]{1,20})(?:\s[^<>]{0,200})?)\/?>/gi;

/** A formula in LaTeX beside the same one in MathML. */
const annotationPattern = /<((?:mml:)?annotation|(?:jats:)?tex-math)(?:\s[^<>]{0,200})?>[^<]{0,2000}<\/\1>/gi;

/** The beginning of a formula after a word, between which Crossref has no space. */
const formulaStart = /(?<=[\p{L}\p{N}])(?=<(?:mml:)?math[\s>])/giu;

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
    const plain = source;
    text += plain;
    for (let index = 0; index < plain.length; index++) isProtected.push(openTags.includes(true));
  };
  const decoded = decodeRepeatedly(written);
  if (decoded !== written) hasEntities = true;
  const source = cleanText(withoutAnnotations(decoded).replace(formulaStart, ' '));
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

/** The text without the LaTeX form of formulas that it also has in MathML. */
const withoutAnnotations = (text: string) => (/<(?:mml:)?math/i.test(text) ? text.replace(annotationPattern, '') : text);
