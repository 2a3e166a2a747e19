/** CSL-JSON, of Zotero, pandoc, Crossref and others -> what it says of papers. */
import { stripByteOrderMark } from '../../util/byte-order-mark.ts';
import { collectDrafts, type Refusal, reportRefusal, unreadableFile } from '../shared/diagnostics.ts';
import type { Draft, ImportedFile } from '../shared/draft.ts';
import { itemKey, readCslItem } from './item.ts';
import { parseJson } from './json.ts';
import { isObject } from './values.ts';

/** Every item of a file: of a list, of `{ "items": [...] }`, of Crossref's `{ "message": ... }`, or the only one. */
export function readCsl(text: string): ImportedFile {
  const json = parseJson(stripByteOrderMark(text));
  if ('message' in json) return unreadableFile(json.line, `no valid JSON: ${json.message}`);
  const { items, path } = itemsIn(json.value);
  if (items.length > 0 && !items.some(isCsl)) return notCsl(items);
  const lines = json.lines.get(path) ?? [];
  return collectDrafts(items, (item, notes, index) => {
    const line = lines[index] ?? 1;
    const read: Draft | Refusal = isObject(item)
      ? readCslItem(item, line, notes)
      : { code: 'not-readable', message: 'it is no object' };
    return 'line' in read ? read : reportRefusal(notes, line, nameOf(item, index), read);
  });
}

function itemsIn(value: unknown): { readonly items: readonly unknown[]; readonly path: string } {
  if (Array.isArray(value)) return { items: value, path: '' };
  if (!isObject(value)) return { items: [value], path: '' };
  if (isObject(value['message'])) {
    const { items, path } = itemsIn(value['message']);
    return { items, path: path ? `message.${path}` : path };
  }
  return Array.isArray(value['items']) ? { items: value['items'], path: 'items' } : { items: [value], path: '' };
}

/** Every item of CSL has a type; the titles and DOIs of some tools come without. */
const isCsl = (item: unknown) =>
  isObject(item) && !('key' in item && 'authors' in item) && ('type' in item || 'DOI' in item || 'issued' in item);

function notCsl(items: readonly unknown[]): ImportedFile {
  const isOurs = items.some((item) => isObject(item) && 'key' in item && 'authors' in item);
  const fix = isOurs ? 'write the papers with `lm4c list --format csl-json`' : 'export the references as CSL-JSON';
  return unreadableFile(1, isOurs ? 'this is the JSON of lm4c, not CSL-JSON' : 'this JSON is no CSL-JSON', fix);
}

function nameOf(item: unknown, index: number): string {
  const key = isObject(item) ? itemKey(item) : undefined;
  return key ?? `item ${index + 1}`;
}
