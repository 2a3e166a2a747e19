/** Reads papers from CSL-JSON as Zotero, pandoc, Crossref and others write it. */

import { stripByteOrderMark } from '../../util/sanitize.ts';
import { collectDrafts, type Refusal, reportRefusal, unreadableFile } from '../shared/diagnostics.ts';
import type { Draft, ImportedFile } from '../shared/draft.ts';
import { itemKey, readCslItem } from './item.ts';
import { parseJson } from './json.ts';
import { isObject } from './values.ts';

/** Accepts an array of items, `{ "items": [...] }`, Crossref's `{ "message": ... }`, and a single item. */
export function readCsl(text: string): ImportedFile {
  const json = parseJson(stripByteOrderMark(text));
  if ('message' in json) return unreadableFile(json.line, `no valid JSON: ${json.message}`);
  const { items, path } = findItems(json.value);
  if (items.length > 0 && !items.some(looksLikeCslItem)) return refuseOtherJson(items);
  const lines = json.lines.get(path) ?? [];
  return collectDrafts(items, (item, log, index) => {
    const line = lines[index] ?? 1;
    const draft: Draft | Refusal = isObject(item)
      ? readCslItem(item, line, log)
      : { code: 'not-readable', message: 'it is no object' };
    return 'line' in draft ? draft : reportRefusal(log, { line, label: itemLabel(item, index) }, draft);
  });
}

/** The items, and their path in the file: '' for the file itself, `message.items`. */
function findItems(value: unknown): { readonly items: readonly unknown[]; readonly path: string } {
  if (Array.isArray(value)) return { items: value, path: '' };
  if (!isObject(value)) return { items: [value], path: '' };
  if (isObject(value['message'])) {
    const { items, path } = findItems(value['message']);
    return { items, path: path ? `message.${path}` : path };
  }
  return Array.isArray(value['items']) ? { items: value['items'], path: 'items' } : { items: [value], path: '' };
}

/** CSL requires a type, but some tools omit it. Objects with `key` and `authors` are the JSON output of lm4c. */
const looksLikeCslItem = (item: unknown) =>
  isObject(item) && !('key' in item && 'authors' in item) && ('type' in item || 'DOI' in item || 'issued' in item);

function refuseOtherJson(items: readonly unknown[]): ImportedFile {
  const isLm4cJson = items.some((item) => isObject(item) && 'key' in item && 'authors' in item);
  const fix = isLm4cJson ? 'write the papers with `lm4c list --format csl-json`' : 'export the references as CSL-JSON';
  return unreadableFile(1, isLm4cJson ? 'this is the JSON of lm4c, not CSL-JSON' : 'this JSON is no CSL-JSON', fix);
}

function itemLabel(item: unknown, index: number): string {
  const key = isObject(item) ? itemKey(item) : undefined;
  return key ?? `item ${index + 1}`;
}
