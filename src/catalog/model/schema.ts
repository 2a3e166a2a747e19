/**
 * The schemas of the records of a catalog as its files have them: references are ids, and absent fields are not known.
 *
 * fields.ts has everything else about a field. A field added to both appears in the types, in `show`, in every `--fields` and in JSON.
 */
import * as z from 'zod';
import { type FieldSpec, type PaperField, recordFields, venueKinds } from './fields.ts';
import { parseWrittenName } from './person-name.ts';

const text = z.string().min(1);
const texts = z.array(text).min(1);
const url = z.string().regex(/^https?:\/\/[^\s<>"]+$/, 'a URL that begins with https:// or http://');

/** Only characters without a special meaning in shells, BibTeX and URLs. */
const id = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9:-]*[a-z0-9])?$/, 'an id of lower-case letters, digits, hyphens and colons, such as icse');
/** In the script of any language, because it is searched as it is written; `+` and `#` are for c++ and c#. */
const termId = z
  .string()
  .regex(
    /^[\p{Ll}\p{Lo}\p{Nd}](?:[\p{Ll}\p{Lo}\p{M}\p{Nd}:+#-]*[\p{Ll}\p{Lo}\p{M}\p{Nd}+#])?$/u,
    'a term in lower case with hyphens instead of spaces, such as data-poisoning',
  );
const repoId = z.string().regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'of the form owner/name');

/**
 * `Family, Given`, with a suffix between them as BibTeX has it: `King, Jr., Martin Luther`. Lower-case words in front of the family name
 * are a particle, unless braces make them part of it: `{van der Berg}, Jan`.
 */
const writtenName = z
  .string()
  .regex(
    /^\s*[^\s,][^,]*,(?:\s*[^\s,][^,]*,)?\s*[^\s,][^,]*$/,
    'of the form "Family, Given"; write a single name as { literal: OpenAI }',
  )
  .transform(parseWrittenName);

export const literalNameSchema = z.strictObject({ literal: text, latin: text.optional() });
const author = z.union([writtenName, literalNameSchema]);

/** A key as other programs write it, without the characters that end it in LaTeX, BibTeX, biber or pandoc, or in a shell. */
// Hangul fillers are letters that cannot be seen.
export const citationKeyPattern = /^(?!.*[\u115f\u1160\u3164\uffa0])[\p{L}\p{N}][\p{L}\p{N}_.:+/'-]{0,199}$/u;
const citationKey = text.regex(
  citationKeyPattern,
  'a key of letters, digits and the signs _ . : + / - that begins with a letter or digit',
);

const year = z.int().min(1000).max(2100);
const doi = z.string().regex(/^10\.\d{4,}(?:\.\d+)*\/\S+$/, 'a bare DOI, such as 10.1145/3510003.3510146');

/** Some bibliographies give `abs/2306.08350` as the volume of a preprint. */
const volumeOrNumber = text.regex(/^(?!abs\/)/, 'a volume or number; put the arXiv id in arxiv');

const titleWithMath = text.refine(hasMath, 'a title with formulas between dollar signs, such as $k$-NN');

/** Whether a title has mathematics between pairs of dollars, all of it harmless and complete. */
export function hasMath(title: string): boolean {
  const parts = title.split('$');
  return parts.length > 2 && parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || isMath(part));
}

/** LaTeX commands that do more than print a symbol: they read files, define or run something. */
const unsafeCommands =
  /\\(?:(?!mathopen)[a-z]*(?:input|include|read|write|open|file|def|dump|lua|pdf|font|scan|csname|catcode|shell|special|toks|import|token|future)|let|immediate|every|begin|end|loop|output|verb|use|(?:re)?new|provide|require|expandafter|noexpand|after|global|count|dimen|skip|setbox|message|show|type|uppercase|lowercase|meaning|job|the(?!ta|refore)|document|batchmode|nonstop|scroll|error|href|url|expl|at(?:begin|end))/i;

// BibTeX counts `\\{` as a brace too.
function isMath(tex: string): boolean {
  let depth = 0;
  for (const [brace] of tex.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0 && tex.trim() !== '' && !/[%#&]|\\$|\^\^/.test(tex) && !unsafeCommands.test(tex);
}

const dash = '\\-‐-―';

/** Pages or an article number, without a dash at either end. */
// Not a regex literal: the build would escape its source, which the JSON Schema prints.
export const pageRangePattern = new RegExp(`^[^\\s${dash}].*(?<![\\s${dash}])$`);

export const paperSchema = z.strictObject({
  title: text,
  translation: text.optional(),
  authors: z.array(author).min(1).optional(),
  etal: z.literal(true).optional(),
  year,
  venue: text.optional(),
  type: text.optional(),
  booktitle: text.optional(),
  journal: text.optional(),
  edition: text.optional(),
  series: text.optional(),
  volume: volumeOrNumber.optional(),
  number: volumeOrNumber.optional(),
  pages: text.regex(pageRangePattern, 'a range from a page to a page, such as 12--34, or an article number').optional(),
  numpages: z.int().min(1).optional(),
  month: z.int().min(1).max(12).optional(),
  publisher: text.optional(),
  doi: doi.optional(),
  arxiv: z
    .string()
    .regex(/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/, 'an arXiv id without version, such as "2306.08350"')
    .optional(),
  primaryclass: text.optional(),
  preprint: z.strictObject({ title: text.optional(), year: year.optional() }).optional(),
  url: url.optional(),
  pdf: url.optional(),
  categories: texts.optional(),
  code: texts.optional(),
  reproductions: texts.optional(),
  ours: z.boolean().optional(),
  acronym: text.optional(),
  tasks: texts.optional(),
  models: texts.optional(),
  languages: texts.optional(),
  techniques: texts.optional(),
  summary: text.optional(),
  language: text.optional(),
  title_tex: titleWithMath.optional(),
  protect: texts.optional(),
  noprotect: texts.optional(),
  note: text.optional(),
  aliases: z.array(citationKey).min(1).optional(),
  abstract: text.optional(),
} satisfies Record<PaperField, z.ZodType>);

export const venueKindSchema = z.enum(venueKinds);

const venueEntry = z.strictObject({
  name: text,
  title: text,
  kind: venueKindSchema,
  publisher: text.optional(),
  aliases: texts.optional(),
} satisfies Record<keyof typeof recordFields.venues, z.ZodType>);

const repoEntry = z.strictObject({
  url,
  description: text.optional(),
} satisfies Record<keyof typeof recordFields.repos, z.ZodType>);

const categoryEntry = z.strictObject({
  name: text,
  parent: text.optional(),
  description: text.optional(),
} satisfies Record<keyof typeof recordFields.categories, z.ZodType>);

const oneText = text.transform((one) => [one]);
const textOrTexts = z.union([oneText, texts]);

/** One equivalent term, a list of them, or a map with narrower terms too. */
const synonymsEntry = z.union([
  oneText,
  texts,
  z.strictObject({
    same: textOrTexts.optional(),
    narrower: textOrTexts.optional(),
  } satisfies Record<keyof typeof recordFields.synonyms, z.ZodType>),
]);

export type PaperEntry = z.infer<typeof paperSchema>;
export type VenueEntry = z.infer<typeof venueEntry>;
export type RepoEntry = z.infer<typeof repoEntry>;
export type CategoryEntry = z.infer<typeof categoryEntry>;
export type SynonymsEntry = z.infer<typeof synonymsEntry>;

/** A paper as YAML has it: an author is a text. */
export type WrittenPaper = z.input<typeof paperSchema>;

/** The entries of each kind of record. */
export interface EntryOf {
  categories: CategoryEntry;
  venues: VenueEntry;
  repos: RepoEntry;
  papers: PaperEntry;
  synonyms: SynonymsEntry;
}
export type RecordKind = keyof EntryOf;

export interface RecordSchema<E> {
  readonly id: z.ZodType<string>;
  readonly entry: z.ZodType<E>;
  /** Undefined if a record is never a map of fixed fields. */
  readonly fields?: Readonly<Record<string, FieldSpec>>;
  /** A record may be a bare value or a list instead of a map of fields. */
  readonly bare?: boolean;
}

export const recordSchemas: { readonly [K in RecordKind]: RecordSchema<EntryOf[K]> } = {
  categories: { id, entry: categoryEntry, fields: recordFields.categories },
  venues: { id, entry: venueEntry, fields: recordFields.venues },
  repos: { id: repoId, entry: repoEntry, fields: recordFields.repos },
  papers: { id, entry: paperSchema, fields: recordFields.papers },
  synonyms: { id: termId, entry: synonymsEntry, fields: recordFields.synonyms, bare: true },
};

/** YAML 1.1 reads `off` as false, and so do many people. */
const off = z.literal(false).transform(() => 'off' as const);

/** By rule of `check`: its level, or the ids of records that are exempt. */
const checkSettings = z.record(z.string(), z.union([z.enum(['off', 'warning', 'error']), off, texts]));

export type CheckSettings = z.infer<typeof checkSettings>;

/** The records of `settings.yaml`. Its reader checks their names, so that it can suggest similar ones. */
export const settingsSchema: RecordSchema<CheckSettings> = { id: z.string(), entry: checkSettings };
