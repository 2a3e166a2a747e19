/** What is written inside a block, as stretches of text of one look. */
import type { Nodes, PhrasingContent } from 'mdast';
import { cleanText } from '../../util/sanitize.ts';

/** A stretch of text of one look; a line break is `\n`. */
export interface InlinePiece {
  readonly text: string;
  readonly look: 'plain' | 'strong' | 'emphasis' | 'code';
  /** Where it leads, as it is written. */
  readonly link?: string | undefined;
  /** It is a picture: `text` is what stands for it, and its address. */
  readonly isPicture?: boolean;
}

/** The addresses that are named at the end of a file: `[1]: https://...`. */
export type LinkDefinitions = ReadonlyMap<string, string>;

type Look = Omit<InlinePiece, 'text'>;
const plain: Look = { look: 'plain' };

/** The pieces of nodes, with what HTML says of links, looks and line breaks. */
export function flattenInline(nodes: readonly PhrasingContent[], definitions: LinkDefinitions): InlinePiece[] {
  return merged(looksOf(nodes, plain, definitions));
}

function looksOf(nodes: readonly Nodes[], look: Look, definitions: LinkDefinitions): InlinePiece[] {
  let html = look;
  return nodes.flatMap((node) => {
    if (node.type !== 'html') return piecesOf(node, html, definitions);
    html = afterTag(node.value, html, look);
    return /^<br\b/i.test(node.value) ? [{ text: '\n', ...plain }] : [];
  });
}

function piecesOf(node: Nodes, look: Look, definitions: LinkDefinitions): InlinePiece[] {
  switch (node.type) {
    case 'text':
      return withAddresses(node.value, look);
    case 'inlineCode':
      return [{ text: node.value, ...look, look: look.link === undefined && look.look === 'plain' ? 'code' : look.look }];
    case 'break':
      return [{ text: '\n', ...plain }];
    case 'image':
      return [{ text: `${node.alt ?? ''} ${node.url}`, ...look, isPicture: true }];
    case 'imageReference':
      return [{ text: node.alt ?? '', ...look, isPicture: true }];
    case 'strong':
      return looksOf(node.children, { ...look, look: 'strong' }, definitions);
    case 'emphasis':
      return looksOf(node.children, look.look === 'strong' ? look : { ...look, look: 'emphasis' }, definitions);
    case 'link':
      return looksOf(node.children, { ...look, link: node.url }, definitions);
    case 'linkReference':
      return looksOf(node.children, { ...look, link: definitions.get(node.identifier) ?? look.link }, definitions);
    default:
      return 'children' in node ? looksOf(node.children, look, definitions) : [];
  }
}

const tagLooks: Readonly<Record<string, Look['look']>> = { b: 'strong', strong: 'strong', i: 'emphasis', em: 'emphasis' };

/** The look after a tag of HTML; one that ends gives back the look of what is around it. */
function afterTag(tag: string, now: Look, around: Look): Look {
  const [, slash, name = ''] = /^<(\/?)([a-z]+)/i.exec(tag) ?? [];
  const look = tagLooks[name.toLowerCase()];
  if (look) return { ...now, look: slash ? around.look : look };
  if (name.toLowerCase() !== 'a') return now;
  const [, address] = /\shref=["']?([^"'\s>]+)/i.exec(tag) ?? [];
  return { ...now, link: slash ? around.link : (address ?? now.link) };
}

/** Text with the addresses that stand bare in it as links. */
function withAddresses(text: string, look: Look): InlinePiece[] {
  if (look.link !== undefined) return [{ text, ...look }];
  return text.split(/(https?:\/\/[^\s<>"()[\]]+)/).map((part, index) => {
    if (index % 2 === 0) return { text: part, ...look };
    const address = part.replace(/[.,;:]{1,9}$/, '');
    return { text: address, ...look, link: address };
  });
}

function merged(all: readonly InlinePiece[]): InlinePiece[] {
  const kept: InlinePiece[] = [];
  for (const piece of all) {
    const last = kept.at(-1);
    if (last && !last.isPicture && !piece.isPicture && last.look === piece.look && last.link === piece.link) {
      kept[kept.length - 1] = { ...last, text: last.text + piece.text };
    } else if (piece.text !== '') kept.push(piece);
  }
  return kept;
}

/** What a reader sees of pieces, on one line. */
export const plainText = (all: readonly InlinePiece[]) =>
  cleanText(
    all
      .filter(({ isPicture }) => !isPicture)
      .map(({ text }) => text)
      .join(''),
  );

const pictograms = /\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}\u2690\u2691]|\ufe0f|\u200d|\u20e3/gu;

/** The text without signs that decorate it. */
export const withoutDecoration = (text: string) => cleanText(withoutPictograms(text));

export const withoutPictograms = (text: string) => text.replace(pictograms, keptSign);

// Some letters count as pictograms too.
const keptSign = (sign: string) => (/[©®™‼⁉↔↕ℹ]/.test(sign) ? sign : '');
