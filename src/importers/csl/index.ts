/** Reads papers from CSL-JSON as Zotero, pandoc, Crossref and others write it. */
import { collectDrafts, type Refusal, reportRefusal, unreadableFile } from '../shared/diagnostics.ts';
import type { ImportedFile } from '../shared/draft.ts';
import { itemKey, readCslItem } from './item.ts';
import { parseJson } from './json.ts';
import { isObject } from './values.ts';

/** Accepts an array of items, `{ "items": [...] }`, Crossref's `{ "message": ... }`, and a single item. */
export function readCsl(text: string): ImportedFile {
  const json = parseJson(text);
  if ('message' in json) return unreadableFile(json.line, `no valid JSON: ${json.message}`);
  const { items, path } = findItems(json.value);
  if (items.length > 0 && !items.some(looksLikeCslItem)) return refuseOtherJson(items);
  const lines = json.lines.get(path) ?? [];
  return collectDrafts(items, (item, log, index) => {
    const line = lines[index] ?? 1;
    const label = (isObject(item) && itemKey(item)) || `item ${index + 1}`;
    const draft = isObject(item) ? readCslItem(item, line, log) : notAnObject;
    return 'line' in draft ? draft : reportRefusal(log, { line, label }, draft);
  });
}

const notAnObject: Refusal = { code: 'not-readable', message: 'it is no object' };

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

/** CSL requires a type, but some tools omit it. */
const looksLikeCslItem = (item: unknown) =>
  isObject(item) && !isLm4cPaper(item) && ('type' in item || 'DOI' in item || 'issued' in item);

const isLm4cPaper = (item: unknown) => isObject(item) && 'key' in item && 'authors' in item;

const refuseOtherJson = (items: readonly unknown[]): ImportedFile =>
  items.some(isLm4cPaper)
    ? unreadableFile(1, 'this is the JSON of lm4c, not CSL-JSON', 'write the papers with `lm4c list --format csl-json`')
    : unreadableFile(1, 'this JSON is no CSL-JSON', 'export the references as CSL-JSON');
