/**
 * The records of a catalog as they are written in its files: references are ids, absent fields are not known.
 *
 * A field added here appears by itself in the types, in `show`, in every `--fields` and in JSON.
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
    /^[^,]*[^\s,][^,]*,(?:[^,]*[^\s,][^,]*,)?[^,]*[^\s,][^,]*$/,
    'the form "Family, Given"; a name of one piece is written { literal: OpenAI }',
  )
  .transform((name) => {
    const [family = '', ...rest] = name.split(',').map((part) => part.trim());
    const given = rest.at(-1) ?? '';
    const [, whole] = /^\{([^{}]*[^\s{}][^{}]*)\}$/.exec(family) ?? [];
    return {
      family: whole?.trim() ?? family,
      ...(rest.length > 1 && { suffix: rest[0] ?? '' }),
      given,
      ...(whole !== undefined && { undivided: true as const }),
    };
  });

/** A name that is never taken apart: a group's, or one in Chinese characters with its romanisation. */
const literalName = z.strictObject({ literal: text, latin: text.optional() });

/** The text `abs/2306.08350` is what some indexes have for a volume of preprints. */
const issue = text.regex(/^(?!abs\/)/, 'a volume or a number; the arXiv id belongs to arxiv');

/** Text with mathematics between dollars, which ends where it should and runs nothing. */
const withMath = text.refine(hasMath, 'a title with its mathematics in dollars, such as $k$-NN');

function hasMath(title: string): boolean {
  const parts = title.split('$');
  return parts.length > 2 && parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || isMath(part));
}

/** Commands that are more than a sign: they read files, define or run something. */
const powerful =
  /\\(?:input|include|open|read|write|immediate|special|catcode|csname|[egx]?def|let|futurelet|directlua|latelua|scantokens|every|begin|end|loop|output|verb|use|(?:re)?new|provide|expandafter|href|url|shell|expl)/i;

/** BibTeX counts `\\{` as a brace too. */
function isMath(tex: string): boolean {
  let depth = 0;
  for (const [brace] of tex.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0 && tex.trim() !== '' && !/[%#&]|\\$|\^\^/.test(tex) && !powerful.test(tex);
}

const paperEntry = z.strictObject({
  title: text,
  /** The title in English, where the paper has none. */
  translation: text.optional(),
  /** Without them, or without a venue, a paper is found but not cited. */
  authors: z
    .array(z.union([writtenName, literalName]))
    .min(1)
    .optional(),
  /** There are more authors than the catalog names. */
  etal: z.literal(true).optional(),
  /** Year of the version of record, not of the preprint. */
  year: z.int().min(1900).max(2100),
  /** Where it appeared: the id of a venue. */
  venue: text.optional(),
  /** What kind of thesis or report it is, if not a PhD thesis or a technical report: `Master's thesis`. */
  type: text.optional(),
  /** Name of the proceedings, where the venue's own name does not say it. */
  booktitle: text.optional(),
  /** Name of the journal, where the venue is a conference that publishes in one. */
  journal: text.optional(),
  series: text.optional(),
  volume: issue.optional(),
  number: issue.optional(),
  /** A range with two hyphens (`12--34`) or an article number. */
  pages: text
    .regex(/^[^\s\-‐-―].*(?<![\s\-‐-―])$/, 'a range from a page to a page, such as 12--34, or an article number')
    .optional(),
  /** How many pages there are, where `pages` is not a range. */
  numpages: z.int().min(1).optional(),
  /** 1 to 12. */
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
  /** Class of the preprint on arXiv: `cs.SE`. */
  primaryclass: text.optional(),
  /** What the preprint has otherwise than the version of record. */
  preprint: z.strictObject({ title: text.optional(), year: z.int().min(1900).max(2100).optional() }).optional(),
  /** Page of the paper, where neither the DOI nor the arXiv id leads to it. */
  url: url.optional(),
  pdf: url.optional(),
  categories: texts.optional(),
  /** The authors' own code: ids of repositories. */
  code: texts.optional(),
  /** Code by others: ids of repositories. */
  reproductions: texts.optional(),
  /** Written by those who keep the catalog. */
  ours: z.boolean().optional(),
  /** Name of the method or tool that the paper introduces. */
  acronym: text.optional(),
  tasks: texts.optional(),
  models: texts.optional(),
  /** Programming languages that the paper studies. */
  languages: texts.optional(),
  techniques: texts.optional(),
  /** What the paper does, in a sentence of the catalog's own. */
  summary: text.optional(),
  /** Language of the title where it is not English: `zh`. */
  language: text.optional(),
  /** The title with its mathematics in LaTeX: `$k$-NN`. */
  title_tex: withMath.optional(),
  /** Words of the title whose capitals stay when a style lowers the others. */
  protect: texts.optional(),
  /** Words of the title whose capitals a style may lower, though they look like names. */
  noprotect: texts.optional(),
  /** What a citation says at its end: `In press`. */
  note: text.optional(),
});

/** What a venue is; of a thesis the university, of a report the institution, of a book its publisher. */
const venueKind = z.enum(['conference', 'journal', 'preprint', 'book', 'thesis', 'report', 'software', 'website']);

const venueEntry = z.strictObject({
  /** What people call it: `ICSE`. */
  name: text,
  /** Its full name. */
  title: text,
  kind: venueKind,
  /** Publisher of every paper here that names no other. */
  publisher: text.optional(),
  /** Other names that people type. */
  aliases: texts.optional(),
});

const repoEntry = z.strictObject({
  url,
  /** What it is, if not simply the code of one paper. */
  description: text.optional(),
});

const categoryEntry = z.strictObject({
  name: text,
  /** The id of the category above; it stands earlier in the file. */
  parent: text.optional(),
  /** A paragraph for a newcomer. */
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
