/** Flattens the inline content of Markdown to pieces of text with one formatting each. */
import type { Nodes, PhrasingContent } from 'mdast';
import { decodeEntity, entityNamePattern } from '../../util/html-entities.ts';
import { cleanText } from '../../util/sanitize.ts';

/** A run of text with the same formatting; a line break is `\n`. */
export interface InlinePiece {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'emphasis' | 'code';
  /** The URL as it is written. */
  readonly link?: string | undefined;
  /** `text` is then the alternative text and the URL of the image. */
  readonly isImage?: boolean;
}

type Formatting = Omit<InlinePiece, 'text'>;
const unformatted: Formatting = { style: 'plain' };

/** The pieces of nodes, with the links, styles and line breaks of HTML tags. */
export const flattenInline = (nodes: readonly PhrasingContent[]) => flattenNodes(nodes, unformatted);

/** The pieces of a text in HTML. */
export function flattenHtml(html: string): InlinePiece[] {
  const parts = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').split(/(<[^<>]*>)/);
  return flattenInline(
    parts.map((value, index) => (index % 2 === 1 ? { type: 'html', value } : { type: 'text', value: decodeEntities(value) })),
  );
}

const entity = new RegExp(`&${entityNamePattern};`, 'gi');
const decodeEntities = (text: string) => text.replace(entity, (name) => decodeEntity(name) ?? name);

function flattenNodes(nodes: readonly Nodes[], outer: Formatting): InlinePiece[] {
  let current = outer;
  return nodes.flatMap((node) => {
    if (node.type !== 'html') return flattenNode(node, current);
    current = applyTag(node.value, current, outer);
    return /<br\b/i.test(node.value) ? [{ text: '\n', ...unformatted }] : [];
  });
}

function flattenNode(node: Nodes, format: Formatting): InlinePiece[] {
  switch (node.type) {
    case 'text':
      return linkBareUrls(node.value, format);
    case 'inlineCode':
      return [{ text: node.value, ...format, style: format.style === 'plain' ? 'code' : format.style }];
    case 'break':
      return [{ text: '\n', ...unformatted }];
    case 'image':
      return [{ text: `${node.alt ?? ''} ${node.url}`, ...format, isImage: true }];
    case 'imageReference':
      return [{ text: node.alt ?? '', ...format, isImage: true }];
    case 'strong':
      return flattenNodes(node.children, { ...format, style: 'strong' });
    case 'emphasis':
      return flattenNodes(node.children, format.style === 'strong' ? format : { ...format, style: 'emphasis' });
    case 'link':
      return flattenNodes(node.children, { ...format, link: node.url });
    default:
      return 'children' in node ? flattenNodes(node.children, format) : [];
  }
}

/** The formatting after an HTML tag; a closing tag restores that of the surrounding node. */
function applyTag(tag: string, current: Formatting, outer: Formatting): Formatting {
  const [, slash, name = ''] = /<(\/?)([a-z]+)/i.exec(tag) ?? [];
  switch (name.toLowerCase()) {
    case 'b':
    case 'strong':
      return { ...current, style: slash ? outer.style : 'strong' };
    case 'i':
    case 'em':
      return { ...current, style: slash ? outer.style : 'emphasis' };
    case 'a':
      return { ...current, link: slash ? outer.link : /\shref=["']?([^"'\s>]+)/i.exec(tag)?.[1] };
    default:
      return current;
  }
}

/** The text with each bare URL as a link to itself. */
function linkBareUrls(text: string, format: Formatting): InlinePiece[] {
  if (format.link !== undefined) return [{ text, ...format }];
  return text.split(/(https?:\/\/[^\s<>"()[\]]+)/).map((part, index) => {
    if (index % 2 === 0) return { text: part, ...format };
    const url = part.replace(/[.,;:]{1,9}$/, '');
    return { text: url, ...format, link: url };
  });
}

/** The visible text of pieces on one line, without images. */
export const plainText = (pieces: readonly InlinePiece[]) =>
  cleanText(
    pieces
      .filter(({ isImage }) => !isImage)
      .map(({ text }) => text)
      .join(''),
  );

const pictograms = /:[a-z][a-z0-9_+-]{2,30}:|\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}\u2690\u2691]|\ufe0f|\u200d|\u20e3/gu;

/** The text without emoji and other pictograms, with normalized spaces. */
export const withoutDecoration = (text: string) => cleanText(withoutPictograms(text));

export const withoutPictograms = (text: string) => text.replace(pictograms, keepSymbols);

// Unicode counts these symbols of ordinary text as pictograms too.
const keepSymbols = (character: string) => (/[©®™‼⁉↔↕ℹ]/.test(character) ? character : '');
