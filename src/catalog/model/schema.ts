/**
 * The records of a catalog as they are written in its files: references are ids, absent fields are not known.
 *
 * A field added here appears by itself in the types, in `show`, in every `--fields` and in JSON. meanings.ts says what each means.
 */
import * as z from 'zod';

const text = z.string().min(1);
const texts = z.array(text).min(1);
const url = z.string().regex(/^https?:\/\/[^\s<>"]+$/, 'a URL that begins with https:// or http://');

/** Letters that no shell, BibTeX or URL takes for anything else. */
const id = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9:-]*[a-z0-9])?$/, 'an id of lower-case letters, digits, hyphens and colons, such as icse');
const repoId = z.string().regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'the form owner/name');

/**
 * `Family, Given`, with a suffix between them as BibTeX has it: `King, Jr., Martin Luther`. Lower-case words in front of the family name
 * are a particle, unless braces make them part of it: `{van der Berg}, Jan`.
 */
const writtenName = z
  .string()
  .regex(
    /^\s*[^\s,][^,]*,(?:\s*[^\s,][^,]*,)?\s*[^\s,][^,]*$/,
    'the form "Family, Given"; a name of one piece is written { literal: OpenAI }',
  )
  .transform((name) => {
    const [family = '', ...rest] = name.split(',').map((part) => part.trim());
    const given = rest.at(-1) ?? '';
    const [, whole] = /^\{(\s*[^\s{}][^{}]*)\}$/.exec(family) ?? [];
    return {
      family: whole?.trim() ?? family,
      ...(rest.length > 1 && { suffix: rest[0] ?? '' }),
      given,
      ...(whole !== undefined && { undivided: true as const }),
    };
  });

/** A name that is never taken apart: a group's, or one in Chinese characters with its romanisation. */
export const literalName = z.strictObject({ literal: text, latin: text.optional() });

/** The text `abs/2306.08350` is what some indexes have for a volume of preprints. */
const issue = text.regex(/^(?!abs\/)/, 'a volume or a number; the arXiv id belongs to arxiv');

/** Text with mathematics between dollars, which ends where it should and runs nothing. */
const withMath = text.refine(hasMath, 'a title with its mathematics in dollars, such as $k$-NN');

export function hasMath(title: string): boolean {
  const parts = title.split('$');
  return parts.length > 2 && parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || isMath(part));
}

/** Commands that are more than a sign: they read files, define or run something. */
const powerful =
  /\\(?:(?!mathopen)[a-z]*(?:input|include|read|write|open|file|def|dump|lua|pdf|font|scan|csname|catcode|shell|special|toks|import|token|future)|let|immediate|every|begin|end|loop|output|verb|use|(?:re)?new|provide|require|expandafter|noexpand|after|global|count|dimen|skip|setbox|message|show|type|uppercase|lowercase|meaning|job|the(?!ta|refore)|document|batchmode|nonstop|scroll|error|href|url|expl|at(?:begin|end))/i;

/** BibTeX counts `\\{` as a brace too. */
function isMath(tex: string): boolean {
  let depth = 0;
  for (const [brace] of tex.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0 && tex.trim() !== '' && !/[%#&]|\\$|\^\^/.test(tex) && !powerful.test(tex);
}

const dash = '\\-‐-―';

/** Pages, or what stands for them, which no dash begins or ends. */
// Not a literal, whose source the build would escape: the JSON Schema prints it.
export const pageRange = new RegExp(`^[^\\s${dash}].*(?<![\\s${dash}])$`);

export const paperEntry = z.strictObject({
  title: text,
  translation: text.optional(),
  authors: z
    .array(z.union([writtenName, literalName]))
    .min(1)
    .optional(),
  etal: z.literal(true).optional(),
  year: z.int().min(1000).max(2100),
  venue: text.optional(),
  type: text.optional(),
  booktitle: text.optional(),
  journal: text.optional(),
  series: text.optional(),
  volume: issue.optional(),
  number: issue.optional(),
  pages: text.regex(pageRange, 'a range from a page to a page, such as 12--34, or an article number').optional(),
  numpages: z.int().min(1).optional(),
  month: z.int().min(1).max(12).optional(),
  publisher: text.optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,}(?:\.\d+)*\/\S+$/, 'a bare DOI, such as 10.1145/3510003.3510146')
    .optional(),
  arxiv: z
    .string()
    .regex(/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/, 'an arXiv id without version, such as "2306.08350"')
    .optional(),
  primaryclass: text.optional(),
  preprint: z.strictObject({ title: text.optional(), year: z.int().min(1000).max(2100).optional() }).optional(),
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
  title_tex: withMath.optional(),
  protect: texts.optional(),
  noprotect: texts.optional(),
  note: text.optional(),
});

/** What a venue is; of a thesis the university, of a report the institution, of a book its publisher. */
export const venueKind = z.enum(['conference', 'journal', 'preprint', 'book', 'thesis', 'report', 'software', 'website']);

const venueEntry = z.strictObject({
  name: text,
  title: text,
  kind: venueKind,
  publisher: text.optional(),
  aliases: texts.optional(),
});

const repoEntry = z.strictObject({
  url,
  description: text.optional(),
});

const categoryEntry = z.strictObject({
  name: text,
  parent: text.optional(),
  description: text.optional(),
});

/** What a short form stands for: one text, or a list of them. */
const abbreviationEntry = z.union([text.transform((one) => [one]), texts]);

export type AbbreviationEntry = z.infer<typeof abbreviationEntry>;
export type PaperEntry = z.infer<typeof paperEntry>;
export type VenueEntry = z.infer<typeof venueEntry>;
export type RepoEntry = z.infer<typeof repoEntry>;
export type CategoryEntry = z.infer<typeof categoryEntry>;
export type Author = NonNullable<PaperEntry['authors']>[number];

/** A paper as YAML has it: names as text. */
export type PaperInput = z.input<typeof paperEntry>;

/** The entries of each kind of record. */
export interface EntryOf {
  categories: CategoryEntry;
  venues: VenueEntry;
  repos: RepoEntry;
  papers: PaperEntry;
  abbreviations: AbbreviationEntry;
}
export type Kind = keyof EntryOf;

/** The schemas of a record's id and of its entry. */
export interface Form<E> {
  readonly id: z.ZodType<string>;
  readonly entry: z.ZodType<E>;
  /** Whether a record may be a bare value and no map of fields. */
  readonly bare?: boolean;
}

export const kinds: { readonly [K in Kind]: Form<EntryOf[K]> } = {
  categories: { id, entry: categoryEntry },
  venues: { id, entry: venueEntry },
  repos: { id: repoId, entry: repoEntry },
  papers: { id, entry: paperEntry },
  abbreviations: { id, entry: abbreviationEntry, bare: true },
};

/** Of each rule of `check` that it is off, or the ids of the records that it leaves alone. */
const checkSettings = z.record(z.string(), z.union([z.literal('off'), texts]));

export type CheckSettings = z.infer<typeof checkSettings>;

/** The records of `settings.yaml`; which of them are known is for its reader to say, with the nearest one. */
export const settings: Form<CheckSettings> = { id: z.string(), entry: checkSettings };

/** The names of all fields of each kind that has some, in their order. */
export const fields: { readonly [K in Exclude<Kind, 'abbreviations'>]: readonly string[] } = {
  categories: Object.keys(categoryEntry.shape),
  venues: Object.keys(venueEntry.shape),
  repos: Object.keys(repoEntry.shape),
  papers: Object.keys(paperEntry.shape),
};
